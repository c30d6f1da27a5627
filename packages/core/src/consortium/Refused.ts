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
  /**
   * One for each command that cannot be carried out; `row` counts the commands of the request from 0. With `after` it may follow from that
   * of an earlier one alone, whose doing it may need.
   */
  refusals: Schema.NonEmptyArray(
    Schema.Struct({ row: Schema.Natural, refusal: Refusal, after: Schema.optionalKey(Schema.Natural) })
  ),
  /** The answer holds up to here. */
  upTo: SequencePosition
}) {
  /** The first refusal. */
  get refusal(): Refusal {
    return this.refusals[0].refusal
  }

  override get message() {
    // What may only follow is put right with the first, or told when that is.
    const own = this.refusals.filter(({ after }) => after === undefined)
    return own.map(({ refusal }) => textOf(english, refusal)).join(" ")
  }
}
