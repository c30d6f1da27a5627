/**
 * What can be asked about the agency's judgement of a mobility. `on` is today where it is left out.
 */
import { Schema } from "effect"
import { ReasonCode } from "../Ids.ts"
import { common } from "./CommandFields.ts"

/** Note that the agency does not accept the row of a mobility. */
export const DeclareIneligible = Schema.Struct({
  type: Schema.Literal("declare-ineligible"),
  ...common,
  reason: ReasonCode
})
export type DeclareIneligible = typeof DeclareIneligible.Type

/** Note that the agency accepts it after all, upon a claim or an appeal. */
export const DeclareEligible = Schema.Struct({
  type: Schema.Literal("declare-eligible"),
  ...common,
  reason: ReasonCode
})
export type DeclareEligible = typeof DeclareEligible.Type
