/**
 * A log that was put back: who remembers a position of the one before says so, and passes over nothing.
 */
import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Context, Effect, Exit, Fiber, Layer, type Scope } from "effect"
import { TestClock } from "effect/testing"
import type { SequencedEvent } from "../../src/eventsourcing/Event.ts"
import { EventStore, type EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { shapeOf } from "../../src/readmodel/Building.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import { run, runAll } from "../../src/readmodel/ReadModelRunner.ts"
import { LogDiffers, markAt, sameLog } from "../../src/readmodel/SameLog.ts"
import { codec, type CourseEvent } from "../eventsourcing/courses.ts"
import { encoded } from "../eventsourcing/support.ts"
import { courseRows } from "./CourseRows.ts"
import { on, type Stage, stage } from "./Stage.ts"
import { tutorRows } from "./TutorRows.ts"

const build = buildOf(courseRows)
const shape = { ...build, columns: courseRows.columns }

const enrolled = (student: string): CourseEvent => ({ type: "student.enrolled", course: "a", student })
const ill: CourseEvent = { type: "tutor.fell-ill", tutor: "x" }

const minute = TestClock.adjust("1 minute")

const appended = (log: EventStoreService, ...events: ReadonlyArray<CourseEvent>) =>
  Effect.forEach(events, (event) => log.append([encoded(event)]))

const eventsOf = (log: EventStoreService) => Effect.map(log.read([{ query: [{}] }]), ({ events }) => events)

/** Another log, which has these of the events of a backup. */
const putBack = (events: ReadonlyArray<SequencedEvent>): Effect.Effect<EventStoreService, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const log = Context.get(yield* Layer.build(Layer.fresh(EventStoreMemory.layer)), EventStore)
    if (Arr.isReadonlyArrayNonEmpty(events)) yield* log.restore(events)
    return log
  })

const standing = ({ rows }: Stage) => Effect.map(rows.standings(), ([only]) => only)

/** Runs a version until it has caught up, and stops it. */
const caughtUp = Effect.fnUntraced(function* (here: Stage) {
  const fiber = yield* Effect.forkChild(on(here)(run(courseRows, codec)))
  yield* minute
  yield* Fiber.interrupt(fiber)
  return yield* standing(here)
})

/** How a runner ends within a minute; nothing where it goes on. */
const ended = Effect.fnUntraced(function* (here: Stage) {
  const fiber = yield* Effect.forkScoped(Effect.flip(on(here)(run(courseRows, codec))))
  yield* minute
  const exit = fiber.pollUnsafe()
  return exit !== undefined && Exit.isSuccess(exit) ? exit.value : undefined
})

/** What the log of five events became, by what is put back of it and what came then. */
const others: Readonly<
  Record<string, (all: ReadonlyArray<SequencedEvent>) => Effect.Effect<EventStoreService, unknown, Scope.Scope>>
> = {
  "is shorter": (all) => putBack(all.slice(0, 3)),
  "is empty": () => putBack([]),
  "has grown as far in another way": (all) =>
    Effect.tap(putBack(all.slice(0, 3)), (log) => appended(log, enrolled("u"), enrolled("v"))),
  "has grown further in another way": (all) =>
    Effect.tap(putBack(all.slice(0, 3)), (log) => appended(log, ...["u", "v", "w", "x"].map(enrolled))),
  "was sent the same again": (all) =>
    Effect.tap(putBack(all.slice(0, 3)), (log) =>
      Effect.andThen(
        minute,
        Effect.forEach(all.slice(3), ({ event }) => log.append([event]))
      )
    )
}

describe("a runner whose log", () => {
  for (const [how, become] of Object.entries(others)) {
    it.effect(`${how} stops and says so, and leaves the rows as they are`, () =>
      Effect.gen(function* () {
        const here = yield* stage
        yield* appended(here.log, ...["r", "s", "t", "u", "v"].map(enrolled))
        expect((yield* caughtUp(here))?.upTo).toBe(5)
        const log = yield* become(yield* eventsOf(here.log))
        expect(yield* ended({ ...here, log })).toMatchObject({ _tag: "LogDiffers", ...build, upTo: 5 })
        expect(yield* standing(here)).toEqual({ ...build, upTo: 5, serving: true })
        yield* here.rows.forget(build)
        expect((yield* caughtUp({ ...here, log }))?.upTo).toBe((yield* log.read([{ query: [{}] }])).head)
      })
    )
  }

  it.effect("is the same goes on, also one that was copied, and behind an event that it does not want", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* appended(here.log, enrolled("r"), ill)
      expect((yield* caughtUp(here))?.upTo).toBe(2)
      yield* appended(here.log, enrolled("s"), ill, ill)
      const log = yield* putBack(yield* eventsOf(here.log))
      expect((yield* caughtUp({ ...here, log }))?.upTo).toBe(5)
      const last = (yield* eventsOf(log)).at(-1)
      const mark = { event: last?.event.id, recordedAt: last?.recordedAt }
      expect(yield* here.rows.prepare(shape)).toMatchObject({ upTo: 5, mark })
    })
  )

  it.effect("grew while it ran knows each position by its event", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* Effect.forkScoped(on(here)(run(courseRows, codec)))
      for (const [i, event] of [enrolled("r"), ill, enrolled("s")].entries()) {
        yield* appended(here.log, event)
        yield* minute
        const [last] = (yield* eventsOf(here.log)).slice(-1)
        const mark = { event: last?.event.id, recordedAt: last?.recordedAt }
        expect(yield* here.rows.prepare(shape)).toMatchObject({ upTo: i + 1, mark })
      }
    })
  )

  it.effect("was read by another version before knows each by its event, also where they read it together", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* appended(here.log, enrolled("r"), enrolled("s"))
      yield* caughtUp(here)
      yield* Effect.forkScoped(on(here)(runAll([courseRows, tutorRows], codec)))
      yield* minute
      const marks = [shape, shapeOf(tutorRows)].map((each) => Effect.map(here.rows.prepare(each), ({ mark }) => mark))
      const [one, other] = yield* Effect.all(marks)
      expect(one).toBeDefined()
      expect(other).toEqual(one)
    })
  )

  it.effect("it knew only by its length, as older programs did, goes on where that is enough", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* here.rows.prepare(shape)
      yield* here.rows.advance(build, { from: at(0), upTo: at(2), rows: [] })
      yield* appended(here.log, enrolled("r"))
      expect(yield* ended(here)).toMatchObject({ _tag: "LogDiffers", upTo: 2, head: 1 })
      yield* appended(here.log, enrolled("s"), enrolled("t"))
      expect((yield* caughtUp(here))?.upTo).toBe(3)
      expect((yield* here.rows.prepare(shape)).mark).toBeDefined()
    })
  )
})

it.effect("a position between events, as in a log that was restored with gaps, is known by the event before it", () =>
  Effect.gen(function* () {
    const { log: first } = yield* stage
    yield* appended(first, enrolled("r"), enrolled("s"))
    const [one, two] = yield* eventsOf(first)
    if (one === undefined || two === undefined) return expect.fail("two events were written")
    const log = yield* putBack([one, { ...two, position: at(9) }])
    const mark = { event: one.event.id, recordedAt: one.recordedAt }
    expect(yield* markAt(log, [], at(4))).toEqual({ mark })
    expect(yield* markAt(log, [two], at(4))).toEqual({ mark })
    expect(yield* markAt(log, [], at(0))).toEqual({})
    const here = { ...build, serving: true, upTo: at(4) }
    yield* sameLog(log, { ...here, mark })
    yield* sameLog(log, { ...here, upTo: at(0), mark: { event: "another", recordedAt: 0 } })
    const differs = yield* Effect.flip(sameLog(log, { ...here, mark: { ...mark, event: two.event.id } }))
    expect(differs).toMatchObject({ upTo: 4, head: 4 })
  })
)

it("says what is to be done", () => {
  const differs = { ...build, upTo: at(5) }
  expect(new LogDiffers({ ...differs, head: at(3) }).message).toBe(
    "seats 1.1 stands at position 5 of a log, but this one ends at 3: it was put back, so forget the version"
  )
  expect(new LogDiffers({ ...differs, head: at(5) }).message).toContain("has another event there")
})
