/**
 * Events as a store sees them: text with tags, of which it understands only id, type and tags.
 */
import type { SequencePosition } from "./SequencePosition.ts"

/** What an event is about, as `key:value`, such as `mobility:m-17`. */
export type Tag = `${string}:${string}`

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** The longest tag a store accepts, in UTF-16 code units. */
export const longestTag = 255

/** The longest id and the longest type a store accepts, in UTF-16 code units: with a tag, what an index can hold. */
export const longestName = 255

/** The highest version a store accepts: that of 32 bits. */
export const highestVersion = 2_147_483_647

/** An event ready to be stored. */
export interface EncodedEvent {
  /** A UUID made by the client, or another text of at most `longestName`. The same id is never stored twice. */
  readonly id: string
  /** A fixed string such as `mobility.departed`: unique, never reused, independent of names in code. */
  readonly type: string
  /** The version of the shape of `data`: a whole number from 1 to `highestVersion`. */
  readonly version: number
  readonly tags: ReadonlyArray<Tag>
  /** What happened, as JSON text that a store returns byte for byte. */
  readonly data: string
  /** Who caused it and why it is here, as JSON text that a store returns byte for byte. */
  readonly meta: string
  /** SHA-256 over all of the above; verification checks it, a store only keeps it. */
  readonly digest: string
}

/** An event as stored. */
export interface SequencedEvent {
  readonly position: SequencePosition
  /** When the store took it in: never less than that of the event before. */
  readonly recordedAt: Instant
  readonly event: EncodedEvent
}

// oxlint-disable-next-line no-control-regex -- control characters are what a tag must not have
const control = /[\u0000-\u001f\u007f]/

/** Why a text cannot be a tag, or nothing when it can. */
export const tagProblem = (tag: string): string | undefined => {
  if (tag.length > longestTag) return `has ${tag.length} characters, at most ${longestTag} are allowed`
  if (control.test(tag)) return "has a control character"
  const colon = tag.indexOf(":")
  return colon > 0 && colon < tag.length - 1 ? undefined : "is not of the form key:value"
}

/** Whether two events are one and the same: what makes a repeated append a success. */
export const sameEvent = (a: EncodedEvent, b: EncodedEvent): boolean =>
  a.id === b.id &&
  a.type === b.type &&
  a.version === b.version &&
  a.data === b.data &&
  a.meta === b.meta &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, i) => tag === b.tags[i])
