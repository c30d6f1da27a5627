/**
 * What changes in the terms of a mobility: its form, and who pays. Events are stored for ever: a change of shape is a new version with
 * an upcast.
 */
import { Schema } from "effect"
import { common } from "./FactFields.ts"
import { Funding } from "./Funding.ts"
import { Mode, VirtualPart } from "./Mode.ts"

/** It takes place in another form, or online on other days. */
export const ModeChanged = Schema.Struct({
  type: Schema.Literal("mobility.mode-changed"),
  ...common,
  mode: Mode,
  virtual: Schema.optionalKey(VirtualPart)
})
export type ModeChanged = typeof ModeChanged.Type

/** It is paid from elsewhere from now on, or with EU funds after all. */
export const FundingChanged = Schema.Struct({
  type: Schema.Literal("mobility.funding-changed"),
  ...common,
  funding: Funding
})
