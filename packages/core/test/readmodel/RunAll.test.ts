/**
 * Several read models in one pass: each is what a fold of the log says, each event is decoded once, and nobody waits for who is far behind.
 */
import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Effect, Fiber } from "effect"
import * as fc from "fast-check"
import { ask } from "../../src/eventsourcing/Ask.ts"
import type { EventCodec } from "../../src/eventsourcing/EventCodec.ts"
import type { EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import { run, runAll } from "../../src/readmodel/ReadModelRunner.ts"
import type { ReadModelStoreService } from "../../src/readmodel/ReadModelStore.ts"
import { select, waitUntil } from "../../src/readmodel/Rows.ts"
import { codec, type CourseEvent, illness, seats } from "../eventsourcing/courses.ts"
import { anyEvent, encoded, patience, write } from "../eventsourcing/support.ts"
import { courseRows } from "./CourseRows.ts"
import { on, type Stage, stage } from "./Stage.ts"
import { tutorRows } from "./TutorRows.ts"

const both = (here: Stage, by: EventCodec<CourseEvent> = codec) =>
  Effect.forkScoped(on(here)(runAll([courseRows, tutorRows], by)))

/** Waits until both answer up to the position. */
const caughtUp = (here: Stage, position: number) =>
  on(here)(Effect.andThen(waitUntil("seats", at(position)), waitUntil("illness", at(position))))

const asFolded = Effect.fnUntraced(function* (here: Stage) {
  for (const { key, state } of (yield* on(here)(select(courseRows))).rows)
    expect(state).toEqual((yield* ask(here.log, codec, seats, key)).state)
  for (const { key, state } of (yield* on(here)(select(tutorRows))).rows)
    expect(state).toEqual((yield* ask(here.log, codec, illness, key)).state)
})

/** Appends so many events, of which each names something else. */
const fill = (log: EventStoreService, count: number, event: (i: number) => CourseEvent) =>
  Effect.forEach(
    Arr.chunksOf(
      Arr.makeBy(count, (i) => encoded(event(i))),
      10_000
    ),
    (some) => log.append(some),
    {
      discard: true
    }
  )

const opened = (i: number): CourseEvent => ({ type: "course.opened", course: `c${i}`, places: 1, tutor: "t" })

const noted = (): CourseEvent => ({ type: "student.noted", student: "s", note: "" })

/** Tells from where to where each version was brought, and with how many rows. */
const watched = (rows: ReadModelStoreService) => {
  const steps: Array<string> = []
  const watching: ReadModelStoreService = {
    ...rows,
    advance: (build, step) =>
      Effect.suspend(() => {
        steps.push(`${build.model} ${step.from}-${step.upTo}: ${step.rows.length}`)
        return rows.advance(build, step)
      })
  }
  return { steps, rows: watching }
}

describe("several read models", () => {
  it.live(
    "are what a fold of any log says, wherever each stood, though runners are stopped and others run beside them",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(
            fc.array(
              fc.tuple(anyEvent, fc.constantFrom("goes on", "is awaited", "is stopped", "another", "one alone")),
              {
                maxLength: 30
              }
            ),
            (events) =>
              Effect.runPromise(
                Effect.scoped(
                  Effect.gen(function* () {
                    const here = yield* stage
                    let runner = yield* both(here)
                    for (const [i, [event, what]] of events.entries()) {
                      yield* write(here.log, event)
                      if (what === "is awaited") yield* caughtUp(here, i + 1)
                      if (what === "another") yield* both(here)
                      if (what === "one alone") yield* Effect.forkScoped(on(here)(run(tutorRows, codec)))
                      if (what !== "is stopped") continue
                      yield* Fiber.interrupt(runner)
                      runner = yield* both(here)
                    }
                    yield* caughtUp(here, events.length)
                    yield* asFolded(here)
                    const { rows } = yield* on(here)(select(tutorRows))
                    const tutors = events.flatMap(([event]) =>
                      illness.types.includes(event.type) ? illness.keys(event) : []
                    )
                    expect(rows.map(({ key }) => key)).toEqual([...new Set(tutors)].sort())
                  })
                )
              )
          )
        )
      ),
    patience
  )

  it.live(
    "are kept after a hundred thousand events, and at the end of the log; each event is decoded once",
    () =>
      Effect.gen(function* () {
        const { log, rows: plain } = yield* stage
        const { rows, steps } = watched(plain)
        let decoded = 0
        const counting: EventCodec<CourseEvent> = { ...codec, decode: (event) => (decoded++, codec.decode(event)) }
        yield* fill(log, 106_000, (i) =>
          i % 2 === 0
            ? { type: "course.places-set", course: `c${i % 5}`, places: i }
            : { type: "tutor.fell-ill", tutor: `t${i % 3}` }
        )
        yield* both({ log, rows }, counting)
        yield* caughtUp({ log, rows }, 106_000)
        expect(decoded).toBe(106_000)
        expect(steps).toEqual(
          ["0-100000", "100000-106000"].flatMap((span) => [`seats ${span}: 5`, `illness ${span}: 3`])
        )
        yield* asFolded({ log, rows })
      }),
    patience
  )

  it.live(
    "are kept as soon as one of them has moved forty thousand rows",
    () =>
      Effect.gen(function* () {
        const { log, rows: plain } = yield* stage
        const { rows, steps } = watched(plain)
        yield* fill(log, 46_000, opened)
        yield* both({ log, rows })
        yield* caughtUp({ log, rows }, 46_000)
        expect(steps).toEqual([
          "seats 0-40000: 40000",
          "illness 0-40000: 0",
          "seats 40000-46000: 6000",
          "illness 40000-46000: 0"
        ])
      }),
    patience
  )

  it.live("let others have their turn while their rows are written as text", () =>
    Effect.gen(function* () {
      const { log: plain, rows: kept } = yield* stage
      let turns = 0
      const turnsOfOthers: Array<number> = []
      yield* Effect.forkScoped(
        Effect.forever(
          Effect.andThen(
            Effect.sync(() => turns++),
            Effect.yieldNow
          )
        )
      )
      const log: EventStoreService = {
        ...plain,
        read: (parts, options) => Effect.tap(plain.read(parts, options), () => Effect.sync(() => (turns = 0)))
      }
      const rows: ReadModelStoreService = {
        ...kept,
        advance: (build, step) =>
          Effect.suspend(() => {
            turnsOfOthers.push(turns)
            return kept.advance(build, step)
          })
      }
      yield* fill(log, 4000, opened)
      yield* both({ log, rows })
      yield* caughtUp({ log, rows }, 4000)
      expect(turnsOfOthers[0]).toBeGreaterThan(0)
    })
  )

  it.live("that stand a little apart take in only what they do not know yet", () =>
    Effect.gen(function* () {
      const { log, rows: plain } = yield* stage
      const { rows, steps } = watched(plain)
      const enrolled: CourseEvent = { type: "student.enrolled", course: "c", student: "s" }
      yield* write(log, enrolled, enrolled, { type: "tutor.fell-ill", tutor: "t" })
      yield* rows.prepare({ ...buildOf(courseRows), columns: courseRows.columns })
      const ahead = { key: "c", state: JSON.stringify({ places: 9, students: ["s"], tutor: "x" }) }
      yield* plain.advance(buildOf(courseRows), {
        from: at(0),
        upTo: at(2),
        rows: [{ ...ahead, columns: { tutor: "x", free: 8 } }]
      })
      yield* both({ log, rows })
      yield* caughtUp({ log, rows }, 3)
      expect(steps).toEqual(["illness 0-3: 1", "seats 2-3: 0"])
      const [row] = (yield* on({ log, rows })(select(courseRows))).rows
      expect(row?.state.places).toBe(9)
    })
  )

  it.live("that are up to date do not wait for one that begins", () =>
    Effect.gen(function* () {
      const { log: plain, rows } = yield* stage
      yield* fill(plain, 50_001, noted)
      yield* rows.prepare({ ...buildOf(courseRows), columns: courseRows.columns })
      yield* rows.advance(buildOf(courseRows), { from: at(0), upTo: at(50_001), rows: [] })
      const log: EventStoreService = {
        ...plain,
        read: (parts, options) => (parts[0].after === 0 ? Effect.never : plain.read(parts, options))
      }
      yield* both({ log, rows })
      yield* write(log, { type: "course.opened", course: "c", places: 1, tutor: "t" })
      yield* on({ log, rows })(waitUntil(buildOf(courseRows), at(50_002)))
      const behind = (yield* rows.standings()).find(({ model }) => model === "illness")
      expect(behind).toMatchObject({ upTo: 0, serving: false })
    })
  )
})
