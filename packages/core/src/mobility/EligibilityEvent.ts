/**
 * What the agency says of a mobility at a check. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { ReasonCode, ToolId } from "../Ids.ts"
import { common } from "./FactFields.ts"

/**
 * The agency does not accept the row: its whole grant is recovered, in all headings: travel, individual support, organisational,
 * linguistic, special needs, exceptional costs (Annex III of KA103, 2014, a neighbouring action; not confirmed for vocational training).
 */
export const DeclaredIneligible = Schema.Struct({
  type: Schema.Literal("mobility.declared-ineligible"),
  ...common,
  tool: ToolId,
  reason: ReasonCode
})

/** The agency accepts the row after all, upon a claim or an appeal (NAITDOC 33529394). */
export const DeclaredEligible = Schema.Struct({
  type: Schema.Literal("mobility.declared-eligible"),
  ...common,
  tool: ToolId,
  reason: ReasonCode
})
