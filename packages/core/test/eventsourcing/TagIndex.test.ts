import { describe, expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { EncodedEvent, Tag } from "../../src/eventsourcing/Event.ts"
import { matches, type Query } from "../../src/eventsourcing/Query.ts"
import { TagIndex } from "../../src/eventsourcing/TagIndex.ts"
import { patience } from "./support.ts"

const event = (type: string, ...tags: ReadonlyArray<Tag>): EncodedEvent => ({
  id: "",
  type,
  version: 1,
  tags,
  data: "",
  meta: "",
  digest: ""
})

/** An index over events at growing positions with gaps, which counts how often an event had to be looked at. */
const indexed = (log: ReadonlyArray<EncodedEvent>, step = 1) => {
  const positions = log.map((_, i) => (i + 1) * step)
  const looked = { at: 0 }
  const index = new TagIndex((position) => {
    looked.at++
    const found = log[position / step - 1]
    if (found === undefined) throw new RangeError(`${position}`)
    return found
  })
  for (const [i, one] of log.entries()) index.add(one, positions[i] ?? 0)
  return { index, looked, positions }
}

const type = fc.constantFrom("a", "b", "c")
const tag: fc.Arbitrary<Tag> = fc.constantFrom("x:1", "x:2", "y:1", "z:1")
const anyEvent = fc.tuple(type, fc.uniqueArray(tag, { maxLength: 3 })).map(([type, tags]) => event(type, ...tags))
const item = fc.record(
  {
    types: fc.tuple(type, type).map(([one, other]) => [one, other] as const),
    tags: fc.oneof(
      tag.map((one) => [one] as const),
      fc.tuple(tag, tag).map(([one, other]) => [one, other] as const)
    )
  },
  { requiredKeys: [] }
)
const query: fc.Arbitrary<Query> = fc.tuple(item, fc.array(item, { maxLength: 2 })).map(([one, more]) => [one, ...more])

describe("finds what a walk through the whole log finds", () => {
  const log = fc.array(anyEvent, { maxLength: 40 })

  it(
    "within two positions, each once and in order",
    () => {
      fc.assert(
        fc.property(log, query, fc.nat({ max: 130 }), fc.nat({ max: 130 }), (log, query, after, until) => {
          const { index, positions } = indexed(log, 3)
          const found = positions.filter((position, i) => {
            const one = log[i]
            return one !== undefined && matches(query, one) && position > after && position <= until
          })
          expect(index.positions(query, after, until)).toEqual(found)
        })
      )
    },
    patience
  )

  it(
    "above a position, or nothing",
    () => {
      fc.assert(
        fc.property(log, query, fc.nat({ max: 130 }), (log, query, after) => {
          const { index, positions } = indexed(log, 3)
          const above = log.some((one, i) => matches(query, one) && (positions[i] ?? 0) > after)
          expect(index.matchesAfter(query, after)).toBe(above)
        })
      )
    },
    patience
  )
})

it("finds an event behind which another one has only some of the tags", () => {
  const { index } = indexed([event("a", "x:1", "y:1"), event("a", "x:1"), event("a", "y:1")])
  expect(index.matchesAfter([{ tags: ["x:1", "y:1"] }], 0)).toBe(true)
  expect(index.matchesAfter([{ tags: ["x:1", "y:1"] }], 1)).toBe(false)
})

/** So many events of others, then one that is looked for. */
const behind = (others: number): ReadonlyArray<EncodedEvent> => [
  ...Array.from({ length: others }, () => event("taken", "course:a", "student:others")),
  event("taken", "course:b", "student:own"),
  event("left", "course:a", "student:own")
]

describe("looks at no more events the longer the log is", () => {
  const both: Query = [{ types: ["taken"], tags: ["course:b", "student:own"] }]

  it.each([10, 1000, 100_000])("with %d events before", (others) => {
    const { index, looked } = indexed(behind(others))
    expect(index.positions([{ tags: ["student:own"] }], 0, others + 2)).toEqual([others + 1, others + 2])
    expect(index.matchesAfter([{ types: ["taken"], tags: ["course:a"] }], others)).toBe(false)
    expect(index.matchesAfter([{ types: ["left"] }], others + 1)).toBe(true)
    expect(looked.at).toBe(0)
    // Two tags: only events of the rarer one are looked at.
    expect(index.positions(both, 0, others + 2)).toEqual([others + 1])
    expect(index.matchesAfter(both, others + 1)).toBe(false)
    expect(index.matchesAfter([{ tags: ["course:a", "student:own"] }], others)).toBe(true)
    expect(index.matchesAfter([{ tags: ["course:a", "student:none"] }], 0)).toBe(false)
    expect(looked.at).toBe(3)
    // So it is in whatever order the tags are named.
    expect(index.positions([{ types: ["taken"], tags: ["student:own", "course:a"] }], 0, others + 2)).toEqual([])
    expect(looked.at).toBe(4)
  })
})
