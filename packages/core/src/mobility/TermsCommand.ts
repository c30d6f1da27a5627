/**
 * What can be asked about the terms of a mobility: its form, and who pays. `on` is today where it is left out.
 */
import { Schema } from "effect"
import { common } from "./CommandFields.ts"
import { Funding } from "./Funding.ts"
import { Mode, VirtualPart } from "./Mode.ts"

/** It takes place in this form; a blended one says its days online, one that is virtual may. */
export const ChangeMode = Schema.Struct({
  type: Schema.Literal("change-mode"),
  ...common,
  mode: Mode,
  virtual: Schema.optionalKey(VirtualPart)
})
export type ChangeMode = typeof ChangeMode.Type

/** Pay it with EU funds, or from elsewhere. */
export const ChangeFunding = Schema.Struct({ type: Schema.Literal("change-funding"), ...common, funding: Funding })
export type ChangeFunding = typeof ChangeFunding.Type
