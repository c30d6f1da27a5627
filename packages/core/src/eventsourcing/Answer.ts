/**
 * How a request ends: done, refused, or neither because something failed.
 */
import { Schema } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { RowRefusal, Verdict } from "./Batch.ts"
import type { CannotDecode } from "./EventCodec.ts"
import type { StoreFailed } from "./EventStore.ts"
import type { Recorded } from "./Projection.ts"
import { SequencePosition } from "./SequencePosition.ts"

/** The id of this command belongs to another command. */
export class CommandIdReused extends Schema.TaggedError<CommandIdReused>()("CommandIdReused", {
  commandId: Schema.String,
  /** Where an event of the other command stands. */
  position: SequencePosition
}) {
  override get message() {
    return `The command id ${JSON.stringify(this.commandId)} was used for another command; an id belongs to one command for ever`
  }
}

/** Others were faster every time. Nothing was written; sending the command again is safe. */
export class ContentionNeverEnded extends Schema.TaggedError<ContentionNeverEnded>()("ContentionNeverEnded", {
  commandId: Schema.String,
  rounds: Schema.Int
}) {
  override get message() {
    return `Command ${JSON.stringify(this.commandId)} was decided ${this.rounds} times and overtaken every time; nothing was written`
  }
}

/** A newer version of this program wrote what the decision depends on: this one may read it, but not decide on it. */
export class NewerModel extends Schema.TaggedError<NewerModel>()("NewerModel", {
  generation: Schema.Int,
  ours: Schema.Int
}) {
  override get message() {
    return `Events of generation ${this.generation} of the model stand in the way; this program is of generation ${this.ours}`
  }
}

/** Why a command could be neither carried out nor refused. */
export type RunFailed = StoreFailed | CannotDecode | CommandIdReused | ContentionNeverEnded | NewerModel

/** The commands of a request were carried out: now, or when it was sent before. */
export interface Done<Event> {
  readonly _tag: "Done"
  readonly events: ReadonlyArray<Recorded<Event>>
  /** The answer holds up to here; projections that have seen this position have seen the events. */
  readonly upTo: SequencePosition
  /** True when the request had been carried out before; the events are those of the first time. */
  readonly again: boolean
}

/** The request was refused, and nothing of it was written. */
export interface Refused<Refusal> {
  readonly _tag: "Refused"
  readonly refusals: NonEmptyReadonlyArray<RowRefusal<Refusal>>
  readonly upTo: SequencePosition
}

/** The answer to a request. */
export type Answer<Event, Refusal> = Done<Event> | Refused<Refusal>

/** What requests would lead to if they were sent now, one after the other. */
export interface Preview<Event, Refusal> {
  readonly verdicts: ReadonlyArray<Verdict<Event, Refusal>>
  readonly upTo: SequencePosition
}
