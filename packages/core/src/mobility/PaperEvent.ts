/**
 * What happens to the papers of a mobility. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { EvidenceId, ReasonCode } from "../Ids.ts"
import { Signature } from "./Document.ts"
import { common } from "./FactFields.ts"

/** Somebody signed a document. */
export const DocumentSigned = Schema.Struct({
  type: Schema.Literal("mobility.document-signed"),
  ...common,
  ...Signature.fields,
  /** Where it is kept. */
  reference: Schema.optionalKey(EvidenceId)
})

/** A signature no longer holds: the document was changed, lost, or signed by mistake. */
export const SignatureWithdrawn = Schema.Struct({
  type: Schema.Literal("mobility.signature-withdrawn"),
  ...common,
  ...Signature.fields,
  reason: ReasonCode
})

/**
 * Where the participant report stands in the tool: Mobility Tool+ says Requested, Submitted or Undelivered (NAITDOC 33529739), the
 * Beneficiary Module tells automatic reminders from manual ones, and those whom the agency excluded (NAITDOC 132252393).
 */
export const ReportStatus = Schema.Literals([
  "requested",
  "reminded",
  "reminded-by-hand",
  "undelivered",
  "submitted",
  "excluded"
])
export type ReportStatus = typeof ReportStatus.Type

/** The tool says this of the participant's report. */
export const ReportNoted = Schema.Struct({
  type: Schema.Literal("mobility.report-noted"),
  ...common,
  status: ReportStatus
})
