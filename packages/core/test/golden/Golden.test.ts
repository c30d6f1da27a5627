/**
 * The stored form of every event, as it stands in the golden files: what was ever written reads for ever, and what is written
 * changes only with a new version.
 *
 * `GOLDEN=write` adds the files of new types and versions. It never touches one that is there.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result, Schema, SchemaAST } from "effect"
import { TestClock } from "effect/testing"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { codec, definitions } from "../../src/consortium/ConsortiumCodec.ts"
import { type EncodedEvent, tagProblem } from "../../src/eventsourcing/Event.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { play } from "../support/Playing.ts"
import { story } from "./Story.ts"

const Json = Schema.Record(Schema.String, Schema.Unknown)

const GoldenFile = Schema.Struct({
  type: Schema.String,
  version: Schema.Int,
  events: Schema.NonEmptyArray(
    Schema.Struct({
      tags: Schema.Array(Schema.String),
      data: Json,
      meta: Json,
      /** What data of an older version read as today, where that is something else. */
      reads: Schema.optionalKey(Json)
    })
  )
})
type GoldenFile = typeof GoldenFile.Type

const directory = new URL(".", import.meta.url)
const nameOf = (type: string, version: number): string => `${type}.v${version}.json`
const decodeFile = Schema.decodeUnknownSync(Schema.fromJsonString(GoldenFile))
const read = (name: string): GoldenFile => decodeFile(readFileSync(new URL(name, directory), "utf8"))
const parsed = Schema.decodeUnknownSync(Schema.fromJsonString(Json))

const current = Object.values(definitions).map(({ type, version }) => ({ type, version }))

const writeMissing = Effect.map(play(story), (events) => {
  for (const { type, version } of current) {
    const file = new URL(nameOf(type, version), directory)
    const ofType = events.filter((event) => event.type === type)
    const golden = ofType.map(({ data, meta, tags }) => ({ tags, data: parsed(data), meta: parsed(meta) }))
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ type, version, events: golden }, null, 2)}\n`)
  }
})
if (process.env["GOLDEN"] === "write") await Effect.runPromise(Effect.provide(writeMissing, TestClock.layer()))

const names = readdirSync(directory).filter((name) => name.endsWith(".json"))

const isTag = (tag: string): tag is EncodedEvent["tags"][number] => tagProblem(tag) === undefined

/** The event of a golden file as a store would return it. */
const encoded = ({ type, version }: GoldenFile, { data, meta, tags }: GoldenFile["events"][number]): EncodedEvent => ({
  id: "00000000-0000-8000-8000-000000000000",
  type,
  version,
  tags: tags.filter(isTag),
  data: JSON.stringify(data),
  meta: JSON.stringify(meta),
  digest: ""
})

const decoded = (file: GoldenFile, golden: GoldenFile["events"][number]) =>
  Result.getOrThrow(codec.decode({ position: at(1), recordedAt: 0, event: encoded(file, golden) })).event

describe("golden files", () => {
  it("are there for each type, in each of its versions, and for nothing else", () => {
    const expected = current.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, i) => nameOf(type, i + 1))
    )
    expect(names.toSorted()).toEqual(expected.toSorted())
    expect(names.map((name) => nameOf(read(name).type, read(name).version))).toEqual(names)
  })

  for (const name of names) {
    const file = read(name)

    it(`${name} reads as it was written, or as it says`, () => {
      for (const golden of file.events) {
        expect(decoded(file, golden)).toEqual({ type: file.type, ...(golden.reads ?? golden.data) })
      }
    })
  }

  const today = names
    .map(read)
    .filter(({ type, version }) => current.some((of) => of.type === type && of.version === version))

  for (const file of today) {
    it(`${file.type} is written again byte for byte`, () => {
      for (const golden of file.events) {
        const event = encoded(file, golden)
        expect({ ...codec.encode(decoded(file, golden), event.id, event.meta), digest: "" }).toEqual(event)
      }
    })
  }

  it("say of older versions what they read as", () => {
    const older = names
      .map(read)
      .filter((file) => !today.some(({ type, version }) => type === file.type && version === file.version))
    expect(older.flatMap(({ events }) => events).filter(({ reads }) => reads === undefined)).toEqual([])
  })

  it.effect("are what is written today: a changed form wants a new version", () =>
    play(
      Effect.gen(function* () {
        const written = yield* story
        for (const { type, version } of current) {
          const file = read(nameOf(type, version))
          const events = written.filter((event) => event.type === type)
          expect(events.map((event) => ({ ...event, id: "", digest: "" }))).toEqual(
            file.events.map((golden) => ({ ...encoded(file, golden), id: "" }))
          )
        }
      })
    )
  )
})

/** The paths of the fields that may be missing, and whether a value has each. */
const optionalFields = (
  ast: SchemaAST.AST,
  values: ReadonlyArray<unknown>,
  path: string
): ReadonlyArray<readonly [string, boolean]> => {
  if (SchemaAST.isArrays(ast)) {
    const elements = values.flatMap((value) => (Array.isArray(value) ? value : []))
    return [...ast.elements, ...ast.rest].slice(0, 1).flatMap((of) => optionalFields(of, elements, `${path}[]`))
  }
  if (!SchemaAST.isObjects(ast)) return []
  return ast.propertySignatures.flatMap(({ name, type }) => {
    const field = `${path}.${String(name)}`
    const found = values.flatMap((value) => (typeof value === "object" && value !== null ? Object.entries(value) : []))
    const of = found.filter(([key]) => key === name).map(([, value]): unknown => value)
    const inner = optionalFields(type, of, field)
    return SchemaAST.isOptional(type) ? [[field, of.length > 0], ...inner] : inner
  })
}

describe("every field that may be missing", () => {
  /** Only what is recorded as past has these, and nothing but these happens in a recorded past. */
  const ofPast = [
    "mobility.applied",
    "mobility.approved",
    "mobility.departed",
    "mobility.completed",
    "mobility.returned-early",
    "mobility.registered"
  ]

  it("is there in some golden file, but for those that no decision writes", () => {
    const missing = current.flatMap(({ type, version }) =>
      optionalFields(
        definitions[type].schema.ast,
        read(nameOf(type, version)).events.map(({ data }) => data),
        type
      )
        .filter(([, found]) => !found)
        .map(([field]) => field)
    )
    const others = current.flatMap(({ type }) => (type.startsWith("mobility.") && !ofPast.includes(type) ? [type] : []))
    expect(missing.toSorted()).toEqual(
      [
        ...others.flatMap((type) => [`${type}.noLaterThan`, `${type}.recordedPast`]),
        // A reason is given for an approval beyond quota alone.
        "mobility.details-corrected.excess.reason",
        "mobility.step-retracted.excess.reason"
      ].toSorted()
    )
  })
})
