/**
 * What is known of one key of one projection, and up to where.
 */
import { generationOf } from "./Command.ts"
import type { SequencedEvent } from "./Event.ts"
import { type Moved, movedAsSaved, movedOn, unmoved } from "./Moved.ts"
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
export interface Known<Event> extends Part<Event>, Moved {
  readonly query: Query
  state: unknown
  horizon: Horizon
  /** How many own appends the cache had seen when a decision last wanted it. */
  wantedAt: number
}

/** A part of which nothing has been read. */
export const unread = <Event>({ key, projection }: Part<Event>, wantedAt: number): Known<Event> => ({
  projection,
  key,
  query: query(projection, key),
  state: projection.initial,
  ...unmoved,
  horizon: { position: start },
  wantedAt
})

/** Starts with a state that was saved: it is known up to the event that moved it last, and no further. */
export const resumeFrom = <Event>(
  part: Known<Event>,
  state: unknown,
  saved: Pick<SavedState, "event" | "events" | "generation" | "position" | "recordedAt">
): void => {
  part.state = state
  part.horizon = { position: saved.position }
  Object.assign(part, movedAsSaved(saved))
}

/** A mark says of which generation the model is that wrote it, and moves no state. */
export const mark = <Event>(part: Known<Event>, stored: SequencedEvent): void => {
  part.moved = later(part.moved, stored.position)
  part.generation = Math.max(part.generation, generationOf(stored))
}

/** Events come in order; one at or before `moved` is in the state already. */
export const move = <Event>(part: Known<Event>, recorded: Recorded<Event>, generation: number): void => {
  if (recorded.position <= part.moved) return
  part.state = part.projection.evolve(part.state, recorded.event, recorded, part.key)
  movedOn(part, recorded, generation)
}
