/**
 * The papers of a mobility: which there are, and who signs them.
 */
import { Schema } from "effect"
import { DocumentCode } from "../Ids.ts"

/** Who signs (VET learning agreement, III Signatures). */
export const Party = Schema.Literals(["participant", "sender", "host", "intermediary"])
export type Party = typeof Party.Type

/** One signature under one document. */
export const Signature = Schema.Struct({ document: DocumentCode, party: Party })
export type Signature = typeof Signature.Type

/** The documents that the programme knows; a consortium may have others. */
export const documents = {
  /** What is to be learnt, where and when, of a learner (VET learning agreement). */
  learningAgreement: DocumentCode.make("learning-agreement"),
  /** The same of staff (Mobility agreement, staff mobility for training or teaching). */
  mobilityAgreement: DocumentCode.make("mobility-agreement"),
  /** Between participant and sender, about the money (Grant agreement model for Erasmus+ VET). */
  grantAgreement: DocumentCode.make("grant-agreement"),
  /** Who owes what to whom (VET Mobility Quality Commitment; an annex of the grant agreement). */
  qualityCommitment: DocumentCode.make("quality-commitment"),
  /** Proves the days of the stay. */
  attendanceCertificate: DocumentCode.make("attendance-certificate"),
  /** What was learnt, in the form that is known all over Europe. */
  europassMobility: DocumentCode.make("europass-mobility")
} as const
