/**
 * What goes wrong with a store, and when; as data, so that properties can draw it and make it smaller.
 */
import type { Event, EventStore } from "@westum/mobility"
import type { Duration } from "effect"
import type { Schedule } from "./Schedule.ts"

/**
 * What can happen to an append.
 *
 * - `fails`: nothing is written, and the caller is told so.
 * - `request lost`: nothing is written, but the caller is told that nobody knows.
 * - `answer lost`: the append is made, but the caller is told that nobody knows.
 * - `request late`: the caller is told that nobody knows; the append arrives just in front of the next one, whoever makes that.
 * - `sent twice`: the append is made, its answer is lost, and the network sends the same again; the caller gets the second answer.
 * - `sent twice at once`: two copies arrive at the same moment; the caller gets the answer to the first.
 * - `overtaken`: the rival appends an event of its own before an append with a condition is made.
 */
export type AppendFault =
  | "fails"
  | "request lost"
  | "answer lost"
  | "request late"
  | "sent twice"
  | "sent twice at once"
  | "overtaken"

/** What can happen to an operation that only asks: it fails. */
export type AskFault = "fails"

/**
 * What can happen instead of a batch, or to one.
 *
 * - `cut`: the connection is gone, and the subscription fails; to go on, subscribe after the last `upTo`.
 * - `again`: after the batch, all since the one before is told once more, as behind a queue that delivers at least once. No
 *   event store may do that; it is for those who take batches from such a queue, or keep their `upTo` elsewhere than their state.
 */
export type BatchFault = "cut" | "again"

/** How long an operation is on its way, there and back: so many turns of the event loop, or a time by the clock. */
export type Delay = number | Duration.Duration

/** What somebody else appends who knows the condition; it is stored under a new id each time. Nothing: nobody is faster. */
export type Rival = (condition: EventStore.AppendCondition) => Event.EncodedEvent | undefined

/** A call of an operation and what was planned for it. */
export type Call =
  | { readonly operation: "append"; readonly fault: AppendFault | "sound" }
  | { readonly operation: "read" | "find" | "positionAt"; readonly fault: AskFault | "sound" }
  | { readonly operation: "subscribe"; readonly fault: BatchFault | "sound" }

/** What goes wrong, by operation; what is left out is sound. It begins anew with each store that is built on it. */
export interface Plan {
  readonly append?: Schedule<AppendFault>
  readonly read?: Schedule<AskFault>
  readonly find?: Schedule<AskFault>
  readonly positionAt?: Schedule<AskFault>
  /** By batch that a subscriber waits for, over all subscriptions. */
  readonly subscribe?: Schedule<BatchFault>
  /** By call of any operation, and by batch. */
  readonly delays?: Schedule<Delay>
  /** Who overtakes: by default an event without content, of the first type and the tags that the condition asks for. */
  readonly rival?: Rival
  /** Told of each call as it comes. */
  readonly onCall?: (call: Call) => void
}
