/**
 * A law of codecs: something that is true of every way to write events as text and to read them again.
 */
import { EventCodec, type Event as Stored, SequencePosition } from "@westum/mobility"
import { Result } from "effect"
import * as fc from "fast-check"
import { type Broken, LawBroken } from "../laws/Law.ts"
import { runs } from "../Runs.ts"
import type { GoldenFile } from "./GoldenFile.ts"

/** A codec with what it is tried on. */
export interface CodecSubject<Event extends { readonly type: string }> {
  readonly codec: EventCodec.EventCodec<Event>
  /** Any event of each type, by the type; `Values.of` makes them from a schema. */
  readonly events: Readonly<Record<Event["type"], fc.Arbitrary<Event>>>
  /** What was written once, in every version of every type. */
  readonly golden: ReadonlyArray<GoldenFile>
}

/** A law of codecs. */
export interface CodecLaw {
  readonly name: string
  /** Throws a `LawBroken`, or a report of fast-check with one as its cause, that says what is wrong and on which event. */
  readonly check: <Event extends { readonly type: string }>(subject: CodecSubject<Event>) => void
}

/** A law from its name and from what looks for a breach. */
export const codecLaw = (
  name: string,
  look: <Event extends { readonly type: string }>(subject: CodecSubject<Event>, broken: Broken) => void
): CodecLaw => ({
  name,
  check: (subject) =>
    look(subject, (problem) => {
      throw new LawBroken({ law: name, problem })
    })
})

/** Where types are many, each is tried less often than a law about one thing. */
const runsOf = (types: number): number => Math.ceil(runs() * Math.max(1 / 5, 2 / types))

/** Tries something on events of each type, and something else that is generated beside each. */
export const eachType = <Event extends { readonly type: string }, Beside>(
  { events }: CodecSubject<Event>,
  beside: fc.Arbitrary<Beside>,
  holds: (event: Event, beside: Beside) => void
): void => {
  const all = Object.values<fc.Arbitrary<Event>>(events)
  for (const ofType of all) fc.assert(fc.property(ofType, beside, holds), { numRuns: runsOf(all.length) })
}

/** The same text for every event that only its content matters of. */
export const someId = "00000000-0000-8000-8000-000000000000"

/** Nothing is told about who caused it. */
export const noMeta = "{}"

/** Where events stand that are read: neither at the start nor at time 0. */
const place = { position: SequencePosition.at(7), recordedAt: 1_567_296_000_000 }

/** An event as a store would return it. */
export const stored = (event: Stored.EncodedEvent): Stored.SequencedEvent => ({ ...place, event })

/** What a codec makes of a stored event; that it throws breaks every law. */
export const reading = <Event>(
  codec: EventCodec.EventCodec<Event>,
  event: Stored.EncodedEvent,
  broken: Broken
): ReturnType<typeof codec.decode> => {
  try {
    return codec.decode(stored(event))
  } catch (cause) {
    return broken(`reading ${JSON.stringify(event)} throws ${String(cause)}`)
  }
}

/** The event that must be readable. */
export const read = <Event>(codec: EventCodec.EventCodec<Event>, event: Stored.EncodedEvent, broken: Broken): Event => {
  const result = reading(codec, event, broken)
  return Result.isSuccess(result) ? result.success.event : broken(result.failure.message)
}

/** Fails unless the stored event is refused with this problem, and the error names the event. */
export const refused = <Event>(
  codec: EventCodec.EventCodec<Event>,
  event: Stored.EncodedEvent,
  problem: EventCodec.CannotDecode["problem"],
  broken: Broken
): void => {
  const result = reading(codec, event, broken)
  const shown = JSON.stringify(event)
  if (Result.isSuccess(result)) return broken(`${shown} is read as ${JSON.stringify(result.success.event)}`)
  const { failure } = result
  if (failure.problem !== problem) broken(`${shown} is refused as "${failure.problem}", but "${problem}" is right`)
  namesEvent(failure, event, broken)
}

/** Fails unless the error is the typed one and says of which event it speaks. */
export const namesEvent = (failure: unknown, event: Stored.EncodedEvent, broken: Broken): void => {
  if (!(failure instanceof EventCodec.CannotDecode)) return broken(`it is refused with ${String(failure)}`)
  const { id, position, type, version } = failure
  const right =
    id === event.id && type === event.type && Object.is(version, event.version) && position === place.position
  if (!right) broken(`the error speaks of another event: ${failure.message}`)
}
