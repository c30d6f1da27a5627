import { describe, expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import { invalidAppend, invalidRestore, isWhole, judgeRepeated } from "../../src/eventsourcing/AppendRules.ts"
import type { EncodedEvent, SequencedEvent, Tag } from "../../src/eventsourcing/Event.ts"
import { IdClash, InvalidAppend } from "../../src/eventsourcing/EventStore.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { patience } from "./support.ts"

const event = (id: string, more: Partial<EncodedEvent> = {}): EncodedEvent => ({
  id,
  type: "taken",
  version: 1,
  tags: ["course:a"],
  data: "{}",
  meta: "{}",
  digest: "",
  ...more
})

const recorded = (position: number, recordedAt: number, one = event(`${position}`)): SequencedEvent => ({
  position: at(position),
  recordedAt,
  event: one
})

const numbered = (count: number): ReadonlyArray<Tag> => Array.from({ length: count }, (_, i) => `n:${i}` as const)

const longest = "x".repeat(255)
const tooLong = `${longest}x`

describe("no store takes", () => {
  it.each<[string, ReadonlyArray<EncodedEvent>, string]>([
    ["nothing at all", [], "there are no events"],
    ["an id twice", [event("1"), event("2"), event("1")], "the event id 1 occurs twice"],
    [
      "an id twice among many",
      [...Array.from({ length: 40 }, (_, i) => event(`${i}`)), event("7")],
      "the event id 7 occurs twice"
    ],
    [
      "a tag that is none",
      [event("1"), event("2", { tags: ["course:a", "course:"] })],
      `event 2 (taken) has a tag that is not of the form key:value: "course:"`
    ],
    [
      "a tag with a line break",
      [event("1", { tags: ["course:a\n"] })],
      `event 1 (taken) has a tag that has a control character: "course:a\\n"`
    ],
    ["a tag twice", [event("1", { tags: ["a:b", "a:b"] })], "event 1 (taken) has the tag a:b twice"],
    [
      "a tag twice among many",
      [event("1", { tags: [...numbered(20), "n:3"] })],
      "event 1 (taken) has the tag n:3 twice"
    ],
    ...(["id", "type", "digest", "data", "meta"] as const).map(
      (field): [string, ReadonlyArray<EncodedEvent>, string] => [
        `half a character in the ${field}`,
        [event("1", { [field]: "\ud800" })],
        `event ${field === "id" ? "\ud800" : "1"} (${field === "type" ? "\ud800" : "taken"}) has half a surrogate pair in its text`
      ]
    ),
    [
      "half a character in a tag",
      [event("1", { tags: ["a:b", "a:\udc00"] })],
      "event 1 (taken) has half a surrogate pair in its text"
    ],
    [
      "an id that is too long",
      [event("1"), event(tooLong)],
      `event ${tooLong} (taken) has an id of 256 characters, at most 255 are allowed`
    ],
    [
      "a type that is too long",
      [event("1", { type: tooLong })],
      `event 1 (${tooLong}) has a type of 256 characters, at most 255 are allowed`
    ],
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2_147_483_648].map(
      (version): [string, ReadonlyArray<EncodedEvent>, string] => [
        `the version ${version}`,
        [event("1", { version })],
        `event 1 (taken) has version ${version}, which is no whole number from 1 to 2147483647`
      ]
    )
  ])("%s", (_, events, problem) => {
    expect(invalidAppend(events)).toEqual(new InvalidAppend({ problem }))
    expect(invalidAppend(events)?.message).toBe(`Cannot append: ${problem}`)
  })

  it(
    "but everything else",
    () => {
      const text = fc.string({ unit: fc.constantFrom("a", "é", "😀", "\u0000", "\n", "\uffff"), maxLength: 10 })
      const anything = fc.record({
        type: text,
        data: text,
        meta: text,
        version: fc.integer({ min: 1, max: 2_147_483_647 })
      })
      fc.assert(
        fc.property(fc.array(anything, { minLength: 1, maxLength: 20 }), fc.nat({ max: 30 }), (contents, tags) => {
          expect(
            invalidAppend(contents.map((more, i) => event(`${i}`, { ...more, tags: numbered(tags) })))
          ).toBeUndefined()
        })
      )
    },
    patience
  )

  it("nor what is as long and as high as it may be", () => {
    expect(
      invalidAppend([event(longest, { type: longest, version: 2_147_483_647 }), event("2", { version: 1 })])
    ).toBeUndefined()
  })
})

it.each([
  ["", true],
  ["a\u0000\ufffd", true],
  ["😀", true],
  ["a\ud83d", false],
  ["\ude00\ud83d", false]
])("whether %j has bytes in UTF-8: %s", (text, whole) => {
  expect(isWhole(text)).toBe(whole)
})

describe("no store is filled with", () => {
  it.each<[string, ReadonlyArray<SequencedEvent>, string]>([
    ["nothing", [], "there are no events"],
    ["positions that do not grow", [recorded(3, 0), recorded(3, 0)], "position 3 follows 3"],
    ["a position before the first", [recorded(0, 0)], "position 0 follows 0"],
    ["times that go back", [recorded(1, 5), recorded(4, 4)], "event 4 was recorded before the one in front of it"],
    ["what no store takes", [recorded(1, 0), recorded(2, 0, event("2", { tags: ["a:"] }))], "event 2 (taken) has a tag"]
  ])("%s", (_, events, problem) => {
    expect(invalidRestore(events)?.problem).toContain(problem)
  })

  it("but with a log that has gaps and equal times", () => {
    expect(invalidRestore([recorded(2, -5), recorded(3, -5), recorded(10, 0)])).toBeUndefined()
  })
})

describe("ids that are stored already", () => {
  const stored = [recorded(4, 100), recorded(5, 100)]
  const events = [event("4"), event("5")]

  it("are a success with the same events in the same order", () => {
    expect(judgeRepeated(events, stored)).toEqual({ first: 4, last: 5, recordedAt: 100, alreadyStored: true })
  })

  it.each([
    ["other content", [event("4"), event("5", { data: "[]" })], stored],
    ["another order", [event("5"), event("4")], stored],
    ["one more", [...events, event("6")], stored],
    ["one less", [event("4")], stored],
    ["only some of them stored", events, [recorded(5, 100)]]
  ])("are a clash with %s", (_, events, stored) => {
    const clash = judgeRepeated(events, stored)
    expect(clash).toEqual(new IdClash({ ids: stored.map(({ event }) => event.id) }))
    expect(clash).toMatchObject({ message: expect.stringContaining(stored.map(({ event }) => event.id).join(", ")) })
  })

  it("are a clash with nothing", () => {
    expect(judgeRepeated([], [])).toBeInstanceOf(IdClash)
  })
})
