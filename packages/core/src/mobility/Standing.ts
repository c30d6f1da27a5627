/**
 * Everything counters ask of a mobility at one moment: corrections carry it from before and after, so that a counter keeps no
 * memory of single mobilities.
 */
import { Schema } from "effect"
import { CategoryCode, GoalCode, MemberId, ParticipantId, ProjectId } from "../Ids.ts"
import { Stage } from "./Stage.ts"
import { Stay } from "./Stay.ts"

/** What every event of a mobility carries along. */
export const details = {
  project: ProjectId,
  member: MemberId,
  category: CategoryCode,
  goals: Schema.Array(GoalCode),
  participant: ParticipantId
}

/** Whose mobility it is, and what for. */
export const Details = Schema.Struct(details)
export type Details = typeof Details.Type

/** The details alone, also of something that carries more: an event has a type and a day of its own. */
export const detailsOf = ({ category, goals, member, participant, project }: Details): Details => ({
  project,
  member,
  category,
  goals,
  participant
})

/** A row in Mobility Tool: none, a draft, or complete (NAITDOC 33529124); complete, and declared ineligible at a check. */
export const RegistrationStatus = Schema.Literals(["none", "draft", "complete", "ineligible"])
export type RegistrationStatus = typeof RegistrationStatus.Type

/** Where a mobility stands, as counters see it. */
export const Standing = Schema.Struct({
  ...details,
  stage: Stage,
  registration: RegistrationStatus,
  /** Goals with a proven outcome. */
  achieved: Schema.Array(GoalCode),
  stay: Stay
})
export type Standing = typeof Standing.Type
