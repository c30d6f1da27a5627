/**
 * From decided events to an append: ids, meta, text, condition; and from an append to what the callers are told.
 */
import { Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { hash } from "node:crypto"
import type { Batch, Timed } from "./Batch.ts"
import { generation, type Meta } from "./Command.ts"
import type { EncodedEvent } from "./Event.ts"
import type { EventCodec } from "./EventCodec.ts"
import { eventIds } from "./EventId.ts"
import type { AppendCondition, Appended } from "./EventStore.ts"
import type { Known } from "./PartCache.ts"
import type { Recorded } from "./Projection.ts"
import type { QueryItem } from "./Query.ts"
import { at, type SequencePosition } from "./SequencePosition.ts"

/** A request with the events it leads to, ready to be appended. */
export interface Write<Command, Event> {
  readonly timed: Timed<Command>
  readonly events: NonEmptyReadonlyArray<Event>
  readonly encoded: NonEmptyReadonlyArray<EncodedEvent>
}

/** Tells one list of commands from another. */
export const digestOf = (commands: ReadonlyArray<unknown>): string =>
  hash("sha256", JSON.stringify(commands), "base64url")

/** The generation comes first: readers recognise their own by the beginning of the text. */
const metaOf = <Command>({ request }: Timed<Command>, events: number): string => {
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
  events: NonEmptyReadonlyArray<Event>
): Write<Command, Event> => {
  const meta = metaOf(timed, events.length)
  const ids = eventIds(timed.request.commandId, events.length)
  const one = (event: Event, i: number): EncodedEvent => codec.encode(event, ids[i] ?? "", meta)
  const [first, ...rest] = events
  return { timed, events, encoded: [one(first, 0), ...rest.map((event, i) => one(event, i + 1))] }
}

/** The requests of a batch that lead to events. */
export const writesOf = <Command, Event extends { readonly type: string }, Refusal>(
  codec: EventCodec<Event>,
  requests: ReadonlyArray<Timed<Command>>,
  batch: Batch<Event, Refusal>
): ReadonlyArray<Write<Command, Event>> => {
  const writes: Array<Write<Command, Event>> = []
  for (const [i, timed] of requests.entries()) {
    const verdict = batch.verdicts[i]
    if (verdict === undefined || Result.isFailure(verdict)) continue
    if (isReadonlyArrayNonEmpty(verdict.success)) writes.push(encode(codec, timed, verdict.success))
  }
  return writes
}

/** All events of several writes, in order. */
export const eventsOf = <Command, Event>(
  writes: NonEmptyReadonlyArray<Write<Command, Event>>
): NonEmptyReadonlyArray<EncodedEvent> => {
  const [first, ...rest] = writes
  return rest.length === 0 ? first.encoded : [...first.encoded, ...rest.flatMap(({ encoded }) => encoded)]
}

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
  let before = first - 1
  for (const { encoded, events, timed } of writes) {
    const one = (event: Event, i: number): Recorded<Event> => ({
      id: encoded[i]?.id ?? "",
      position: at(before + 1 + i),
      recordedAt,
      event
    })
    const [head, ...rest] = events
    recorded.set(timed, [one(head, 0), ...rest.map((event, i) => one(event, i + 1))])
    before += events.length
  }
  return recorded
}
