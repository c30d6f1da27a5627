import { expect, it } from "@effect/vitest"
import { Result, Schema, SchemaGetter } from "effect"
import * as fc from "fast-check"
import type { EncodedEvent, SequencedEvent } from "../../src/eventsourcing/Event.ts"
import {
  CannotDecode,
  type Data,
  digest,
  type EventDefinition,
  intact,
  make
} from "../../src/eventsourcing/EventCodec.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { codec, definitions, tagsOf } from "./courses.ts"
import { anyEvent, patience } from "./support.ts"

const at7 = (event: EncodedEvent): SequencedEvent => ({ position: at(7), recordedAt: 1000, event })

it(
  "reads back what it wrote, at the place where it was recorded",
  () => {
    fc.assert(
      fc.property(anyEvent, fc.uuid(), fc.json(), (event, id, meta) => {
        const written = codec.encode(event, id, meta)
        expect(Result.getOrThrow(codec.decode(at7(written)))).toEqual({ id, position: 7, recordedAt: 1000, event })
        expect(written).toMatchObject({ id, meta, type: event.type, version: 1, tags: tagsOf(event) })
      })
    )
  },
  patience
)

it("writes one event as one text, in whatever order its fields were put together", () => {
  const event = { type: "course.opened", course: "a", places: 2, tutor: "t" } as const
  const turned = { tutor: "t", places: 2, course: "a", type: "course.opened" } as const
  expect(codec.encode(event, "1", "{}").data).toBe(`{"course":"a","places":2,"tutor":"t"}`)
  expect(codec.encode(turned, "1", "{}")).toEqual(codec.encode(event, "1", "{}"))
})

it("puts the fields of what an event holds in order as well, and writes what it has read as it was", () => {
  const Held = Schema.Struct({
    first: Schema.String,
    last: Schema.NullOr(Schema.Struct({ a: Schema.Int, b: Schema.Int }))
  })
  const Kept = Schema.Struct({ type: Schema.Literal("kept"), held: Schema.Array(Held) })
  const kept = make<typeof Kept.Type>({ kept: { type: "kept", version: 1, schema: Kept, tags: () => [], upcasts: [] } })
  const written = kept.encode({ type: "kept", held: [{ last: { b: 2, a: 1 }, first: "x" }] }, "1", "{}")
  expect(written.data).toBe(`{"held":[{"first":"x","last":{"a":1,"b":2}}]}`)
  expect(kept.encode(Result.getOrThrow(kept.decode(at7(written))).event, "1", "{}")).toEqual(written)
})

it("does not write what its schema would not read again: it could never be read", () => {
  const event = { type: "course.places-set", course: "a", places: 2 ** 53 } as const
  expect(() => codec.encode(event, "1", "{}")).toThrow("Expected an integer")
})

it("leaves out of the text what an event leaves open", () => {
  const Open = Schema.Struct({ type: Schema.Literal("open"), a: Schema.optional(Schema.String), b: Schema.String })
  const open = make<typeof Open.Type>({ open: { type: "open", version: 1, schema: Open, tags: () => [], upcasts: [] } })
  expect(open.encode({ type: "open", a: undefined, b: "" }, "1", "{}").data).toBe(`{"b":""}`)
})

it("refuses to be made for an event without named fields, whose text would have no order", () => {
  const schema = Schema.Union([Renamed, Renamed])
  expect(() => make({ renamed: { ...renamed([step("?"), step("?"), step("?")]), schema } })).toThrow(
    "the schema of renamed is no struct"
  )
})

it("does not write an event whose schema turns its fields into something else", () => {
  const Dotted = Schema.Struct({ type: Schema.Literal("renamed"), names: Schema.Array(Schema.String) }).pipe(
    Schema.encodeTo(Schema.String, {
      decode: SchemaGetter.transform((names: string) => ({ type: "renamed" as const, names: names.split(".") })),
      encode: SchemaGetter.transform(({ names }: Renamed) => names.join("."))
    })
  )
  const dotted = make<Renamed>({ renamed: { ...renamed([]), version: 1, schema: Dotted } })
  expect(() => dotted.encode({ type: "renamed", names: ["a", "b"] }, "1", "{}")).toThrow(
    "renamed is written as no struct"
  )
})

it("knows the types it was made for", () => {
  expect(codec.types).toEqual(Object.keys(definitions))
})

it(
  "finds out any change of any field by the digest",
  () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "[", ",", ":", `"`, "\\", "\n"), maxLength: 5 })
    const tag = fc.tuple(text, text).map(([key, value]) => `${key}:${value}` as const)
    const content: fc.Arbitrary<Omit<EncodedEvent, "digest">> = fc.record({
      id: text,
      type: text,
      version: fc.integer({ min: 1 }),
      tags: fc.array(tag, { maxLength: 3 }),
      data: text,
      meta: text
    })
    const fields = ["id", "type", "version", "tags", "data", "meta"] as const
    fc.assert(
      fc.property(content, content, fc.constantFrom(...fields), (plain, other, field) => {
        const event = { ...plain, digest: digest(plain) }
        expect(intact(event)).toBe(true)
        const changed = JSON.stringify(other[field]) !== JSON.stringify(plain[field])
        expect(intact({ ...event, [field]: other[field] })).toBe(!changed)
      })
    )
  },
  patience
)

it("has the same text for a digest for ever: stores keep it", () => {
  const plain = { id: "1", type: "t", version: 1, tags: ["a:b"], data: "{}", meta: "{}" } as const
  expect(digest(plain)).toBe("hDYp32Y4rbuLbCxAG4tYCpDMtq8TC5B-38rxrdeCzto")
})

it("keeps the borders of fields apart in the digest", () => {
  const plain = { id: "1", type: "t", version: 1, tags: [], data: "ab", meta: "c" }
  expect(digest(plain)).not.toBe(digest({ ...plain, data: "a", meta: "bc" }))
  expect(digest({ ...plain, tags: ["a:b", "c:d"] })).not.toBe(digest({ ...plain, tags: [`a:b","c:d`] }))
})

const enrolled = codec.encode({ type: "student.enrolled", course: "a", student: "s" }, "id-1", "{}")

it.each<[CannotDecode["problem"], Partial<EncodedEvent>, string]>([
  ["unknown type", { type: "student.cheered" }, "written by another program or a newer version of this one"],
  ["newer version", { version: 2 }, "this program reads up to version 1"],
  ["not JSON", { data: `{"course":` }, "JSON"],
  ["not JSON", { data: `["a","s"]` }, "data is no object"],
  ["not JSON", { data: "null" }, "data is no object"],
  ["not JSON", { data: `"a"` }, "data is no object"],
  ["wrong shape", { data: `{"course":"a"}` }, "student"],
  ["wrong shape", { data: `{"course":"a","student":17}` }, "student"],
  ["wrong shape", { data: `{"type":"student.left","course":"a","student":"s"}` }, "student.enrolled"]
])("cannot read an event of %s, and says which and why", (problem, fault, detail) => {
  const broken = { ...enrolled, ...fault }
  const failed = Result.getOrThrow(Result.flip(codec.decode(at7(broken))))
  expect(failed).toBeInstanceOf(CannotDecode)
  expect(failed).toMatchObject({ problem, position: 7, id: "id-1", type: broken.type, version: broken.version })
  expect(failed.detail).toContain(detail)
  expect(failed.message).toContain(`Cannot read event id-1 (${broken.type} v${broken.version}, position 7): ${problem}`)
})

it("does not write an event it was not made for", () => {
  const narrow = make<{ readonly type: string }>({})
  expect(() => narrow.encode({ type: "course.opened" }, "1", "{}")).toThrow("course.opened has no definition")
})

const Renamed = Schema.Struct({ type: Schema.Literal("renamed"), names: Schema.Array(Schema.String) })
type Renamed = typeof Renamed.Type

const step =
  (name: string) =>
  ({ names, ...data }: Data): Data => ({ ...data, names: [...(Array.isArray(names) ? names : []), name] })

const renamed = (upcasts: EventDefinition<Renamed>["upcasts"]): EventDefinition<Renamed> => ({
  type: "renamed",
  version: 4,
  schema: Renamed,
  tags: () => [],
  upcasts
})

const older = (version: number, data: string): SequencedEvent =>
  at7({ id: "1", type: "renamed", version, tags: [], data, meta: "{}", digest: "" })

it.each([
  [1, ["1 to 2", "2 to 3", "3 to 4"]],
  [2, ["2 to 3", "3 to 4"]],
  [3, ["3 to 4"]],
  [4, []]
])("brings an event of version %d up to today, step by step", (version, names) => {
  const versions = make({ renamed: renamed([step("1 to 2"), step("2 to 3"), step("3 to 4")]) })
  const read = Result.getOrThrow(versions.decode(older(version, `{"names":[]}`)))
  expect(read.event).toEqual({ type: "renamed", names })
  expect(versions.encode(read.event, "1", "{}").version).toBe(4)
})

const careless = (data: Data): Data => ({
  names: [String(data["name"]).toUpperCase(), JSON.parse(String(data["more"]))]
})

it("reports old data that an upcast cannot take as of the wrong shape", () => {
  const versions = make({ renamed: renamed([careless, (data) => data, (data) => data]) })
  const failed = Result.getOrThrow(Result.flip(versions.decode(older(1, `{"name":"a","more":"b"}`))))
  expect(failed).toMatchObject({ problem: "wrong shape", position: 7, version: 1 })
  expect(failed.detail).toContain("JSON")
})

it.each([0, -1, 1.5])("reports version %d, which nothing is written in", (version) => {
  const versions = make({ renamed: renamed([step("1 to 2"), step("2 to 3"), step("3 to 4")]) })
  const failed = Result.getOrThrow(Result.flip(versions.decode(older(version, `{"names":[]}`))))
  expect(failed).toMatchObject({ problem: "wrong shape", detail: "versions are whole numbers from 1" })
})

it("refuses to be made with a step too few or too many", () => {
  const one = step("?")
  expect(() => make({ renamed: renamed([one, one]) })).toThrow("renamed is at version 4 and has 2 upcasts")
  expect(() => make({ renamed: renamed([one, one, one, one]) })).toThrow("renamed is at version 4 and has 4 upcasts")
})
