/**
 * Everything counters ask of a hosting at one moment. Every event of a hosting carries it from before and after, so that counters
 * keep no memory of single hostings.
 */
import { Schema } from "effect"
import { CategoryCode, GoalCode, MemberId, ParticipantId, PartnerId, ProjectId } from "../Ids.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { HostedDays } from "./HostedDays.ts"
import { HostingStage } from "./HostingStage.ts"

/** Whose hosting it is, where from, and what for. */
export const HostingDetails = Schema.Struct({
  /** Where it serves a project of the consortium; people come with their own partner's grant, so most serve none. */
  project: Schema.optionalKey(ProjectId),
  /** Who receives. */
  member: MemberId,
  category: CategoryCode,
  /** Who sends. */
  partner: PartnerId,
  /** Who comes. */
  participant: ParticipantId,
  /** Development goals of the project that it serves; none without a project. */
  goals: Schema.Array(GoalCode),
  /** In which its days are meant: the project's, or else the one that the member's offers name, as it was at the request. */
  timeZone: TimeZone
})
export type HostingDetails = typeof HostingDetails.Type

/** Where a hosting stands, as counters see it. */
export const HostingStanding = Schema.Struct({
  ...HostingDetails.fields,
  stage: HostingStage,
  /** As planned until arrival, as it was from then on. */
  days: HostedDays
})
export type HostingStanding = typeof HostingStanding.Type
