/**
 * How far events have moved a state: what is said of it where it is saved, and what it is gone on from.
 */
import { generation } from "./Command.ts"
import type { Instant } from "./Event.ts"
import type { At } from "./Projection.ts"
import type { SavedState } from "./SavedState.ts"
import { type SequencePosition, start } from "./SequencePosition.ts"

/** What has moved a state. */
export interface Moved {
  /** Where the last event stands that moved the state; its id, and when it was recorded. */
  moved: SequencePosition
  event: string
  recordedAt: Instant
  /** How many events have moved it, and how many of them stand in the state that was saved last. */
  events: number
  saved: number
  /** The newest generation of the model that wrote one of them; at least that of this program. */
  generation: number
}

/** Nothing has moved the state yet. */
export const unmoved: Readonly<Moved> = { moved: start, event: "", recordedAt: 0, events: 0, saved: 0, generation }

/** What has moved a state that was saved. */
export const movedAsSaved = (
  saved: Pick<SavedState, "event" | "events" | "generation" | "position" | "recordedAt">
): Moved => ({
  moved: saved.position,
  event: saved.event,
  recordedAt: saved.recordedAt,
  events: saved.events,
  saved: saved.events,
  generation: Math.max(generation, saved.generation)
})

/** One more event has moved the state, written by that generation of the model. */
export const movedOn = (state: Moved, { id, position, recordedAt }: At, by: number): void => {
  state.moved = position
  state.event = id
  state.recordedAt = recordedAt
  state.events += 1
  state.generation = Math.max(state.generation, by)
}
