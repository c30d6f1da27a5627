/**
 * A refusal in the error channel: the system worked, the answer is no.
 */
import { Schema } from "effect"
import { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { textOf } from "../refusal/Catalogue.ts"
import { english } from "../refusal/English.ts"
import { Refusal } from "../refusal/Refusal.ts"

/** Nothing of the request was written. */
export class Refused extends Schema.TaggedError<Refused>()("Refused", {
  /** One for each command that cannot be carried out; `row` counts the commands of the request from 0. */
  refusals: Schema.NonEmptyArray(Schema.Struct({ row: Schema.Natural, refusal: Refusal })),
  /** The answer holds up to here. */
  upTo: SequencePosition
}) {
  /** The first refusal. */
  get refusal(): Refusal {
    return this.refusals[0].refusal
  }

  override get message() {
    return this.refusals.map(({ refusal }) => textOf(english, refusal)).join(" ")
  }
}
