/**
 * What can be said about facts of a project that were entered wrongly.
 */
import { Schema } from "effect"
import { MemberId, ProjectId, ReasonCode } from "../Ids.ts"
import { Categories } from "./Categories.ts"
import { MemberChanges, ProjectChanges } from "./ProjectCorrection.ts"

const wrong = { project: ProjectId, reason: ReasonCode }

/** Something about a project had been entered wrongly when it was opened: put the right values in place. */
export const CorrectProject = Schema.Struct({
  type: Schema.Literal("correct-project"),
  ...wrong,
  changes: Schema.Struct({ ...ProjectChanges.fields, categories: Schema.optionalKey(Categories) })
})
export type CorrectProject = typeof CorrectProject.Type

/** Something about a member had been entered wrongly when it joined last: put the right values in place. */
export const CorrectMember = Schema.Struct({
  type: Schema.Literal("correct-member"),
  ...wrong,
  member: MemberId,
  changes: MemberChanges
})
export type CorrectMember = typeof CorrectMember.Type

/** A member had not left, or not on that day: it takes part as before. */
export const RetractLeave = Schema.Struct({ type: Schema.Literal("retract-leave"), ...wrong, member: MemberId })
export type RetractLeave = typeof RetractLeave.Type
