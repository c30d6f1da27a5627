/**
 * From decided events to an append: ids, meta, text, condition; and from an append to what the callers are told.
 */
import { Array as Arr, Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { hash } from "node:crypto"
import type { Batch, Timed } from "./Batch.ts"
import type { Meta } from "./Command.ts"
import type { EncodedEvent } from "./Event.ts"
import type { EventCodec } from "./EventCodec.ts"
import { eventIdOf } from "./EventId.ts"
import type { AppendCondition, Appended } from "./EventStore.ts"
import type { Known } from "./Known.ts"
import type { Recorded } from "./Projection.ts"
import type { QueryItem } from "./Query.ts"
import { at, type SequencePosition } from "./SequencePosition.ts"

/** A request with the events it leads to, ready to be appended. */
export interface Write<Command, Event> {
  readonly timed: Timed<Command>
  readonly events: NonEmptyReadonlyArray<Event>
  readonly idOf: (number: number) => string
  readonly encoded: NonEmptyReadonlyArray<EncodedEvent>
}

/** Tells one list of commands from another. */
export const digestOf = (commands: ReadonlyArray<unknown>): string =>
  hash("sha256", JSON.stringify(commands), "base64url")

/** The generation comes first: readers recognise their own by the beginning of the text. */
const metaOf = <Command>({ request }: Timed<Command>, events: number, generation: number): string => {
  const { actor, causation, commandId, commands, correlation } = request
  const meta: Meta = {
    generation,
    command: commandId,
    digest: digestOf(commands),
    events,
    actor,
    ...(correlation === undefined ? {} : { correlation }),
    ...(causation === undefined ? {} : { causation })
  }
  return JSON.stringify(meta)
}

const encode = <Command, Event>(
  codec: EventCodec<Event>,
  timed: Timed<Command>,
  events: NonEmptyReadonlyArray<Event>,
  generation: number
): Write<Command, Event> => {
  const meta = metaOf(timed, events.length, generation)
  const idOf = eventIdOf(timed.request.commandId)
  return { timed, events, idOf, encoded: Arr.map(events, (event, number) => codec.encode(event, idOf(number), meta)) }
}

/** The requests of a batch that lead to events. */
export const writesOf = <Command, Event extends { readonly type: string }, Refusal>(
  codec: EventCodec<Event>,
  requests: ReadonlyArray<Timed<Command>>,
  batch: Batch<Event, Refusal>,
  /** Of the model that decided. */
  generation: number
): ReadonlyArray<Write<Command, Event>> => {
  const writes: Array<Write<Command, Event>> = []
  for (const [timed, verdict] of Arr.zip(requests, batch.verdicts)) {
    if (Result.isSuccess(verdict) && isReadonlyArrayNonEmpty(verdict.success)) {
      writes.push(encode(codec, timed, verdict.success, generation))
    }
  }
  return writes
}

/** All events of several writes, in order. */
export const eventsOf = <Command, Event>(
  writes: NonEmptyReadonlyArray<Write<Command, Event>>
): NonEmptyReadonlyArray<EncodedEvent> => Arr.flatMap(writes, ({ encoded }) => encoded)

/** Nobody may have written, after this position, what any part of the boundary would have read. */
export const conditionOf = <Event>(
  boundary: ReadonlySet<Known<Event>>,
  after: SequencePosition
): AppendCondition | undefined => {
  const items: Array<QueryItem> = []
  for (const part of boundary) items.push(...part.query)
  return isReadonlyArrayNonEmpty(items) ? { failIfEventsMatch: items, after } : undefined
}

/** The events of each write as they were recorded: those of one append stand next to each other. */
export const recordedOf = <Command, Event>(
  writes: NonEmptyReadonlyArray<Write<Command, Event>>,
  { first, recordedAt }: Appended
): ReadonlyMap<Timed<Command>, NonEmptyReadonlyArray<Recorded<Event>>> => {
  const recorded = new Map<Timed<Command>, NonEmptyReadonlyArray<Recorded<Event>>>()
  let next: number = first
  for (const { events, idOf, timed } of writes) {
    const start = next
    const stands = (event: Event, number: number) => ({
      id: idOf(number),
      position: at(start + number),
      recordedAt,
      event
    })
    recorded.set(timed, Arr.map(events, stands))
    next += events.length
  }
  return recorded
}
