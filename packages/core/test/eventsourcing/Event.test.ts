import { expect, it } from "@effect/vitest"
import { type EncodedEvent, longestTag, sameEvent, tagProblem } from "../../src/eventsourcing/Event.ts"

it.each(["a:b", "course:a b", "a:b:c", "kurs:å", `a:${"x".repeat(longestTag - 2)}`])("%j is a tag", (tag) => {
  expect(tagProblem(tag)).toBeUndefined()
})

it.each([
  ["", "is not of the form key:value"],
  ["course", "is not of the form key:value"],
  [":a", "is not of the form key:value"],
  ["a:", "is not of the form key:value"],
  ["a:b\n", "has a control character"],
  ["a\u0000:b", "has a control character"],
  ["a:b\u007f", "has a control character"],
  [`a:${"x".repeat(longestTag - 1)}`, "has 256 characters, at most 255 are allowed"]
])("%j is none, and says why", (tag, problem) => {
  expect(tagProblem(tag)).toBe(problem)
})

const event: EncodedEvent = {
  id: "1",
  type: "left",
  version: 1,
  tags: ["course:a", "student:b"],
  data: "{}",
  meta: "{}",
  digest: "d"
}

it.each<[keyof EncodedEvent, Partial<EncodedEvent>]>([
  ["id", { id: "2" }],
  ["type", { type: "enrolled" }],
  ["version", { version: 2 }],
  ["data", { data: "{ }" }],
  ["meta", { meta: "" }],
  ["tags", { tags: ["student:b", "course:a"] }],
  ["tags", { tags: ["course:a"] }],
  ["tags", { tags: ["course:a", "student:b", "tutor:c"] }]
])("another %s is another event", (_, other) => {
  expect(sameEvent(event, { ...event, ...other })).toBe(false)
})

it("is the same with the same content, whatever its digest", () => {
  expect(sameEvent(event, { ...event, digest: "", tags: [...event.tags] })).toBe(true)
})
