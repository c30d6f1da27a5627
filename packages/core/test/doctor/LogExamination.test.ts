/**
 * The doctor on a storage made of lists: whatever is changed of it is found, named, and nothing else is.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import type { Progress } from "../../src/doctor/Looking.ts"
import type { RawRow } from "../../src/doctor/RawLog.ts"
import { generation } from "../../src/eventsourcing/Command.ts"
import type { EncodedEvent } from "../../src/eventsourcing/Event.ts"
import { digest } from "../../src/eventsourcing/EventCodec.ts"
import { eventIdOf } from "../../src/eventsourcing/EventId.ts"
import { markOf } from "../../src/eventsourcing/ModelRaised.ts"
import { events, examined, examinedRaw, failing, inShort, rawLog, rowsOf } from "./support.ts"

type Change = (row: RawRow) => Partial<RawRow>

/** The rows with one of them changed. */
const changed = (position: number, change: Change) =>
  Effect.map(events, (log) => rowsOf(log).map((row) => (row.position === position ? { ...row, ...change(row) } : row)))

/** The change, with a digest that fits. */
const fitting =
  (change: Partial<Pick<RawRow, "type" | "version" | "data" | "meta" | "id">> & { tags?: RawRow["indexed"] }): Change =>
  (row) => {
    const tags: ReadonlyArray<never> = []
    const now = {
      id: String(change.id ?? row.id),
      type: String(change.type ?? row.type),
      version: Number(change.version ?? row.version),
      data: String(change.data ?? row.data),
      meta: String(change.meta ?? row.meta),
      tags
    }
    return { ...now, indexed: [], digest: digest(now) }
  }

/** A mark of a generation of the model in place of the row, with a change whose digest fits. */
const marked =
  (of: number, change: Partial<EncodedEvent> = {}): Change =>
  () => {
    const mark = { ...markOf(of), ...change }
    return { ...mark, indexed: mark.tags, digest: digest(mark) }
  }

const replaced = (text: unknown, what: string, instead: string): string => String(text).replace(what, instead)

const idOf = eventIdOf("opening")

const changes: ReadonlyArray<readonly [string, number, Change, ReadonlyArray<string>]> = [
  ["a letter of data", 2, ({ data }) => ({ data: replaced(data, '"b"', '"c"') }), ["digest differs 2 data"]],
  ["data to what is no JSON", 2, () => ({ data: "what was this" }), ["digest differs 2 data"]],
  ["data to other JSON", 2, () => ({ data: '{"what":"was this"}' }), ["digest differs 2"]],
  ["meta, which the next event of the command has too", 2, () => ({ meta: "{}" }), ["digest differs 2 meta"]],
  ["meta of the only event of a command to no JSON", 4, () => ({ meta: "{" }), ["digest differs 4 meta"]],
  ["the actor by a letter", 4, ({ meta }) => ({ meta: replaced(meta, "tester", "texter") }), ["digest differs 4 meta"]],
  [
    "the type",
    3,
    () => ({ type: "student.left", indexed: [] }),
    ["digest differs 3 type", "not indexed 3 tags", "not indexed 3 tags"]
  ],
  ["a letter of the type", 3, () => ({ type: "student.enrolles" }), ["digest differs 3 type"]],
  ["the version", 3, () => ({ version: 9 }), ["digest differs 3 version"]],
  ["the id to another of the command", 2, () => ({ id: idOf(4) }), ["digest differs 2 id"]],
  ["a letter of an id of its own", 6, () => ({ id: "own-ic" }), ["digest differs 6 id"]],
  [
    "the digest by a letter",
    3,
    ({ digest }) => ({ digest: replaced(digest, String(digest).slice(-1), "_") }),
    ["digest differs 3 digest"]
  ],
  ["the digest to another text", 3, () => ({ digest: "x" }), ["digest differs 3 digest"]],
  ["the tags", 3, () => ({ tags: ["course:a"], indexed: ["course:a"] }), ["digest differs 3 tags"]],
  ["the tags to a text", 3, () => ({ tags: "[broken" }), ["malformed column 3 tags"]],
  ["the tags to the same one twice", 3, () => ({ tags: ["a:b", "a:b"] }), ["malformed column 3 tags"]],
  ["a tag to what is none", 3, () => ({ tags: ["broken"] }), ["malformed column 3 tags"]],
  ["the time to none", 3, () => ({ recordedAt: null }), ["malformed column 3 recordedAt"]],
  ["the time to no number", 3, () => ({ recordedAt: Number.NaN }), ["malformed column 3 recordedAt"]],
  ["the version to none", 3, () => ({ version: 0 }), ["malformed column 3 version"]],
  ["the version to half a one", 3, () => ({ version: 1.5 }), ["malformed column 3 version"]],
  [
    "texts to numbers",
    3,
    () => ({ id: 1, type: 2, digest: 3, data: 4, meta: 5 }),
    ["id", "type", "digest", "data", "meta"].map((field) => `malformed column 3 ${field}`)
  ],
  ["the time to an earlier one", 5, () => ({ recordedAt: 3999 }), ["time goes back 5 recordedAt"]],
  [
    "the time of an event among those of its command",
    2,
    () => ({ recordedAt: 1001 }),
    ["recorded apart 2 recordedAt", "time goes back 3 recordedAt"]
  ],
  ["a tag out of the index", 3, () => ({ indexed: ["course:a"] }), ["not indexed 3 tags"]],
  ["an id out of its index", 3, () => ({ foundById: [] }), ["not found by id 3 id"]],
  ["an id that another event has", 3, () => ({ foundById: [3, 5] }), ["id twice 3 id"]],
  ["a type that nobody knows, with a digest that fits", 6, fitting({ type: "student.moved" }), ["unknown type 6 type"]],
  ["a version to come, with a digest that fits", 6, fitting({ version: 2 }), ["newer version 6 version"]],
  ["nothing of a mark of a model that is known", 6, marked(generation), []],
  ["to a mark of a newer model", 6, marked(generation + 1), ["newer model 6 meta"]],
  ["to a mark that cannot be read", 6, marked(generation, { data: "{" }), ["cannot decode 6 data"]],
  ["the tags of a mark", 6, marked(generation, { tags: [] }), ["tags differ 6 tags"]],
  ["data of another shape, with a digest that fits", 6, fitting({ data: '{"course":7}' }), ["cannot decode 6 data"]],
  ["data that is no JSON, with a digest that fits", 6, fitting({ data: "{" }), ["cannot decode 6 data"]],
  ["tags, with a digest that fits", 6, fitting({}), ["tags differ 6 tags"]]
]

/** What is said of the field that was changed. */
const told = (position: number, change: Change) =>
  Effect.flatMap(changed(position, change), (rows) =>
    Effect.map(examined({ rows }), ({ findings }) => [findings[0]?.found, findings[0]?.expected])
  )

/** The rows without some of them. */
const without = (...positions: ReadonlyArray<number>) =>
  Effect.map(events, (log) => rowsOf(log.filter(({ position }) => !positions.includes(position))))

describe("the doctor", () => {
  it.effect("finds nothing in what was written", () =>
    Effect.gen(function* () {
      const rows = rowsOf(yield* events)
      expect(yield* examined({ rows })).toEqual({
        looked: { events: 6, entries: 0, rows: 0, models: [] },
        sampled: false,
        findings: [],
        further: { damages: 0, notices: 0 }
      })
      expect((yield* examined({ rows: [] })).findings).toEqual([])
    })
  )

  it.effect.each(changes)("names %s", ([, position, change, expected]) =>
    Effect.gen(function* () {
      const { findings } = yield* examined({ rows: yield* changed(position, change) })
      expect(findings.map(inShort)).toEqual(expected)
    })
  )

  it.effect("says what a field was where that is nobody's secret", () =>
    Effect.gen(function* () {
      expect(yield* told(3, () => ({ type: "student.left" }))).toEqual(["student.left", "student.enrolled"])
      expect(yield* told(3, () => ({ version: 9 }))).toEqual(["9", "1"])
      expect(yield* told(2, () => ({ id: idOf(4) }))).toEqual([idOf(4), idOf(1)])
      expect(yield* told(3, () => ({ tags: ["course:a"] }))).toEqual(["course:a", "course:a student:s1"])
      expect(yield* told(3, () => ({ tags: ["course:a", "student:s2"] }))).toEqual([
        "course:a student:s2",
        "course:a student:s1"
      ])
      expect(yield* told(2, () => ({ data: "what was this" }))).toMatchObject([
        "what is no JSON",
        expect.stringMatching(/^digest/)
      ])
      expect(yield* told(4, () => ({ meta: "{" }))).toMatchObject(["what is no JSON", expect.stringMatching(/^digest/)])
      expect(yield* told(2, ({ data }) => ({ data: replaced(data, '"b"', '"c"') }))).toEqual([
        'character 12 of data is "c"',
        'character 12 of data is "b"'
      ])
      const [found, expected] = yield* told(2, () => ({ data: '{"name":"Jane Roe"}' }))
      expect(found).toMatch(/^digest [\w-]{43} of what stands there$/)
      expect(expected).toMatch(/^digest [\w-]{43} as stored$/)
    })
  )
})

describe("the doctor on what is missing", () => {
  const missing: ReadonlyArray<readonly [ReadonlyArray<number>, ReadonlyArray<string>]> = [
    [[1], ["position missing 1-1 position"]],
    [[2], ["position missing 2-2 position"]],
    [[4, 5], ["position missing 4-5 position"]],
    [
      [1, 5],
      ["position missing 1-1 position", "position missing 5-5 position"]
    ],
    [[3, 4, 5, 6], ["append torn 2-2"]],
    [[6], []]
  ]
  it.effect.each(missing)("names positions %s", ([positions, expected]) =>
    Effect.gen(function* () {
      const { findings } = yield* examined({ rows: yield* without(...positions) })
      expect(findings.map(inShort)).toEqual(expected)
    })
  )

  const torn: ReadonlyArray<readonly [ReadonlyArray<number>, ReadonlyArray<string>]> = [
    [[1], ["append torn 2-2"]],
    [[2], ["append torn 3-3"]],
    [[3], ["append torn 2-2"]],
    [[4, 5], []]
  ]
  it.effect.each(torn)(
    "knows what commands lack without positions %s, where gaps are allowed",
    ([positions, expected]) =>
      Effect.gen(function* () {
        const { findings } = yield* examined({ rows: yield* without(...positions) }, { gapsAllowed: true })
        expect(findings.map(inShort)).toEqual(expected)
      })
  )

  it.effect("counts no gap that the storage knows of, and what is missing beside it", () =>
    Effect.gen(function* () {
      const rows = rowsOf(yield* events).map((row) => ({
        ...row,
        position: row.position + (row.position > 3 ? 100 : 0)
      }))
      const found = (gap: { last: number; next: number }) =>
        Effect.map(
          examined({ rows: rows.map((row) => ({ ...row, foundById: [row.position] })), gaps: [gap] }),
          (report) => report.findings.map(inShort)
        )
      expect(yield* found({ last: 3, next: 104 })).toEqual([])
      expect(yield* found({ last: 5, next: 103 })).toEqual([
        "position missing 4-5 position",
        "position missing 103-103 position"
      ])
      expect(yield* found({ last: 4, next: 103 })).toEqual([
        "position missing 4-4 position",
        "position missing 103-103 position"
      ])
      expect(yield* found({ last: 200, next: 300 })).toEqual(["position missing 4-103 position"])
    })
  )

  it.effect("names a head at which no event stands", () =>
    Effect.gen(function* () {
      const rows = rowsOf(yield* events)
      expect((yield* examined({ rows, head: 8 })).findings.map(inShort)).toEqual(["position missing 7-8 position"])
      const allowed = yield* examined({ rows, head: 8 }, { gapsAllowed: true })
      expect(allowed.findings.map(inShort)).toEqual(["head differs 8-8 position"])
    })
  )
})

describe("the doctor on a storage that is damaged", () => {
  it.effect("leaves out what cannot be read, and looks at all the rest", () =>
    Effect.gen(function* () {
      const rows = yield* changed(6, () => ({ version: 9 }))
      const report = yield* examined({ rows, unreadable: [2, 4], lines: ["page 7 is not there"] })
      expect(report.findings.map(inShort)).toEqual([
        "storage damaged",
        "cannot be read 2-2",
        "cannot be read 4-4",
        "digest differs 6 version"
      ])
      expect(report.findings[0]?.found).toBe("page 7 is not there")
      expect(report.looked.events).toBe(4)
    })
  )

  it.effect("gives up where hardly anything can be read", () =>
    Effect.gen(function* () {
      const unreadable = Array.from({ length: 1000 }, (_, i) => i + 1)
      const { findings } = yield* examined({ rows: [], head: 1000, unreadable })
      expect(findings).toHaveLength(100)
    })
  )

  it.effect("tells that the storage or its index cannot look at itself", () =>
    Effect.gen(function* () {
      const rows = rowsOf(yield* events)
      const raw = { ...rawLog({ rows }), integrity: () => failing("corrupt"), entries: () => failing("corrupt") }
      const { findings } = yield* examinedRaw(raw)
      expect(findings.map(inShort)).toEqual(["storage damaged", "storage damaged"])
    })
  )

  it.effect("fails where the storage is away", () =>
    Effect.gen(function* () {
      const raw = rawLog({ rows: rowsOf(yield* events) })
      for (const away of [
        { ...raw, rows: () => failing("unavailable") },
        { ...raw, entries: () => failing("unavailable") },
        { ...raw, integrity: () => failing("unavailable") }
      ]) {
        expect(yield* Effect.flip(examinedRaw(away))).toMatchObject({ reason: "unavailable" })
      }
    })
  )

  it.effect("names entries of the index that no event has", () =>
    Effect.gen(function* () {
      const entry = { tag: "course:a", type: "student.left", position: 6 }
      const event = { type: "student.left", tags: ["course:a"] }
      const sound = Array.from({ length: 2_500 }, (_, position) => ({ entry: { ...entry, position }, event }))
      const strays = [
        { entry, event: undefined },
        { entry, event: { ...event, type: "student.enrolled" } },
        { entry, event: { ...event, tags: ["course:b"] } },
        { entry, event: { ...event, tags: "[broken" } }
      ]
      const heard = new Set<string>()
      const onProgress = ({ looking }: Progress) => Effect.sync(() => void heard.add(looking))
      const { findings, looked } = yield* examined({ rows: [], entries: [...sound, ...strays] }, { onProgress })
      expect([...heard]).toEqual(["index of tags"])
      expect(findings.map(inShort)).toEqual(strays.map(() => "stray in the index 6"))
      expect(new Set(findings.map(({ found }) => found)).size).toBe(3)
      expect(looked.entries).toBe(2_504)
    })
  )
})

describe("a long log", () => {
  const long = Effect.map(events, (log) =>
    rowsOf(log)
      .slice(-1)
      .flatMap((last) =>
        Array.from({ length: 2_600 }, (_, i): RawRow => ({ ...last, position: i + 1, foundById: [i + 1] }))
      )
  )

  it.effect("is looked at page by page, and each page is told", () =>
    Effect.gen(function* () {
      const told: Array<Progress> = []
      const onProgress = (progress: Progress) => Effect.sync(() => void told.push(progress))
      const { looked } = yield* examined({ rows: yield* long }, { onProgress })
      expect(looked.events).toBe(2_600)
      expect(told.map(({ done }) => done)).toEqual([500, 1000, 1500, 2000, 2500, 2600])
      expect(told[0]).toEqual({ looking: "events", done: 500, of: 2_600, findings: 0 })
    })
  )

  it.live("can be left at any page", () =>
    Effect.gen(function* () {
      let pages = 0
      const onProgress = () => Effect.sync(() => pages++).pipe(Effect.andThen(Effect.sleep("20 millis")))
      const looking = yield* Effect.forkChild(examined({ rows: yield* long }, { onProgress }))
      yield* Effect.sleep("30 millis")
      yield* Fiber.interrupt(looking)
      const then = pages
      yield* Effect.sleep("50 millis")
      expect(pages).toBe(then)
      expect(pages).toBeLessThan(6)
    })
  )

  it.effect("is looked at in part, by a seed, also with what is missing there", () =>
    Effect.gen(function* () {
      const rows = (yield* long).filter(({ position }) => position % 100 > 0)
      const sample = (share: number, seed?: number) =>
        examined({ rows }, { sample: { share, rows: 0, ...(seed === undefined ? {} : { seed }) } })
      expect((yield* sample(0)).looked.events).toBe(0)
      const all = yield* sample(1)
      expect([all.looked.events, all.findings.length]).toEqual([2_574, 25])
      // Five pages of 495 and one of 99 are there.
      const half = yield* sample(0.5)
      expect([half.sampled, half.looked.events, half.findings.length]).toEqual([true, 1_485, 15])
      const other = yield* sample(0.5, 1)
      expect([other.looked.events, other.findings.length]).toEqual([1_089, 10])
      expect(yield* sample(0.5, 0)).toEqual(half)
    })
  )

  /** The positions that are looked at, by every seed of these. */
  const positions = (share: number, seeds: ReadonlyArray<number>, length = 2_600) =>
    Effect.gen(function* () {
      const raw = rawLog({ rows: (yield* long).slice(0, length) })
      return yield* Effect.forEach(seeds, (seed) =>
        Effect.gen(function* () {
          const seen: Array<number> = []
          const rows: typeof raw.rows = (span) =>
            Effect.tap(raw.rows(span), (page) => Effect.sync(() => seen.push(...page.map(({ position }) => position))))
          yield* examinedRaw({ ...raw, rows }, { sample: { share, rows: 0, seed } })
          return seen
        })
      )
    })

  it.effect.each([
    ["two halves", 0.5, [7, 8], 2_600],
    ["three parts of less than the share", 0.4, [-1, 0, 1], 2_600],
    ["a night each, days since 1970", 0.2, [20_786, 20_787, 20_788, 20_789, 20_790], 2_600],
    ["as many nights as there are pages, where a share is less than one", 0.01, [5, 6, 7, 8, 9, 10], 2_600],
    ["one page, which is looked at every night", 0.05, [12], 10],
    ["all of it", 2, [3], 2_600]
  ] as const)("is looked at in turns, and nothing is left out: %s", ([, share, seeds, length]) =>
    Effect.gen(function* () {
      const seen = yield* positions(share, seeds, length)
      // Each position once.
      expect(seen.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i + 1))
      for (const each of seen) expect(each.length).toBeGreaterThan(0)
    })
  )

  it.effect("is looked at by the day, whatever the hour", () =>
    Effect.gen(function* () {
      const [day, hour] = yield* positions(0.5, [7, 7.9])
      expect(hour).toEqual(day)
    })
  )

  it.effect("has only so many findings listed, and the others counted", () =>
    Effect.gen(function* () {
      const rows = (yield* long).map((row) => ({ ...row, data: "{}" }))
      const { findings, further } = yield* examined({ rows }, { most: 30 })
      expect([findings.length, further]).toEqual([30, { damages: 2_570, notices: 0 }])
      // Not more than twenty are searched for what was altered.
      expect(findings.filter(({ field }) => field !== undefined).length).toBeLessThanOrEqual(20)
    })
  )
})
