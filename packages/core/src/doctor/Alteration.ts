/**
 * Finds out which field of an event was altered, by what would make its digest right again.
 */
import { Option, Result } from "effect"
import { decodeMeta } from "../eventsourcing/Command.ts"
import type { EncodedEvent, SequencedEvent, Tag } from "../eventsourcing/Event.ts"
import { digest, type DigestedText, type EventCodec, textDigest } from "../eventsourcing/EventCodec.ts"
import { eventIdOf } from "../eventsourcing/EventId.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { Field } from "./DoctorFinding.ts"

/** An altered field; what it says now and what it said, where that can be told and is nobody's secret. */
export interface Alteration {
  readonly field: Field
  readonly now?: string
  readonly instead?: string
}

/** Events that are longer are not searched letter by letter. */
const longest = 4_000

/** Versions that a type may ever have had. */
const versions = Array.from({ length: 20 }, (_, before) => before + 1)

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const rightWith = (event: EncodedEvent, change: Partial<EncodedEvent>): boolean =>
  digest({ ...event, ...change }) === event.digest

/** Two digests have nothing in common by chance: one that nearly fits was itself altered. */
const digestAltered = (event: EncodedEvent): Alteration | undefined => {
  const right = digest(event)
  const differing = Array.from(right).filter((letter, i) => letter !== event.digest[i]).length
  return event.digest.length !== right.length || differing <= 4
    ? { field: "digest", now: event.digest, instead: right }
    : undefined
}

const typeAltered = <Event>(event: EncodedEvent, codec: EventCodec<Event>): Alteration | undefined => {
  const type = codec.types.find((type) => rightWith(event, { type }))
  return type === undefined ? undefined : { field: "type", now: event.type, instead: type }
}

const versionAltered = (event: EncodedEvent): Alteration | undefined => {
  const version = versions.find((version) => rightWith(event, { version }))
  return version === undefined ? undefined : { field: "version", now: String(event.version), instead: String(version) }
}

/** The tags that the codec gives the event today; nothing where it cannot write what it has read. */
export const tagsToday = <Event>(
  codec: EventCodec<Event>,
  { event: { id, meta } }: SequencedEvent,
  { event }: Recorded<Event>
): ReadonlyArray<Tag> | undefined => {
  try {
    return codec.encode(event, id, meta).tags
  } catch {
    return undefined
  }
}

const tagsAltered = <Event>(stored: SequencedEvent, codec: EventCodec<Event>): Alteration | undefined => {
  const { event } = stored
  const decoded = codec.decode(stored)
  if (Result.isFailure(decoded)) return undefined
  const tags = tagsToday(codec, stored, decoded.success)
  return tags !== undefined && rightWith(event, { tags })
    ? { field: "tags", now: event.tags.join(" "), instead: tags.join(" ") }
    : undefined
}

/** Ids derive from the command that caused the event, which its meta names. */
const idAltered = (event: EncodedEvent): Alteration | undefined =>
  Option.match(decodeMeta(event.meta), {
    onNone: () => undefined,
    onSome: ({ command, events }) => {
      const idOf = eventIdOf(command)
      for (let number = 0; number < Math.min(events, longest); number++) {
        const id = idOf(number)
        if (rightWith(event, { id })) return { field: "id", now: event.id, instead: id }
      }
      return undefined
    }
  })

const letters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))

/** One letter in place of another, anywhere in the field. */
const letterAltered = (event: EncodedEvent, field: Exclude<keyof DigestedText, "version">): Alteration | undefined => {
  const texts: DigestedText = { ...event, tags: JSON.stringify(event.tags) }
  const text = texts[field]
  for (let i = 0; i < text.length; i++) {
    for (const letter of letters) {
      const instead = `${text.slice(0, i)}${letter}${text.slice(i + 1)}`
      if (textDigest({ ...texts, [field]: instead }) !== event.digest) continue
      const where = `character ${i + 1} of ${field}`
      return { field, now: `${where} is ${JSON.stringify(text[i])}`, instead: `${where} is ${JSON.stringify(letter)}` }
    }
  }
  return undefined
}

const searched = (event: EncodedEvent): Alteration | undefined => {
  if (event.data.length + event.meta.length + event.tags.join().length > longest) return undefined
  const fields = ["id", "type", "tags", "data", "meta"] as const
  for (const field of fields) {
    const found = letterAltered(event, field)
    if (found !== undefined) return found
  }
  return undefined
}

/** Which field was altered of an event whose digest differs; nothing where more than one was, or too much of it. */
export const alteration = <Event>(
  stored: SequencedEvent,
  codec: EventCodec<Event>,
  /** The meta of the events around it: those of one command share theirs. */
  metas: Iterable<string>
): Alteration | undefined => {
  const { event } = stored
  const known =
    digestAltered(event) ??
    typeAltered(event, codec) ??
    versionAltered(event) ??
    tagsAltered(stored, codec) ??
    idAltered(event)
  if (known !== undefined) return known
  for (const meta of metas) if (rightWith(event, { meta })) return { field: "meta" }
  const letter = searched(event)
  if (letter !== undefined) return letter
  if (!isJson(event.data)) return { field: "data", now: "what is no JSON" }
  return isJson(event.meta) ? undefined : { field: "meta", now: "what is no JSON" }
}
