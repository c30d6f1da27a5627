/**
 * The port to a store of saved states. All of it may be lost or deleted at any time: then histories are folded from their start.
 */
import { Context, type Effect, type Option, Schema } from "effect"
import { StoreFailureReason } from "./EventStore.ts"
import type { SavedState } from "./SavedState.ts"
import type { SequencePosition } from "./SequencePosition.ts"

/** A projection as it is saved: states of other versions are none of its. */
export type Saved = Pick<SavedState, "projection" | "version">

/** How much is wanted at once. */
export interface Bounds {
  /** At most so many states. */
  readonly count: number
  /** Whose texts have at most so many characters in all. */
  readonly characters: number
}

/** The storage underneath failed. Nothing rests on it. */
export class SavedStatesFailed extends Schema.TaggedError<SavedStatesFailed>()("SavedStatesFailed", {
  reason: StoreFailureReason,
  /** What was being done, and to what: the file, the server. */
  detail: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `The store of saved states failed (${this.reason}): ${this.detail}`
  }
}

/** Saved states of a log. */
export interface SavedStatesService {
  /** Keeps the state in place of what stands on its rung. */
  readonly save: (state: SavedState) => Effect.Effect<void, SavedStatesFailed>

  /** The newest state of each key of these projections; those that took most events first, as many as the bounds allow. */
  readonly newest: (
    of: ReadonlyArray<Saved>,
    bounds: Bounds
  ) => Effect.Effect<ReadonlyArray<SavedState>, SavedStatesFailed>

  /** The newest state of a key that was moved last at or before a position. */
  readonly upTo: (
    of: Saved,
    key: string,
    position: SequencePosition
  ) => Effect.Effect<Option.Option<SavedState>, SavedStatesFailed>

  /** Keeps nothing any more of what stands where this state does. */
  readonly forget: (state: SavedState) => Effect.Effect<void, SavedStatesFailed>
}

/** The store of saved states; where there is none, everything works as well, and long histories take their time. */
export class SavedStates extends Context.Service<SavedStates, SavedStatesService>()("@westum/mobility/SavedStates") {}
