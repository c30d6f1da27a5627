/**
 * What participants may do abroad under a rule set: each type with its code, who it is for, and how long it lasts.
 */
import { Schema } from "effect"
import { ActivityCode } from "../Ids.ts"
import { CallYears } from "./CallYears.ts"
import { Evidence, text } from "./Evidence.ts"
import { Length } from "./Length.ts"

/** Kinds of participants, as the programme tells them apart; a project's categories are of one of them. */
export const Who = Schema.Literals(["learner", "staff", "other"])
export type Who = typeof Who.Type

/** The shortest that is right. */
export const Minimum = Schema.Struct({ ...Length.fields, ...Evidence.fields })
export type Minimum = typeof Minimum.Type

/** The longest that is right, or what is just too long: of "3 to 12 months" and "less than 3 months" only one holds 3 months. */
export const Maximum = Schema.Struct({
  ...Length.fields,
  itself: Schema.Literals(["included", "excluded"]),
  ...Evidence.fields
})
export type Maximum = typeof Maximum.Type

/** A type of activity. */
export const ActivityType = Schema.Struct({
  /** The programme's own code, or one of the rule set where that is unconfirmed. */
  code: ActivityCode,
  /** By language code, such as `{ "en": "…", "sv": "…" }`. */
  names: Schema.Record(Schema.String, text),
  ...Evidence.fields,
  who: Schema.Struct({ are: Schema.NonEmptyArray(Who), ...Evidence.fields }),
  /** The calls that have it; all of the rule set where it says nothing. */
  calls: Schema.optionalKey(Schema.Struct({ ...CallYears.fields, ...Evidence.fields })),
  /** Nothing is too short where there is none. */
  minimum: Schema.optionalKey(Minimum),
  /** A shorter minimum for participants with fewer opportunities. */
  fewerOpportunities: Schema.optionalKey(Minimum),
  /** Nothing is too long where there is none. */
  maximum: Schema.optionalKey(Maximum),
  /** Why no grant is given for it, although it is known. */
  ineligible: Schema.optionalKey(Evidence),
  /** Whether it takes one of the places that were granted; it does where it says nothing. */
  place: Schema.optionalKey(Schema.Struct({ used: Schema.Boolean, ...Evidence.fields }))
})
export type ActivityType = typeof ActivityType.Type
