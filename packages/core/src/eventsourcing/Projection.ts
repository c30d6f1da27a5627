/**
 * A projection: which events, where it starts, and how each of them moves it. Everything anybody wants to know is one.
 */
import type { Schema } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import type { Instant, Tag } from "./Event.ts"
import type { Query } from "./Query.ts"
import type { SequencePosition } from "./SequencePosition.ts"

/** Where an event stands, and by which id other events name it. */
export interface At {
  readonly id: string
  readonly position: SequencePosition
  readonly recordedAt: Instant
  /** What its command tells of itself, as JSON: see `actorIn`. Absent where decisions are made: nothing is decided by it. */
  readonly meta?: string
}

/** A domain event as it came back from the store. */
export interface Recorded<out Event> extends At {
  readonly event: Event
}

/**
 * One state per key: per mobility, per project, per participant. What concerns the whole log has the one key `""`.
 * `tags` and `keys` say the same in two directions: an event of these types belongs to a key if and only if it carries all
 * of the key's tags.
 */
export interface Projection<State, Event> {
  /** Names the stored state; unique. */
  readonly name: string
  /** Grows when `types`, `tags` or `evolve` change, so that stored states are built anew. */
  readonly version: number
  /** Other events never reach `evolve`. */
  readonly types: NonEmptyReadonlyArray<string>
  /** The shape of the state where it is stored. */
  readonly schema?: Schema.Codec<State, unknown>
  readonly initial: State
  tags(key: string): ReadonlyArray<Tag>
  keys(event: Event): ReadonlyArray<string>
  evolve(state: State, event: Event, at: At, key: string): State
}

/** The events that move the state of this key. */
export const query = <State, Event>(projection: Projection<State, Event>, key: string): Query => {
  const tags = projection.tags(key)
  return [isReadonlyArrayNonEmpty(tags) ? { types: projection.types, tags } : { types: projection.types }]
}

/** Whether the event moves the state of this key. */
export const concerns = <State, Event extends { readonly type: string }>(
  projection: Projection<State, Event>,
  key: string,
  event: Event
): boolean => projection.types.includes(event.type) && projection.keys(event).includes(key)

/** The state these events lead to, from `initial` or from a state saved earlier; others than the key's are passed over. */
export const fold = <State, Event extends { readonly type: string }>(
  projection: Projection<State, Event>,
  key: string,
  events: Iterable<Recorded<Event>>,
  from: State = projection.initial
): State => {
  let state = from
  for (const recorded of events) {
    if (concerns(projection, key, recorded.event)) state = projection.evolve(state, recorded.event, recorded, key)
  }
  return state
}
