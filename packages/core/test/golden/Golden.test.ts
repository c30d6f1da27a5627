/**
 * The golden files are what is written today, and leave no field out: a changed form wants a new version. That what was ever
 * written reads for ever is among the laws of codecs, which the testkit tries on these files.
 *
 * `GOLDEN=write` adds the files of new types and versions. It never touches one that is there.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result, Schema, SchemaAST } from "effect"
import { TestClock } from "effect/testing"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { codec, definitions } from "../../src/consortium/ConsortiumCodec.ts"
import type { EncodedEvent } from "../../src/eventsourcing/Event.ts"
import { digest } from "../../src/eventsourcing/EventCodec.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { play } from "../support/Playing.ts"
import { withoutEach } from "../support/Without.ts"
import { story } from "./Story.ts"

const fileOf = (type: string, version: number): URL => new URL(`${type}.v${version}.json`, import.meta.url)

const current = Object.values(definitions).map(({ type, version }) => ({ type, version }))

const parsed = (text: string): unknown => JSON.parse(text)

/** What a golden file holds of the events of a story: those of one type, but for ids and digests. */
const goldenOf = (written: ReadonlyArray<EncodedEvent>, type: string, version: number) => ({
  type,
  version,
  events: written
    .filter((event) => event.type === type)
    .map(({ data, meta, tags }) => ({ tags, data: parsed(data), meta: parsed(meta) }))
})

const written = await Effect.runPromise(Effect.provide(play(story), TestClock.layer()))

if (process.env["GOLDEN"] === "write") {
  for (const { type, version } of current) {
    const file = fileOf(type, version)
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(goldenOf(written, type, version), null, 2)}\n`)
  }
}

const Golden = Schema.Struct({ events: Schema.NonEmptyArray(Schema.Json) })

/** A file keeps the generation of the model that wrote it, which is not the form of its event. */
const ageless = (text: string): string => text.replaceAll(/"generation":\d+/g, '"generation":0')

describe("golden files", () => {
  it.each(current)("of $type v$version are what is written today, byte for byte", ({ type, version }) => {
    // As text, since the order of fields counts; what the story tells later is in the files of what it was told for.
    const { events } = Schema.decodeUnknownSync(Golden)(parsed(readFileSync(fileOf(type, version), "utf8")))
    const today = goldenOf(written, type, version).events.slice(0, events.length)
    expect(ageless(JSON.stringify(events))).toBe(ageless(JSON.stringify(today)))
  })
})

describe("what was written in any version", () => {
  const files = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".json"))
  const File = Schema.Struct({
    type: Schema.String,
    version: Schema.Int,
    events: Schema.NonEmptyArray(Schema.Struct({ data: Schema.Json }))
  })

  it.each(files)("is read: %s", (name) => {
    const text = readFileSync(new URL(name, import.meta.url), "utf8")
    const { events, type, version } = Schema.decodeUnknownSync(File)(parsed(text))
    for (const [i, { data }] of events.entries()) {
      const plain = { id: `${i}`, type, version, tags: [], data: JSON.stringify(data), meta: "{}" }
      const stored = { position: at(i + 1), recordedAt: 0, event: { ...plain, digest: digest(plain) } }
      expect(Result.getOrThrow(codec.decode(stored)).event).toMatchObject({ type })
    }
  })
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

describe("a field that no schema calls optional", () => {
  /** In which languages a title is there is the caller's matter. */
  const records = ["project.goals-set.goals[].titles.en", "project.goals-set.goals[].titles.sv"]

  it.each(current)("is asked for where an event of $type is read", ({ type, version }) => {
    const { schema } = definitions[type]
    const data = goldenOf(written, type, version).events.map((event) => event.data)
    const optional = [...records, ...optionalFields(schema.ast, data, type).map(([field]) => field)]
    const read = Schema.decodeUnknownResult(schema)
    const missed = data
      .flatMap((each) => withoutEach(each, type))
      .flatMap(([field, other]) => (Result.isSuccess(read({ type, ...Object(other) })) ? [field] : []))
    expect([...new Set(missed)].filter((field) => !optional.includes(field))).toEqual([])
  })
})

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
        goldenOf(written, type, version).events.map(({ data }) => data),
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
        "mobility.step-retracted.excess.reason",
        "mobility.reinstated.excess.reason"
      ].toSorted()
    )
  })
})
