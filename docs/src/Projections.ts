/**
 * Every projection of the core.
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
  type Projection,
  QuotaUsage,
  Received,
  Reminders,
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
  Hosting.hosting,
  HostingCapacity.hostingCapacity,
  HostingStory.hostingStory,
  Mobility.mobility,
  ParticipantStays.participantStays,
  Partners.partners,
  Places.places,
  Project.project,
  ProjectAwards.awarded,
  QuotaUsage.quotaUsage,
  Received.received,
  Reminders.reminders,
  RoleHolders.roleHolders,
  Timeline.timeline,
  ToolIdHolders.toolIdHolders
]
