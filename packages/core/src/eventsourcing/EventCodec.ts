/**
 * Carries domain events across the border to the store and back: text out, parsed and upcast in.
 */
import { Result, Schema, SchemaAST } from "effect"
import * as Compiler from "effect/schema/SchemaJITCompiler"
import { hash } from "node:crypto"
import type { EncodedEvent, SequencedEvent, Tag } from "./Event.ts"
import type { Recorded } from "./Projection.ts"

/** The parsed `data` of an event, before its schema has seen it. */
export type Data = Readonly<Record<string, unknown>>

/** From each version of an event's data to the next. */
type Upcasts = ReadonlyArray<(data: Data) => Data>

/**
 * One type of event. The schema describes the event with its `type`, in JSON's own types, so that what is written is what
 * the schema reads.
 */
export interface EventDefinition<Event extends { readonly type: string }> {
  readonly type: Event["type"]
  /** The version written today. */
  readonly version: number
  readonly schema: Schema.Codec<Event, unknown>
  tags(event: Event): ReadonlyArray<Tag>
  /** `upcasts[n]` turns data of version n into data of version n + 1: one for each version before today's. */
  readonly upcasts: Upcasts
}

/** A stored event that this program cannot read. */
export class CannotDecode extends Schema.TaggedError<CannotDecode>()("CannotDecode", {
  position: Schema.Int,
  id: Schema.String,
  type: Schema.String,
  version: Schema.Number,
  problem: Schema.Literals(["unknown type", "newer version", "not JSON", "wrong shape"]),
  detail: Schema.String
}) {
  override get message() {
    return `Cannot read event ${this.id} (${this.type} v${this.version}, position ${this.position}): ${this.problem}, ${this.detail}`
  }
}

/** Domain events to text and back. */
export interface EventCodec<Event> {
  readonly types: ReadonlyArray<string>
  readonly encode: (event: Event, id: string, meta: string) => EncodedEvent
  readonly decode: (stored: SequencedEvent) => Result.Result<Recorded<Event>, CannotDecode>
}

/** The digest of an event's id, type, version, tags, data and meta. JSON keeps their borders apart. */
export const digest = ({ data, id, meta, tags, type, version }: Omit<EncodedEvent, "digest">): string =>
  hash("sha256", JSON.stringify([id, type, version, tags, data, meta]), "base64url")

/** What a digest is of, with the tags as JSON text. */
export interface DigestedText extends Pick<EncodedEvent, "id" | "type" | "version" | "data" | "meta"> {
  readonly tags: string
}

/** The same of tags as JSON text, right or wrong. */
export const textDigest = ({ data, id, meta, tags, type, version }: DigestedText): string =>
  hash(
    "sha256",
    `${JSON.stringify([id, type, version]).slice(0, -1)},${tags},${JSON.stringify(data)},${JSON.stringify(meta)}]`,
    "base64url"
  )

/** Whether an event is still what was written. */
export const intact = (event: EncodedEvent): boolean => digest(event) === event.digest

const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value)

const problemOf = (stored: SequencedEvent, problem: CannotDecode["problem"], detail: string): CannotDecode =>
  new CannotDecode({
    position: stored.position,
    id: stored.event.id,
    type: stored.event.type,
    version: stored.event.version,
    problem,
    detail
  })

const parse = (stored: SequencedEvent): Result.Result<Data, CannotDecode> => {
  try {
    const data: unknown = JSON.parse(stored.event.data)
    return isData(data) ? Result.succeed(data) : Result.fail(problemOf(stored, "not JSON", "data is no object"))
  } catch (cause) {
    return Result.fail(problemOf(stored, "not JSON", String(cause)))
  }
}

/** Data of any version as it would be written today. Upcasts meet what no schema has seen, so they may trip over it. */
const upcast = (stored: SequencedEvent, upcasts: Upcasts, data: Data): Result.Result<Data, CannotDecode> => {
  const { version } = stored.event
  if (!Number.isSafeInteger(version) || version < 1) {
    return Result.fail(problemOf(stored, "wrong shape", "versions are whole numbers from 1"))
  }
  try {
    return Result.succeed(upcasts.slice(version - 1).reduce((older, step) => step(older), data))
  } catch (cause) {
    return Result.fail(problemOf(stored, "wrong shape", String(cause)))
  }
}

type Decode<Event> = (stored: SequencedEvent) => Result.Result<Recorded<Event>, CannotDecode>

const decoder = <Event extends { readonly type: string }>(definition: EventDefinition<Event>): Decode<Event> => {
  const { schema, type, upcasts, version } = definition
  if (upcasts.length !== version - 1) {
    throw new RangeError(`${type} is at version ${version} and has ${upcasts.length} upcasts`)
  }
  // Reading a log is bound by decoding; the compiler makes it several times faster and falls back by itself.
  Compiler.enable(schema.ast)
  const decode = Schema.decodeUnknownResult(schema)
  return (stored) => {
    const { event, position, recordedAt } = stored
    if (event.version > version) {
      return Result.fail(problemOf(stored, "newer version", `this program reads up to version ${version}`))
    }
    const parsed = parse(stored)
    const current = event.version === version ? parsed : Result.flatMap(parsed, (data) => upcast(stored, upcasts, data))
    if (Result.isFailure(current)) return Result.fail(current.failure)
    const decoded = decode({ type, ...current.success })
    return Result.isFailure(decoded)
      ? Result.fail(problemOf(stored, "wrong shape", decoded.failure.message))
      : Result.succeed({ id: event.id, position, recordedAt, event: decoded.success })
  }
}

/**
 * One event has one text, in whatever order its fields were put together: the fields of its schema, in their order. What the
 * schema would not read again is a mistake of this program, and is not written.
 */
const writer = <Event extends { readonly type: string }>(
  definition: EventDefinition<Event>
): ((event: Event) => string) => {
  const { schema, type } = definition
  if (!SchemaAST.isObjects(schema.ast)) throw new TypeError(`the schema of ${type} is no struct`)
  const write = Schema.encodeUnknownSync(schema)
  return (event) => {
    const written = write(event)
    if (!isData(written)) throw new TypeError(`${type} is written as no struct`)
    const { type: _, ...data } = written
    return JSON.stringify(data)
  }
}

/** A codec for a closed set of event types, as a record from each type to its definition. */
export const make = <Event extends { readonly type: string }>(
  definitions: Readonly<Record<Event["type"], EventDefinition<Event>>>
): EventCodec<Event> => {
  const byType = new Map<string, EventDefinition<Event>>(Object.entries<EventDefinition<Event>>(definitions))
  const decoders = new Map([...byType].map(([type, definition]) => [type, decoder(definition)]))
  const writers = new Map([...byType].map(([type, definition]) => [type, writer(definition)]))

  const encode: EventCodec<Event>["encode"] = (event, id, meta) => {
    const definition = byType.get(event.type)
    const write = writers.get(event.type)
    if (definition === undefined || write === undefined) throw new RangeError(`${event.type} has no definition`)
    const { type } = event
    const plain = {
      id,
      type,
      version: definition.version,
      tags: definition.tags(event),
      data: write(event),
      meta
    }
    return { ...plain, digest: digest(plain) }
  }

  const decode: EventCodec<Event>["decode"] = (stored) => {
    const decodeType = decoders.get(stored.event.type)
    return decodeType === undefined
      ? Result.fail(problemOf(stored, "unknown type", "written by another program or a newer version of this one"))
      : decodeType(stored)
  }

  return { types: [...byType.keys()], encode, decode }
}
