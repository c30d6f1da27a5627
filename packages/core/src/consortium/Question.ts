/**
 * What can be asked: a projection's state of one key, seen from one side.
 */
import type { Tag } from "../eventsourcing/Event.ts"
import { fold, type Projection, type Recorded } from "../eventsourcing/Projection.ts"
import { type FourFigures, fourFigures as figuresOf } from "../figures/FourFigures.ts"
import { goalProgress as progress, goalReport, type GoalRow } from "../goals/GoalProgress.ts"
import { hostingCapacity } from "../hosting/HostingCapacity.ts"
import type { HostedDays } from "../hosting/HostedDays.ts"
import { hostingStory, type HostingStory } from "../hosting/HostingStory.ts"
import { type HostingUsage, hostingUsageIn } from "../hosting/HostingUsage.ts"
import { type PartnerRow, partnerRows, partners as partnersProjection } from "../hosting/Partners.ts"
import {
  received as receivedProjection,
  type ReceivedOf,
  receivedReport,
  type ReceivedReport
} from "../hosting/Received.ts"
import type { Of } from "../mobility/Counts.ts"
import { mobility as mobilityProjection } from "../mobility/Mobility.ts"
import type { Mobility } from "../mobility/MobilityState.ts"
import { storyOf, type Story, timeline as timelineProjection } from "../mobility/Timeline.ts"
import { type Project, project as projectProjection } from "../project/Project.ts"
import { quotaReport, type QuotaReport, quotaUsage as usage } from "../quota/QuotaUsage.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

/** A fold under way. */
export interface Folding<Answer> {
  /** The next events, in order; those of other keys are passed over. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void
  answer(): Answer
}

/** A question about one project or one mobility, or about hosting: one, a member's, or that of the whole consortium. */
export interface Question<Answer> {
  readonly name: string
  /** The id of the project, the mobility, the hosting or the member; empty for the whole consortium. */
  readonly key: string
  /** Tells in whose time zone a day is meant. */
  readonly about: "project" | "mobility" | "hosting"
  readonly types: ReadonlyArray<string>
  readonly tags: ReadonlyArray<Tag>
  begin(): Folding<Answer>
}

/** A question from a projection, a key and a view of its state. */
export const question = <State, Answer>(
  about: Question<Answer>["about"],
  projection: Projection<State, ConsortiumEvent>,
  key: string,
  view: (state: State) => Answer
): Question<Answer> => ({
  name: projection.name,
  key,
  about,
  types: projection.types,
  tags: projection.tags(key),
  begin: () => {
    let state = projection.initial
    return {
      take: (events) => {
        state = fold(projection, key, events, state)
      },
      answer: () => view(state)
    }
  }
})

/** What has a project agreed on? */
export const project = (id: string): Question<Project> => question("project", projectProjection, id, (state) => state)

/** Where does a mobility stand? */
export const mobility = (id: string): Question<Mobility> =>
  question("mobility", mobilityProjection, id, (state) => state)

/** Which of the five milestones has a mobility reached, and what was entered about it? */
export const timeline = (id: string): Question<Story> => question("mobility", timelineProjection, id, storyOf)

/** How are a project's places used? */
export const quotaUsage = (id: string): Question<QuotaReport> => question("project", usage, id, quotaReport)

/** How far has each goal come, in all or for one member or category? */
export const goalProgress = (id: string, of: Of = {}): Question<ReadonlyArray<GoalRow>> =>
  question("project", progress, id, (state) => goalReport(state, of))

/** The four figures on a project's page. */
export const fourFigures = (id: string): Question<FourFigures> => question("project", usage, id, figuresOf)

/** Where does a hosting stand, and what was entered about it? */
export const hosting = (id: string): Question<HostingStory> => question("hosting", hostingStory, id, (state) => state)

/** How are a member's beds offered and taken, from day to day of a period? */
export const hostingUsage = (member: string, period: HostedDays): Question<HostingUsage> =>
  question("hosting", hostingCapacity, member, (state) => hostingUsageIn(state, period))

/** Who was received, by member, category and partner, in each calendar year? */
export const received = (of: ReceivedOf = {}): Question<ReceivedReport> =>
  question("hosting", receivedProjection, "", (state) => receivedReport(state, of))

/** Where do people go, and where do they come from: which partners are so both ways? */
export const partners = (): Question<ReadonlyArray<PartnerRow>> =>
  question("hosting", partnersProjection, "", partnerRows)
