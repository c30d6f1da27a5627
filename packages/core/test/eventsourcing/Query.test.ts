import { expect, it } from "@effect/vitest"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as fc from "fast-check"
import type { Tag } from "../../src/eventsourcing/Event.ts"
import { all, answerable, matches, matchesItem, type Query, type QueryItem } from "../../src/eventsourcing/Query.ts"
import { patience } from "./support.ts"

const types = ["enrolled", "left", "Left"] as const
const tags = ["course:a", "course:b", "student:a"] as const

const some = <A>(values: ReadonlyArray<A>): fc.Arbitrary<NonEmptyReadonlyArray<A>> =>
  fc.tuple(fc.constantFrom(...values), fc.subarray([...values])).map(([first, rest]) => [first, ...rest])

const item: fc.Arbitrary<QueryItem> = fc.record({ types: some(types), tags: some(tags) }, { requiredKeys: [] })
const query: fc.Arbitrary<Query> = fc
  .tuple(item, fc.array(item, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest])
const event = fc.record({ type: fc.constantFrom(...types), tags: fc.subarray<Tag>([...tags]) })

/** Counts instead of asking: an item wants an event when none of its demands is left open. */
const naively = (query: Query, event: { readonly type: string; readonly tags: ReadonlyArray<Tag> }): boolean => {
  for (const item of query) {
    let open = item.types === undefined ? 0 : 1
    for (const type of new Set(item.types)) if (type === event.type) open -= 1
    for (const tag of item.tags ?? []) open += event.tags.filter((other) => other === tag).length === 0 ? 1 : 0
    if (open === 0) return true
  }
  return false
}

it(
  "asks for an event of any of the types with all of the tags, in any of the items",
  () => {
    fc.assert(
      fc.property(query, event, (query, event) => {
        expect(matches(query, event)).toBe(naively(query, event))
        expect(query.map((item) => matchesItem(item, event.type, event.tags))).toEqual(
          query.map((item) => naively([item], event))
        )
      })
    )
  },
  patience
)

it(
  "asks for everything with one item that demands nothing",
  () => {
    fc.assert(
      fc.property(event, (event) => {
        expect(matches(all, event)).toBe(true)
      })
    )
  },
  patience
)

it("takes types and tags as they are written", () => {
  const enrolled = { type: "enrolled", tags: ["course:a", "student:b"] } as const
  expect(matches([{ types: ["left"] }, { tags: ["course:a"] }], enrolled)).toBe(true)
  expect(matches([{ types: ["enrolled"], tags: ["student:b", "course:a"] }], enrolled)).toBe(true)
  expect(matches([{ types: ["enrolled"], tags: ["student:b", "course:b"] }], enrolled)).toBe(false)
  expect(matches([{ types: ["Enrolled"] }], enrolled)).toBe(false)
  expect(matches([{ tags: ["course:A"] }], enrolled)).toBe(false)
})

const isStorable = (text: string): boolean => !text.includes("?")

it.each<[string, QueryItem, QueryItem | undefined]>([
  ["everything", {}, {}],
  ["a type and a tag", { types: ["left"], tags: ["course:a"] }, { types: ["left"], tags: ["course:a"] }],
  ["a type of several", { types: ["?", "left", "left?"], tags: ["course:a"] }, { types: ["left"], tags: ["course:a"] }],
  ["no type that is known", { types: ["?", "left?"] }, undefined],
  ["a tag that nothing has", { types: ["left"], tags: ["course:a", "course:?"] }, undefined]
])("what nothing stored can have is not asked for: %s", (_, item, expected) => {
  const known = answerable(isStorable)
  expect(known(item)).toEqual(expected)
  expect(known(item)).toEqual(expected)
})

it("looks through a list of types once, if it is all known", () => {
  const looked: Array<string> = []
  const known = answerable((text) => {
    looked.push(text)
    return isStorable(text)
  })
  const item: QueryItem = { types: ["left", "enrolled"] }
  expect([known(item), known({ ...item })]).toEqual([item, item])
  expect(looked).toEqual(["left", "enrolled"])
  expect(known(item)).toBe(item)
})
