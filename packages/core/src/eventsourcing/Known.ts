/**
 * What is known of one key of one projection, and up to where.
 */
import { generation, generationOf } from "./Command.ts"
import type { Instant, SequencedEvent } from "./Event.ts"
import { type Projection, query, type Recorded } from "./Projection.ts"
import type { Query } from "./Query.ts"
import type { SavedState } from "./SavedState.ts"
import { later, type SequencePosition, start } from "./SequencePosition.ts"

/** One key of one projection. */
export interface Part<Event> {
  readonly projection: Projection<unknown, Event>
  readonly key: string
}

/** How far parts are known; those that share it move on together. */
export interface Horizon {
  position: SequencePosition
}

/** A part with its state, which holds at every position from `moved` to the horizon. */
export interface Known<Event> extends Part<Event> {
  readonly query: Query
  state: unknown
  /** Where the last event stands that moved the state; its id, and when it was recorded. */
  moved: SequencePosition
  event: string
  recordedAt: Instant
  /** How many events have moved it, and how many of them stand in the state that was saved last. */
  events: number
  saved: number
  horizon: Horizon
  /** The newest generation of the model that wrote into this part. */
  generation: number
  /** How many own appends the cache had seen when a decision last wanted it. */
  wantedAt: number
}

/** A part of which nothing has been read. */
export const unread = <Event>({ key, projection }: Part<Event>, wantedAt: number): Known<Event> => ({
  projection,
  key,
  query: query(projection, key),
  state: projection.initial,
  moved: start,
  event: "",
  recordedAt: 0,
  events: 0,
  saved: 0,
  horizon: { position: start },
  generation,
  wantedAt
})

/** Starts with a state that was saved: it is known up to the event that moved it last, and no further. */
export const resumeFrom = <Event>(
  part: Known<Event>,
  state: unknown,
  saved: Pick<SavedState, "event" | "events" | "generation" | "position" | "recordedAt">
): void => {
  part.state = state
  part.moved = saved.position
  part.event = saved.event
  part.recordedAt = saved.recordedAt
  part.events = saved.events
  part.saved = saved.events
  part.horizon = { position: saved.position }
  part.generation = Math.max(generation, saved.generation)
}

/** A mark says of which generation the model is that wrote it, and moves no state. */
export const mark = <Event>(part: Known<Event>, stored: SequencedEvent): void => {
  part.moved = later(part.moved, stored.position)
  part.generation = Math.max(part.generation, generationOf(stored))
}

/** Events come in order; one at or before `moved` is in the state already. */
export const move = <Event>(part: Known<Event>, recorded: Recorded<Event>): void => {
  if (recorded.position <= part.moved) return
  part.state = part.projection.evolve(part.state, recorded.event, recorded, part.key)
  part.moved = recorded.position
  part.event = recorded.id
  part.recordedAt = recorded.recordedAt
  part.events += 1
}
