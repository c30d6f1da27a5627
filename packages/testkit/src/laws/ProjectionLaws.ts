/**
 * The laws of projections: of those that come with the domain, and of any others beside them.
 */
import {
  ActorRoles,
  GoalProgress,
  Hosting,
  HostingCapacity,
  HostingStory,
  Mobility,
  ParticipantStays,
  Partners,
  Places,
  Project,
  ProjectAwards,
  QuotaUsage,
  Received,
  RoleHolders,
  Timeline,
  ToolIdHolders
} from "@westum/mobility"
import { type AnyProjection, passesOver, resumes, tagsAreKeys } from "./Folding.ts"
import type { LogLaw } from "./Law.ts"
import { together } from "./Together.ts"

/** Every projection that comes with the domain. */
export const projections: ReadonlyArray<AnyProjection> = [
  Mobility.mobility,
  Timeline.timeline,
  Project.project,
  ProjectAwards.awarded,
  Places.places,
  QuotaUsage.quotaUsage,
  GoalProgress.goalProgress,
  ParticipantStays.participantStays,
  ToolIdHolders.toolIdHolders,
  ActorRoles.actorRoles,
  RoleHolders.roleHolders,
  Hosting.hosting,
  HostingStory.hostingStory,
  HostingCapacity.hostingCapacity,
  Received.received,
  Partners.partners
]

/** The laws of any projections: of each by itself, and of all of them together with those that come with the domain. */
export const projectionLaws = (...own: ReadonlyArray<AnyProjection>): ReadonlyArray<LogLaw> => [
  ...own.flatMap((projection) => [tagsAreKeys(projection), resumes(projection), passesOver(projection)]),
  together(own.map(({ name }) => name).join(", "), [...new Set([...own, ...projections])])
]
