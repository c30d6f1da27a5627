/**
 * Why more places are held than there are: every event that leads above a limit says which and why.
 */
import { Schema } from "effect"
import { ReasonCode } from "../Ids.ts"
import { Level } from "../project/Settings.ts"

/** A limit with what is held under it. */
export const OverLimit = Schema.Struct({
  level: Level,
  member: Schema.NullOr(Schema.String),
  category: Schema.NullOr(Schema.String),
  places: Schema.Int,
  held: Schema.Natural
})
export type OverLimit = typeof OverLimit.Type

/** The limits gone over, and what makes it right. */
export const Excess = Schema.Struct({
  cause: Schema.Literals(["beyond-quota", "guard-warns", "recorded-past", "correction"]),
  reason: Schema.optionalKey(ReasonCode),
  over: Schema.NonEmptyArray(OverLimit)
})
export type Excess = typeof Excess.Type
