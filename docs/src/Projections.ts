/**
 * Every projection of the core.
 */
import {
  ActorRoles,
  GoalProgress,
  Mobility,
  ParticipantStays,
  Places,
  Project,
  ProjectAwards,
  type Projection,
  QuotaUsage,
  RoleHolders,
  Timeline,
  ToolIdHolders,
  type ConsortiumEvent
} from "@westum/mobility"

/** As much of a projection as the pages tell. */
export type Told = Pick<Projection.Projection<unknown, ConsortiumEvent>, "name" | "types">

/** In alphabetical order. A test finds those that are missing here. */
export const projections: ReadonlyArray<Told> = [
  ActorRoles.actorRoles,
  GoalProgress.goalProgress,
  Mobility.mobility,
  ParticipantStays.participantStays,
  Places.places,
  Project.project,
  ProjectAwards.awarded,
  QuotaUsage.quotaUsage,
  RoleHolders.roleHolders,
  Timeline.timeline,
  ToolIdHolders.toolIdHolders
]
