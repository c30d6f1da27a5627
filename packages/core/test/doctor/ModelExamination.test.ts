/**
 * The doctor on read models: rows are held against a fold of the log, all of them or a sample, also while a runner works.
 */
import { describe, expect, it } from "@effect/vitest"
import { Context, Effect, Fiber, Layer, type Scope } from "effect"
import { examineReadModel, type ModelOptions } from "../../src/doctor/ModelExamination.ts"
import type { DoctorFinding } from "../../src/doctor/DoctorFinding.ts"
import { isSound } from "../../src/doctor/DoctorReport.ts"
import { passOfSample } from "../../src/doctor/Keys.ts"
import { EventStore, type EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import { run } from "../../src/readmodel/ReadModelRunner.ts"
import { ReadModelsFailed, ReadModelStore, type ReadModelStoreService } from "../../src/readmodel/ReadModelStore.ts"
import * as ReadModelStoreMemory from "../../src/readmodel/ReadModelStoreMemory.ts"
import { waitUntil } from "../../src/readmodel/Rows.ts"
import { codec, type CourseEvent } from "../eventsourcing/courses.ts"
import { encoded, memoryStore, write } from "../eventsourcing/support.ts"
import { courseRows } from "../readmodel/CourseRows.ts"
import { failing } from "./support.ts"

interface Stage {
  readonly log: EventStoreService
  readonly rows: ReadModelStoreService
}

const memoryRows: Effect.Effect<ReadModelStoreService, never, Scope.Scope> = Effect.map(
  Layer.build(Layer.fresh(ReadModelStoreMemory.layer)),
  (context) => Context.get(context, ReadModelStore)
)

const on =
  ({ log, rows }: Stage) =>
  <A, E>(effect: Effect.Effect<A, E, EventStore | ReadModelStore>): Effect.Effect<A, E> =>
    effect.pipe(Effect.provideService(EventStore, log), Effect.provideService(ReadModelStore, rows))

const build = buildOf(courseRows)

const name = (i: number): string => `c${String(i).padStart(4, "0")}`

const opened = (i: number): CourseEvent => ({ type: "course.opened", course: name(i), places: i, tutor: "t" })
const enrolled = (i: number): CourseEvent => ({ type: "student.enrolled", course: name(i), student: "s" })

/** A log of courses, each opened and with a student, and the rows that a runner has made of it. */
const kept = Effect.fnUntraced(function* (courses: number) {
  const stage: Stage = { log: yield* memoryStore, rows: yield* memoryRows }
  for (let i = 0; i < courses; i++) yield* write(stage.log, opened(i), enrolled(i))
  const runner = yield* Effect.forkScoped(on(stage)(run(courseRows, codec)))
  yield* on(stage)(waitUntil("seats", at(courses * 2)))
  yield* Fiber.interrupt(runner)
  return stage
})

const examined = (stage: Stage, options: ModelOptions = {}) => on(stage)(examineReadModel(courseRows, codec, options))

const stateOf = (i: number, change: object = {}) =>
  JSON.stringify({ places: i, students: ["s"], tutor: "t", ...change })

/** Puts a row where it does not belong. */
const put = (
  { rows }: Stage,
  upTo: number,
  key: string,
  state: string,
  columns: { tutor: string | null; free: number } = { tutor: "t", free: 0 }
) => rows.advance(build, { from: at(upTo), upTo: at(upTo), rows: [{ key, state, columns }] })

/** The rows as a store gives them that has lost one. */
const without = (rows: ReadModelStoreService, key: string): ReadModelStoreService => ({
  ...rows,
  select: (build, selection) =>
    Effect.map(rows.select(build, { ...selection, offset: 0, limit: undefined }), (selected) => {
      const left = selected.rows.filter((row) => row.key !== key)
      const end = selection.limit === undefined ? undefined : selection.offset + selection.limit
      return { ...selected, count: left.length, rows: left.slice(selection.offset, end) }
    })
})

const inShort = ({ field, place, problem }: DoctorFinding): string =>
  `${problem} ${place.at === "model" ? (place.key ?? "") : ""} ${field ?? ""}`.trim()

/** What is told of a finding. */
const inWords = ({ expected, found, problem }: DoctorFinding): string => `${problem}: ${found}; expected: ${expected}`

const sample = { share: 1, rows: 5 }

describe("rows", () => {
  it.live("that are what the log says are sound: all, in several passes, or a sample", () =>
    Effect.gen(function* () {
      const stage = yield* kept(12)
      const report = yield* examined(stage)
      expect(report).toEqual({
        looked: { events: 0, entries: 0, rows: 12, models: ["seats 1.1"] },
        sampled: false,
        findings: [],
        further: { damages: 0, notices: 0 }
      })
      expect(yield* examined(stage, { atOnce: 5 })).toEqual(report)
      const part = yield* examined(stage, { sample })
      expect(part).toEqual({ ...report, sampled: true, looked: { ...report.looked, rows: part.looked.rows } })
      expect(part.looked.rows).toBeGreaterThan(0)
      expect(part.looked.rows).toBeLessThan(12)
      // Nor is the log looked at then, which here would fail.
      const away = { ...stage, log: { ...stage.log, read: () => failing("unavailable") } }
      for (const rows of [0, -1]) expect((yield* examined(away, { sample: { ...sample, rows } })).looked.rows).toBe(0)
      expect((yield* examined(stage, { sample: { ...sample, rows: 12 } })).looked.rows).toBe(12)
      expect((yield* examined(stage, { sample: { ...sample, rows: 100 } })).looked.rows).toBe(12)
    })
  )

  it.live("of which one is changed are named: the state by its path, the columns by their names", () =>
    Effect.gen(function* () {
      const stage = yield* kept(12)
      const cases = [
        [stateOf(3, { places: 4 }), { tutor: "t", free: 2 }, ["row differs c0003 state/places"], "4", "3"],
        [
          stateOf(3, { tutor: "Jane Roe" }),
          { tutor: "t", free: 2 },
          ["row differs c0003 state/tutor"],
          "another text",
          "the text that the log leads to"
        ],
        [
          stateOf(3, { students: [] }),
          { tutor: "t", free: 2 },
          ["row differs c0003 state/students/0"],
          "nothing",
          "a text of 1 characters"
        ],
        [stateOf(3), { tutor: "t", free: 9 }, ["column differs c0003 free"], "9", "2"],
        [stateOf(3), { tutor: null, free: 2 }, ["column differs c0003 tutor"], "null", "a text of 1 characters"],
        [
          '{"places":"three"}',
          { tutor: "t", free: 2 },
          ["row unreadable c0003"],
          "a state that cannot be read",
          "a state"
        ],
        ["{", { tutor: "t", free: 2 }, ["row unreadable c0003"], "a state that cannot be read", "a state"],
        [stateOf(3), { tutor: "t", free: 2 }, [], undefined, undefined],
        ['{"tutor":"t", "students":["s"], "places":3}', { tutor: "t", free: 2 }, [], undefined, undefined]
      ] as const
      for (const [state, columns, expected, found, right] of cases) {
        yield* put(stage, 24, "c0003", state, columns)
        for (const atOnce of [50, 5]) {
          const { findings } = yield* examined(stage, { atOnce })
          expect(findings.map(inShort)).toEqual(expected)
          expect([findings[0]?.found, findings[0]?.expected]).toEqual([found, right])
        }
      }
    })
  )

  it.live("that are missing, and rows without events, are named", () =>
    Effect.gen(function* () {
      const stage = yield* kept(12)
      const lost = { ...stage, rows: without(stage.rows, "c0007") }
      for (const options of [{}, { atOnce: 5 }, { sample: { ...sample, rows: 12 } }]) {
        expect((yield* examined(lost, options)).findings.map(inShort)).toEqual(["row missing c0007"])
      }
      expect((yield* examined(lost)).findings.map(inWords)).toEqual(["row missing: no row; expected: a row"])
      const one = yield* kept(1)
      const none = { ...one, rows: without(one.rows, name(0)) }
      expect((yield* examined(none, { sample: { ...sample, seed: 7 } })).findings.map(inShort)).toEqual([
        "row missing c0000"
      ])
      expect((yield* examined(none)).findings.map(inShort)).toEqual(["row missing c0000"])
      yield* put(stage, 24, "c9999", stateOf(3))
      for (const options of [{}, { atOnce: 5 }, { sample: { ...sample, rows: 100 } }]) {
        expect((yield* examined(stage, options)).findings.map(inShort)).toEqual(["row without events c9999"])
      }
      expect((yield* examined(stage)).findings.map(inWords)).toEqual([
        "row without events: a row; expected: no row, as no event is of this key"
      ])
    })
  )

  it.live("have their turns by a seed, and nothing is left out", () =>
    Effect.gen(function* () {
      const stage = yield* kept(40)
      for (let i = 0; i < 40; i++)
        yield* put(stage, 80, name(i), stateOf(i, { places: i + 1 }), { tutor: "t", free: i - 1 })
      const drawn = (seed?: number) =>
        Effect.map(
          examined(stage, { sample: { ...sample, ...(seed === undefined ? {} : { seed }) } }),
          ({ findings }) => findings.map(inShort)
        )
      const all = Array.from({ length: 40 }, (_, i) => `row differs ${name(i)} state/places`)
      // Five of 40 are an eighth: eight nights, whenever they begin.
      for (const first of [-3, 0, 20_786]) {
        const nights = yield* Effect.forEach([0, 1, 2, 3, 4, 5, 6, 7], (night) => drawn(first + night))
        expect(nights.flat().toSorted()).toEqual(all)
        for (const each of nights) expect(each.length).toBeLessThan(16)
      }
      expect(yield* drawn(3)).toEqual(yield* drawn(11))
      expect(yield* drawn()).toEqual(yield* drawn(0))
      expect(yield* drawn(1)).not.toEqual(yield* drawn(2))
    })
  )

  it.live("come around though others come in meanwhile, as parts only double", () =>
    Effect.sync(() => {
      const keys = Array.from({ length: 6_000 }, (_, i) => `m-${i}`)
      const seen = new Set<string>()
      for (let night = 0; night < 64; night++) {
        const [looks] = passOfSample(3_201 + 50 * night, { rows: 100, seed: 20_786 + night })
        const looked = keys.filter((key) => looks?.(key))
        expect(looked.length).toBeGreaterThan(50)
        expect(looked.length).toBeLessThan(150)
        for (const key of looked) seen.add(key)
      }
      expect(seen.size).toBe(keys.length)
    })
  )

  it.live("of thousands come page by page, and each page is told", () =>
    Effect.gen(function* () {
      const stage = yield* kept(2_100)
      const told: Array<string> = []
      const report = yield* examined(stage, {
        onProgress: ({ done, looking, of }) => Effect.sync(() => void told.push(`${looking} ${done}/${of}`))
      })
      expect(report.findings).toEqual([])
      expect(report.looked.rows).toBe(2_100)
      expect(told).toEqual(["seats 2000/4200", "seats 4000/4200", "seats 4200/4200"])
    })
  )
})

describe("a read model that moves on", () => {
  it.live("is compared page by page with the log as of each page", () =>
    Effect.gen(function* () {
      const stage = yield* kept(2_100)
      let pages = 0
      const moving: ReadModelStoreService = {
        ...stage.rows,
        select: (build, selection) =>
          Effect.gen(function* () {
            const selected = yield* stage.rows.select(build, selection)
            // Between two pages a runner takes in what was appended.
            if (selection.limit === 0 || pages++ > 0) return selected
            yield* write(
              stage.log,
              opened(9_999),
              { type: "course.places-set", course: name(0), places: 77 },
              enrolled(2_050),
              enrolled(1)
            )
            const runner = yield* Effect.forkScoped(on(stage)(run(courseRows, codec)))
            yield* on(stage)(waitUntil("seats", at(4_204)))
            yield* Fiber.interrupt(runner)
            return selected
          }).pipe(Effect.scoped, Effect.orDie)
      }
      const report = yield* examined({ ...stage, rows: moving })
      expect(report.findings).toEqual([])
      expect(report.looked.rows).toBe(2_101)
      expect(pages).toBe(2)
    })
  )

  it.live("is told where it was set back meanwhile", () =>
    Effect.gen(function* () {
      const stage = yield* kept(3)
      const back: ReadModelStoreService = {
        ...stage.rows,
        select: (...args) => Effect.map(stage.rows.select(...args), (selected) => ({ ...selected, upTo: at(2) }))
      }
      const { findings } = yield* examined({ ...stage, rows: back })
      expect(findings.map(inWords)).toEqual(["rows cannot be read: rows up to 2; expected: rows up to 6, as before"])
    })
  )
})

describe("a version", () => {
  it.live("that is not kept, or does not answer, is a notice", () =>
    Effect.gen(function* () {
      const stage: Stage = { log: yield* memoryStore, rows: yield* memoryRows }
      expect((yield* examined(stage)).findings.map(inWords)).toEqual([
        "not kept: no rows; expected: rows of this version"
      ])
      yield* stage.rows.prepare({ ...build, columns: courseRows.columns })
      expect((yield* examined(stage)).findings.map(inWords)).toEqual([
        "not serving: a version that does not answer; expected: one that does"
      ])
      const other = { ...courseRows, projection: { ...courseRows.projection, name: "other seats" } }
      expect((yield* on(stage)(examineReadModel(other, codec))).findings.map(inShort)).toEqual(["not kept"])
      const newer = { ...courseRows, version: 2 }
      expect((yield* on(stage)(examineReadModel(newer, codec))).findings.map(inShort)).toEqual(["not kept"])
    })
  )

  it.live("that loses its place meanwhile is a notice", () =>
    Effect.gen(function* () {
      const stage = yield* kept(1)
      yield* stage.rows.prepare({ ...build, version: "1.2", columns: courseRows.columns })
      yield* stage.rows.advance({ ...build, version: "1.2" }, { from: at(0), upTo: at(2), rows: [] })
      const standings = Effect.tap(stage.rows.standings(), () =>
        Effect.ignore(stage.rows.serve({ ...build, version: "1.2" }))
      )
      const { findings } = yield* examined({ ...stage, rows: { ...stage.rows, standings: () => standings } })
      expect(findings.map(inShort)).toEqual(["not serving"])
      expect(findings.map(inWords)).toEqual([
        "not serving: seats 1.1 does not answer; 1.2 does; expected: one that answers"
      ])
    })
  )

  it.live("that is further than the log is damage", () =>
    Effect.gen(function* () {
      const stage = yield* kept(1)
      yield* stage.rows.advance(build, { from: at(2), upTo: at(3), rows: [] })
      const { findings } = yield* examined(stage)
      expect(findings.map(inShort)).toEqual(["checkpoint beyond the head"])
      expect(findings[0]).toMatchObject({ found: "rows up to position 3", expected: "at most 2, where the log ends" })
    })
  )
})

describe("what cannot be read", () => {
  it.live.each([
    ["newer version", { version: 2 }, true],
    ["unknown type", { type: "student.moved" }, true],
    ["log cannot be folded", { data: "[]" }, false],
    ["log cannot be folded", { data: "{}" }, false]
  ] as const)("of the log: %s", ([problem, change, sound]) =>
    Effect.gen(function* () {
      const stage = yield* kept(1)
      yield* stage.log.append([{ ...encoded(enrolled(0)), ...change }])
      yield* stage.rows.advance(build, { from: at(2), upTo: at(3), rows: [] })
      const types: typeof courseRows.projection.types = ["student.moved", ...courseRows.projection.types]
      const everyType = { ...courseRows, projection: { ...courseRows.projection, types } }
      const report = yield* on(stage)(examineReadModel(everyType, codec))
      expect(report.findings.map(inShort)).toEqual([problem])
      expect(report.findings[0]?.found).toContain("position 3")
      expect(report.findings[0]?.expected).toBe("events that can be read")
      expect(isSound(report)).toBe(sound)
    })
  )

  it.live("of the log, is told of each model", () =>
    Effect.gen(function* () {
      const stage = yield* kept(1)
      yield* stage.log.append([{ ...encoded(enrolled(0)), data: "{" }])
      yield* stage.rows.advance(build, { from: at(2), upTo: at(3), rows: [] })
      expect((yield* examined(stage)).findings.map(inShort)).toEqual(["log cannot be folded"])
      const corrupt = { ...stage.log, read: () => failing("corrupt") }
      expect((yield* examined({ ...stage, log: corrupt })).findings.map(inWords)).toEqual([
        "log cannot be folded: The event store failed (corrupt, nothing written): the disk; expected: events that can be read"
      ])
      const away = { ...stage.log, read: () => failing("unavailable") }
      expect(yield* Effect.flip(examined({ ...stage, log: away }))).toMatchObject({ reason: "unavailable" })
    })
  )

  it.live("of the rows, is damage; that they are away is none", () =>
    Effect.gen(function* () {
      const stage = yield* kept(1)
      const fails = (reason: "corrupt" | "unavailable") => ({
        ...stage,
        rows: { ...stage.rows, select: () => Effect.fail(new ReadModelsFailed({ reason, detail: "x", cause: "test" })) }
      })
      expect((yield* examined(fails("corrupt"))).findings.map(inWords)).toEqual([
        `rows cannot be read: ${new ReadModelsFailed({ reason: "corrupt", detail: "x", cause: "test" }).message}; expected: rows`
      ])
      expect(yield* Effect.flip(examined(fails("unavailable")))).toMatchObject({ _tag: "ReadModelsFailed" })
    })
  )
})
