/**
 * What a project wants to see before a participant gets the balance.
 */
import { Schema } from "effect"
import { Signature } from "./Document.ts"

/**
 * Signatures, and whether the participant has to have reported. That certificate and report come first is common practice (University
 * of Lund; Quality Commitment).
 */
export const FinalPaymentNeeds = Schema.Struct({ signatures: Schema.Array(Signature), report: Schema.Boolean })
export type FinalPaymentNeeds = typeof FinalPaymentNeeds.Type
