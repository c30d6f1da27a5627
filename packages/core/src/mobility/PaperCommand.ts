/**
 * What can be asked about the papers of a mobility. `on` is today where it is left out.
 */
import { Schema } from "effect"
import { EvidenceId, ReasonCode } from "../Ids.ts"
import { common } from "./CommandFields.ts"
import { Signature } from "./Document.ts"
import { ReportStatus } from "./PaperEvent.ts"

/** Somebody signed a document; `on` is the day of the signature. */
export const SignDocument = Schema.Struct({
  type: Schema.Literal("sign-document"),
  ...common,
  ...Signature.fields,
  reference: Schema.optionalKey(EvidenceId)
})
export type SignDocument = typeof SignDocument.Type

/** A signature no longer holds. */
export const WithdrawSignature = Schema.Struct({
  type: Schema.Literal("withdraw-signature"),
  ...common,
  ...Signature.fields,
  reason: ReasonCode
})
export type WithdrawSignature = typeof WithdrawSignature.Type

/** Note what the tool says of the participant's report. */
export const NoteReport = Schema.Struct({ type: Schema.Literal("note-report"), ...common, status: ReportStatus })
export type NoteReport = typeof NoteReport.Type
