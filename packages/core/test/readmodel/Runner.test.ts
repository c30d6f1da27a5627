/**
 * The runner: rows are what a fold of the log says, each event counts once, and what cannot be read stops it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Option } from "effect"
import * as fc from "fast-check"
import { ask } from "../../src/eventsourcing/Ask.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import { run } from "../../src/readmodel/ReadModelRunner.ts"
import type { ReadModelStoreService } from "../../src/readmodel/ReadModelStore.ts"
import { stateFold } from "../../src/readmodel/RowFold.ts"
import { select, waitUntil } from "../../src/readmodel/Rows.ts"
import { codec, type Course, type CourseEvent, seats } from "../eventsourcing/courses.ts"
import { anyEvent, encoded, patience, write } from "../eventsourcing/support.ts"
import { courseRows } from "./CourseRows.ts"
import { on, type Stage, stage } from "./Stage.ts"

const build = buildOf(courseRows)

const opened = (course: string, places: number, tutor: string): CourseEvent => ({
  type: "course.opened",
  course,
  places,
  tutor
})
const enrolled = (course: string, student: string): CourseEvent => ({ type: "student.enrolled", course, student })

const running = (on_: Stage, version = courseRows) => Effect.forkScoped(on(on_)(run(version, codec)))

/** Counts what a store of rows is asked. */
const counted = (rows: ReadModelStoreService) => {
  const calls = { finds: 0, advances: 0 }
  const counting: ReadModelStoreService = {
    ...rows,
    find: (...args) => Effect.suspend(() => (calls.finds++, rows.find(...args))),
    advance: (...args) => Effect.suspend(() => (calls.advances++, rows.advance(...args)))
  }
  return { calls, rows: counting }
}

describe("a runner", () => {
  it.live("keeps a row for each key, with its columns, and says up to where they are true", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, opened("a", 3, "x"), opened("b", 1, "y"), enrolled("a", "s"))
      yield* write(here.log, { type: "tutor.fell-ill", tutor: "x" })
      yield* running(here)
      yield* on(here)(waitUntil("seats", at(4)))
      expect(yield* on(here)(select(courseRows, { orderBy: [{ column: "free" }] }))).toEqual({
        rows: [
          { key: "b", state: { places: 1, students: [], tutor: "y" } },
          { key: "a", state: { places: 3, students: ["s"], tutor: "x" } }
        ],
        count: 2,
        upTo: 4
      })
      const selected = yield* on(here)(select(courseRows, { where: { tutor: "x" }, limit: 0 }))
      expect(selected).toEqual({ rows: [], count: 1, upTo: 4 })
    })
  )

  it.live("lets a version answer at once where the log is empty", () =>
    Effect.gen(function* () {
      const { log, rows: plain } = yield* stage
      const { calls, rows } = counted(plain)
      yield* running({ log, rows })
      yield* on({ log, rows })(waitUntil("seats", at(0)))
      expect(yield* on({ log, rows })(select(courseRows))).toEqual({ rows: [], count: 0, upTo: 0 })
      expect(calls.advances).toBe(0)
    })
  )

  it.live(
    "counts events once and in the rows that any log leads to, though it is stopped and begun again",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(fc.array(fc.tuple(anyEvent, fc.boolean()), { maxLength: 30 }), (events) =>
            Effect.runPromise(
              Effect.scoped(
                Effect.gen(function* () {
                  const here = yield* stage
                  let runner = yield* running(here)
                  for (const [event, stops] of events) {
                    yield* write(here.log, event)
                    if (!stops) continue
                    yield* Fiber.interrupt(runner)
                    runner = yield* running(here)
                  }
                  yield* on(here)(waitUntil("seats", at(events.length)))
                  const { rows } = yield* on(here)(select(courseRows))
                  const courses = events.flatMap(([event]) =>
                    seats.types.includes(event.type) ? seats.keys(event) : []
                  )
                  expect(rows.map(({ key }) => key)).toEqual([...new Set(courses)].sort())
                  for (const { key, state } of rows) {
                    expect(state).toEqual((yield* ask(here.log, codec, seats, key)).state)
                  }
                })
              )
            )
          )
        )
      ),
    patience
  )

  it.live("reads a state once, and keeps it in mind until it is overtaken", () =>
    Effect.gen(function* () {
      const { log, rows: plain } = yield* stage
      const { calls, rows } = counted(plain)
      yield* write(log, opened("a", 3, "x"))
      yield* running({ log, rows })
      yield* on({ log, rows })(waitUntil("seats", at(1)))
      for (const [i, student] of ["s", "t", "u"].entries()) {
        yield* write(log, enrolled("a", student))
        yield* on({ log, rows })(waitUntil("seats", at(2 + i)))
      }
      expect(calls).toEqual({ finds: 1, advances: 4 })
      const [kept] = (yield* on({ log, rows })(select(courseRows))).rows
      expect(kept?.state.students).toEqual(["s", "t", "u"])
      const others = { key: "a", state: JSON.stringify({ places: 3, students: ["other"], tutor: "x" }) }
      const stolen = { from: at(4), upTo: at(5), rows: [{ ...others, columns: { tutor: "x", free: 2 } }] }
      yield* plain.advance(build, stolen)
      yield* write(log, { type: "tutor.fell-ill", tutor: "x" }, enrolled("a", "v"))
      yield* on({ log, rows })(waitUntil("seats", at(6)))
      expect((yield* on({ log, rows })(select(courseRows))).rows).toEqual([
        { key: "a", state: { places: 3, students: ["other", "v"], tutor: "x" } }
      ])
    })
  )

  it.live("stops at a row that cannot be read, and says which", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* here.rows.prepare({ ...build, columns: courseRows.columns })
      const damaged = [{ key: "a", state: '{"places":"three"}', columns: { tutor: null, free: 0 } }]
      yield* here.rows.advance(build, { from: at(0), upTo: at(0), rows: damaged })
      yield* here.rows.serve(build)
      const unread = yield* Effect.flip(on(here)(select(courseRows)))
      expect(unread).toMatchObject({ _tag: "UnreadableRow", key: "a", model: "seats", version: "1.1" })
      yield* write(here.log, enrolled("a", "s"))
      const stopped = yield* Effect.flip(on(here)(run(courseRows, codec)))
      expect(stopped).toMatchObject({ _tag: "UnreadableRow", key: "a" })
      expect(stopped.message).toContain('The row "a" of seats 1.1 cannot be read')
    })
  )

  it.live.each([
    [0, "NaN"],
    [1, "Infinity"],
    [-1, "-Infinity"]
  ] as const)("stops where %s is divided by nothing and the column would hold %s", ([divided, found]) =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, opened("a", 3, "x"), opened("b", 0, "y"))
      const perPlace = { ...courseRows, row: ({ places }: Course) => ({ tutor: null, free: divided / places }) }
      const stopped = yield* Effect.flip(on(here)(run(perPlace, codec)))
      expect(stopped).toMatchObject({ _tag: "InvalidCell", ...build, key: "b", column: "free", found })
      expect(stopped.message).toBe(
        `The column free of the row "b" of seats 1.1 is ${found}: a column holds text, a finite number or null`
      )
      expect(yield* here.rows.standings()).toEqual([{ ...build, upTo: 0, serving: false }])
    })
  )

  it.live("stops at an event that cannot be read, and has kept nothing of its page", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, opened("a", 3, "x"))
      yield* here.log.append([{ ...encoded(enrolled("a", "s")), data: '{"course":7}' }])
      const stopped = yield* Effect.flip(on(here)(run(courseRows, codec)))
      expect(stopped).toMatchObject({ _tag: "CannotDecode", position: 2 })
      expect(yield* here.rows.standings()).toEqual([{ ...build, upTo: 0, serving: false }])
    })
  )

  it.live("stops where its columns were changed without a new version, and where its version was dropped", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* here.rows.prepare({ ...build, columns: { tutor: "text" } })
      const differing = yield* Effect.flip(on(here)(run(courseRows, codec)))
      expect(differing).toMatchObject({ _tag: "ShapeDiffers", stored: { tutor: "text" } })
      expect(differing.message).toContain("a change of columns needs a version of its own")
      yield* here.rows.drop(build)
      const dropping: ReadModelStoreService = {
        ...here.rows,
        advance: (...args) => Effect.andThen(here.rows.drop(build), here.rows.advance(...args))
      }
      yield* write(here.log, opened("a", 3, "x"))
      const gone = yield* Effect.flip(on({ ...here, rows: dropping })(run(courseRows, codec)))
      expect(gone._tag).toBe("UnknownBuild")
      expect(gone.message).toBe("There is no seats 1.1: it was dropped, or never prepared")
    })
  )
})

describe("versions", () => {
  const newer = { ...courseRows, version: 2 }

  it.live("a newer one takes the place of the one that answers; an older one does not", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, opened("a", 3, "x"))
      const first = yield* running(here)
      yield* on(here)(waitUntil("seats", at(1)))
      yield* Fiber.interrupt(first)
      yield* running(here, newer)
      yield* write(here.log, enrolled("a", "s"))
      yield* on(here)(waitUntil("seats", at(2)))
      yield* running(here)
      yield* write(here.log, enrolled("a", "t"))
      while (!(yield* here.rows.standings()).every(({ upTo }) => upTo === 3)) yield* Effect.sleep("1 millis")
      yield* Effect.sleep("5 millis")
      const serving = (yield* here.rows.standings()).filter((each) => each.serving)
      expect(serving).toEqual([{ model: "seats", version: "1.2", upTo: 3, serving: true }])
      const refused = yield* Effect.flip(on(here)(select(courseRows)))
      expect(refused.message).toBe("seats 1.1 does not answer; 1.2 does")
    })
  )

  it.live("who waits for one of them does not hear of another", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, opened("a", 3, "x"))
      yield* running(here, newer)
      yield* on(here)(waitUntil("seats", at(1)))
      yield* on(here)(waitUntil(buildOf(newer), at(1)))
      const others = on(here)(Effect.timeoutOption(waitUntil(build, at(1)), "30 millis"))
      expect(Option.isNone(yield* others)).toBe(true)
      const another = { model: "illness", version: buildOf(newer).version }
      const ofAnother = on(here)(Effect.timeoutOption(waitUntil(another, at(1)), "30 millis"))
      expect(Option.isNone(yield* ofAnother)).toBe(true)
      const later = on(here)(Effect.timeoutOption(waitUntil(buildOf(newer), at(2)), "30 millis"))
      expect(Option.isNone(yield* later)).toBe(true)
    })
  )

  it.live("that is not there does not answer", () =>
    Effect.gen(function* () {
      const here = yield* stage
      const refused = yield* Effect.flip(on(here)(select(courseRows)))
      expect(refused.message).toBe("seats 1.1 does not answer; none does yet")
    })
  )

  it.live("is not stopped by an event that it does not want and nobody could read", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* here.log.append([{ ...encoded({ type: "tutor.fell-ill", tutor: "x" }), data: "{" }])
      yield* write(here.log, opened("a", 3, "x"))
      yield* running(here)
      yield* on(here)(waitUntil("seats", at(2)))
      expect((yield* on(here)(select(courseRows))).rows.map(({ key }) => key)).toEqual(["a"])
    })
  )
})

it("an event counts once for a row, though it names it twice", () => {
  const twice = stateFold<number, { readonly type: string }>({
    name: "twice",
    version: 1,
    types: ["counted"],
    initial: 0,
    tags: () => [],
    keys: () => ["a", "b", "a"],
    evolve: (count) => count + 1
  })
  const states = new Map<string, number>()
  twice.evolve(states, [{ id: "1", position: at(1), recordedAt: 0, event: { type: "counted" } }])
  expect([...states]).toEqual([
    ["a", 1],
    ["b", 1]
  ])
})
