/**
 * What can be asked: a projection's state of one key, seen from one side.
 */
import type { Tag } from "../eventsourcing/Event.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { type FourFigures, fourFigures as figuresOf } from "../figures/FourFigures.ts"
import { Cashbook, type PaymentEntry } from "../grants/Payments.ts"
import { awarded, type ProjectAwards } from "../grants/ProjectAwards.ts"
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
import { Gathered, GatheredMobilities, type Wanted } from "../mobility/Gathered.ts"
import { mobility as mobilityProjection } from "../mobility/Mobility.ts"
import type { Mobility } from "../mobility/MobilityState.ts"
import { type ListedMobility, listOf } from "../mobility/MobilityList.ts"
import { storyOf, type Story, timeline as timelineProjection } from "../mobility/Timeline.ts"
import { type ProjectVersion, versionsOf } from "../project/PhaseHistory.ts"
import { type Project, project as projectProjection } from "../project/Project.ts"
import { ProjectList, type ProjectRow } from "../project/ProjectList.ts"
import { quotaReport, type QuotaReport, quotaUsage as usage } from "../quota/QuotaUsage.ts"
import { type ActorRoles, actorRoles } from "../roles/ActorRoles.ts"
import type { Concern } from "../roles/Role.ts"
import { type RoleHolders, roleHolders } from "../roles/RoleHolders.ts"
import { Desk, type ToDoOptions } from "../todo/ToDo.ts"
import type { ToDoItem } from "../todo/ToDoItem.ts"
import { type Registrations, registrationsIn } from "../registration/Registrations.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import { type Folding, folding, Resumable } from "./Folding.ts"

export type { Folding } from "./Folding.ts"

/** A question about one project, one mobility, one hosting, the hostings of a member or of all, or something of the whole consortium. */
export interface Question<Answer> {
  /** Permissions name it so. */
  readonly name: string
  /** The id of the project, the mobility, the hosting or the member; of the whole consortium, whatever the projection is kept by. */
  readonly key: string
  /** Tells in whose time zone a day is meant; that of the whole consortium is told when it is opened. */
  readonly about: "project" | "mobility" | "hosting" | "hostings" | "consortium"
  /** Whose matter it is, as far as the question tells: that of a mobility or of a hosting is asked of the log. */
  readonly concern: Concern
  readonly types: ReadonlyArray<string>
  readonly tags: ReadonlyArray<Tag>
  /** It wants mobilities from their first event on, each as it stands after all corrections, also those that came from elsewhere. */
  readonly whole?: true
  begin(): Folding<Answer>
  /** Where it is answered from one state of a projection, by its key. */
  readonly resumable?: Resumable<Answer>
}

/** A question from a projection, a key and a view of its state; of a project it may be about one member alone. */
export const question = <State, Answer>(
  about: Question<Answer>["about"],
  projection: Projection<State, ConsortiumEvent>,
  key: string,
  view: (state: State) => Answer,
  concern: Concern = {}
): Question<Answer> => ({
  name: projection.name,
  key,
  about,
  concern: about === "project" ? { project: key, ...concern } : concern,
  types: projection.types,
  tags: projection.tags(key),
  begin: () => folding(projection, key, view, projection.initial),
  resumable: new Resumable({ projection, from: (state: State) => folding(projection, key, view, state) })
})

/** What has a project agreed on? */
export const project = (id: string): Question<Project> => question("project", projectProjection, id, (state) => state)

/** Which projects are there? The one that began first comes first. */
export const projects = (): Question<ReadonlyArray<ProjectRow>> => ({
  name: "projects",
  key: "",
  about: "consortium",
  concern: {},
  types: projectProjection.types,
  tags: [],
  begin: () => {
    const list = new ProjectList()
    return { take: (events) => list.take(events), answer: () => list.rows() }
  }
})

/** Where does a mobility stand? */
export const mobility = (id: string): Question<Mobility> =>
  question("mobility", mobilityProjection, id, (state) => state)

/** Which of the five milestones has a mobility reached, and what was entered about it? */
export const timeline = (id: string): Question<Story> => question("mobility", timelineProjection, id, storyOf)

/** Which mobilities has a participant, over all projects? The first to begin comes first. */
export const participant = (id: string): Question<ReadonlyArray<ListedMobility>> => ({
  name: "participant",
  key: id,
  about: "consortium",
  concern: { participant: id },
  types: mobilityProjection.types,
  tags: [`participant:${id}`],
  whole: true,
  begin: () => {
    const known = new GatheredMobilities()
    return { take: (events) => known.take(events), answer: () => listOf(known.all({ participant: id })) }
  }
})

/** How are a project's places used? */
export const quotaUsage = (id: string): Question<QuotaReport> => question("project", usage, id, quotaReport)

/** What money has a project been awarded? */
export const awards = (id: string): Question<ProjectAwards> => question("project", awarded, id, (state) => state)

/** How does one member use its places, by its categories; nothing where it has none and has sent nobody. */
export const memberUsage = (id: string, member: string): Question<QuotaReport["members"][string] | undefined> =>
  question("project", usage, id, (state) => new Map(Object.entries(quotaReport(state).members)).get(member), { member })

/** How far has each goal come, in all or for one member or category? */
export const goalProgress = (id: string, of: Of = {}): Question<ReadonlyArray<GoalRow>> =>
  question(
    "project",
    progress,
    id,
    (state) => goalReport(state, of),
    of.member === undefined ? {} : { member: of.member }
  )

/** The four figures on a project's page. */
export const fourFigures = (id: string): Question<FourFigures> => ({
  ...question("project", usage, id, figuresOf),
  name: "four-figures"
})

/** Which roles has somebody? */
export const roles = (actor: string): Question<ActorRoles> =>
  question("consortium", actorRoles, actor, (state) => state)

/** Who has a role? */
export const holders = (role: string): Question<RoleHolders> =>
  question("consortium", roleHolders, role, (state) => state)

/** Where does a hosting stand, and what was entered about it? */
export const hosting = (id: string): Question<HostingStory> => question("hosting", hostingStory, id, (state) => state)

/** How are a member's beds offered and taken, from day to day of a period? */
export const hostingUsage = (member: string, period: HostedDays): Question<HostingUsage> =>
  question("hostings", hostingCapacity, member, (state) => hostingUsageIn(state, period), { member })

/** Who was received, by member, category and partner, in each calendar year? */
export const received = (of: ReceivedOf = {}): Question<ReceivedReport> =>
  question("hostings", receivedProjection, "", (state) => receivedReport(state, of), {
    ...(of.project === undefined ? {} : { project: of.project }),
    ...(of.member === undefined ? {} : { member: of.member })
  })

/** Where do people go, and where do they come from: which partners are so both ways? */
export const partners = (): Question<ReadonlyArray<PartnerRow>> =>
  question("hostings", partnersProjection, "", partnerRows)

/** A question about a project for which its mobilities are gathered as they stand after all corrections. */
const gathered = <Answer>(
  name: string,
  id: string,
  types: ReadonlyArray<string>,
  { member, participant }: Wanted,
  begin: () => Folding<Answer>
): Question<Answer> => ({
  name,
  key: id,
  about: "project",
  concern: {
    project: id,
    ...(member === undefined ? {} : { member }),
    ...(participant === undefined ? {} : { participant })
  },
  types,
  tags: projectProjection.tags(id),
  whole: true,
  begin
})

/** Which mobilities has a project, in all or for one member or participant? The first to begin comes first. */
export const mobilities = (id: string, of: Wanted = {}): Question<ReadonlyArray<ListedMobility>> =>
  gathered("mobilities", id, mobilityProjection.types, of, () => {
    const known = new GatheredMobilities()
    return { take: (events) => known.take(events), answer: () => listOf(known.all({ ...of, project: id })) }
  })

/** What waits for whom in a project, on a day that is given? */
export const toDo = (id: string, options: ToDoOptions): Question<ReadonlyArray<ToDoItem>> =>
  gathered("to-do", id, [...new Set([...projectProjection.types, ...usage.types])], options, () => {
    const desk = new Desk(id)
    return { take: (events) => desk.take(events), answer: () => desk.toDo(options) }
  })

/** Which mobilities of a project, or of one of its members, has the tool, or should it have, and how does each stand? */
export const registrations = (id: string, of: Pick<Wanted, "member"> = {}): Question<Registrations> =>
  gathered("registrations", id, [...new Set([...projectProjection.types, ...mobilityProjection.types])], of, () => {
    const known = new Gathered(id)
    return { take: (events) => known.take(events), answer: () => registrationsIn(known, of) }
  })

/** What still blocks the final report of a project, on a day that is given? It can be submitted all the same: nothing here keeps it. */
export const reportBlockers = (id: string, options: Pick<ToDoOptions, "on">): Question<ReadonlyArray<ToDoItem>> => ({
  ...toDo(id, options),
  name: "report-blockers",
  begin: () => {
    const folding = toDo(id, options).begin()
    return {
      take: (events) => folding.take(events),
      answer: () => folding.answer().filter(({ blocksReport }) => blocksReport)
    }
  }
})

/** Which states of a project have a name: what was reported, the result of each check, what was closed? */
export const versions = (id: string): Question<ReadonlyArray<ProjectVersion>> => ({
  ...question("project", projectProjection, id, ({ phases }) => versionsOf(phases)),
  name: "project-versions"
})

/** What was paid to the participants of a project and taken back, in all or for one member or participant? A budget takes it as it is. */
export const payments = (id: string, of: Wanted = {}): Question<ReadonlyArray<PaymentEntry>> =>
  gathered("payments", id, mobilityProjection.types, of, () => {
    const book = new Cashbook(id)
    return { take: (events) => book.take(events), answer: () => book.entries(of) }
  })
