/**
 * The state of one key of a projection, saved so that a long history need not be folded again. It is a memory of the log and nothing
 * more: what does not fit the log, or is not what was saved, is forgotten.
 */
import { hash } from "node:crypto"
import type { Instant, SequencedEvent } from "./Event.ts"
import type { SequencePosition } from "./SequencePosition.ts"

/** A state with all that tells whether it can be believed. */
export interface SavedState {
  readonly projection: string
  /** Of the projection. */
  readonly version: number
  readonly key: string
  /** Where the last event stands that moved the state. */
  readonly position: SequencePosition
  /** The id of that event, and when it was recorded: another log, or one that was set back and grew again, has another there. */
  readonly event: string
  readonly recordedAt: Instant
  /** How many events lead to the state. */
  readonly events: number
  /** The newest generation of the model that wrote one of them. */
  readonly generation: number
  /** The state as JSON text. */
  readonly state: string
  /** SHA-256 of all of the above. */
  readonly digest: string
}

/** The digest of a state and of what is said about it. JSON keeps their borders apart. */
const digestOf = (saved: Omit<SavedState, "digest">): string => {
  const { event, events, generation, key, position, projection, recordedAt, state, version } = saved
  const all = [projection, version, key, position, event, recordedAt, events, generation, state]
  return hash("sha256", JSON.stringify(all), "base64url")
}

/** A state as it is saved. */
export const sealed = (saved: Omit<SavedState, "digest">): SavedState => ({ ...saved, digest: digestOf(saved) })

/** Whether a saved state is still what was saved. */
export const isIntact = (saved: SavedState): boolean => digestOf(saved) === saved.digest

/** Whether it was saved of the log that this event is from, which stands where the state was moved last. */
export const isOf = (saved: SavedState, { event, position, recordedAt }: SequencedEvent): boolean =>
  event.id === saved.event && position === saved.position && recordedAt === saved.recordedAt

/** Rungs until there are twice as many events. */
const perDoubling = 16

/**
 * Of each key one state is kept per rung, the last: rungs grow with the history, so that there are few, the newest state among them,
 * and at any moment of the past one that knows all but a twentieth of what had happened.
 */
export const rungOf = ({ events }: Pick<SavedState, "events">): number => Math.floor(perDoubling * Math.log2(events))
