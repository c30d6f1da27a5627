/**
 * How a stay was cut short.
 */
import { Schema } from "effect"
import { ReasonCode } from "../Ids.ts"

/** Whether it was force majeure that cut a stay short, and why it was. */
export const CutShort = Schema.Struct({ forceMajeure: Schema.Boolean, reason: ReasonCode })
export type CutShort = typeof CutShort.Type
