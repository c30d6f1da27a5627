/**
 * Every projection of the core.
 */
import {
  GoalProgress,
  Hosting,
  HostingCapacity,
  HostingStory,
  Mobility,
  ParticipantStays,
  Partners,
  Places,
  Project,
  type Projection,
  QuotaUsage,
  Received,
  Timeline,
  ToolIdHolders,
  type ConsortiumEvent
} from "@westum/mobility"

/** As much of a projection as the pages tell. */
export type Told = Pick<Projection.Projection<unknown, ConsortiumEvent>, "name" | "types">

/** In alphabetical order. A test finds those that are missing here. */
export const projections: ReadonlyArray<Told> = [
  GoalProgress.goalProgress,
  Hosting.hosting,
  HostingCapacity.hostingCapacity,
  HostingStory.hostingStory,
  Mobility.mobility,
  ParticipantStays.participantStays,
  Partners.partners,
  Places.places,
  Project.project,
  QuotaUsage.quotaUsage,
  Received.received,
  Timeline.timeline,
  ToolIdHolders.toolIdHolders
]
