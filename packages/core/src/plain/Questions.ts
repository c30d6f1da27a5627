/**
 * All questions, for programs that know no Effect: whatever they say is parsed, so that a slip of the pen is not answered as if it had
 * been meant.
 */
import { Schema } from "effect"
import * as Question from "../consortium/Question.ts"
import type { GoalRow } from "../goals/GoalProgress.ts"
import type { PaymentEntry } from "../grants/Payments.ts"
import { HostedDays } from "../hosting/HostedDays.ts"
import type { HostingUsage } from "../hosting/HostingUsage.ts"
import type { ReceivedOf, ReceivedReport } from "../hosting/Received.ts"
import type { Of } from "../mobility/Counts.ts"
import type { Wanted } from "../mobility/Gathered.ts"
import type { ListedMobility } from "../mobility/MobilityList.ts"
import type { QuotaReport } from "../quota/QuotaUsage.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import type { ToDoItem } from "../todo/ToDoItem.ts"
import { askedBy, InvalidQuestion } from "./InvalidQuestion.ts"

export { partners, projects } from "../consortium/Question.ts"

/** Takes an id, which a problem with it is told under by what its callers call it. */
const idAs = (called: string): ((id: string) => string) => {
  const parse = askedBy(Schema.Struct({ [called]: Schema.String }))
  return (id) => {
    parse({ [called]: id })
    return id
  }
}

const projectId = idAs("project")
const memberId = idAs("member")

/** A question about what one id names. */
const about =
  <Answer>(
    idOf: (id: string) => string,
    asked: (id: string) => Question.Question<Answer>
  ): ((id: string) => Question.Question<Answer>) =>
  (id) =>
    asked(idOf(id))

/** What has a project agreed on? */
export const project = about(projectId, Question.project)

/** Where does a mobility stand? */
export const mobility = about(idAs("mobility"), Question.mobility)

/** Which of the five milestones has a mobility reached, and what was entered about it? */
export const timeline = about(idAs("mobility"), Question.timeline)

/** Which mobilities has a participant, over all projects? The first to begin comes first. */
export const participant = about(idAs("participant"), Question.participant)

/** How are a project's places used? */
export const quotaUsage = about(projectId, Question.quotaUsage)

/** What money has a project been awarded? */
export const awards = about(projectId, Question.awards)

/** The four figures on a project's page. */
export const fourFigures = about(projectId, Question.fourFigures)

/** Which roles has somebody? */
export const roles = about(idAs("actor"), Question.roles)

/** Who has a role? */
export const holders = about(idAs("role"), Question.holders)

/** Where does a hosting stand, and what was entered about it? */
export const hosting = about(idAs("hosting"), Question.hosting)

/** Which states of a project have a name: what was reported, the result of each check, what was closed? */
export const versions = about(projectId, Question.versions)

/** How does one member use its places, by its categories; nothing where it has none and has sent nobody. */
export const memberUsage = (
  project: string,
  member: string
): Question.Question<QuotaReport["members"][string] | undefined> =>
  Question.memberUsage(projectId(project), memberId(member))

const text = Schema.optionalKey(Schema.String)
const days = Schema.optionalKey(Schema.Natural)

const period = askedBy(
  HostedDays.check(Schema.makeFilter(({ end, start }) => start <= end, { expected: "start not to be after end" }))
)

/** How are a member's beds offered and taken, from day to day (`YYYY-MM-DD`) of a period? */
export const hostingUsage = (
  member: string,
  days: { readonly start: string; readonly end: string }
): Question.Question<HostingUsage> => Question.hostingUsage(memberId(member), period(days))

/** From which day (`YYYY-MM-DD`) one looks at what waits, how many days ahead, and at whose. */
export interface ToDoInput extends Wanted {
  readonly on: string
  /** So many days before its end a stay is listed that can still be extended in time; 14 where it is not said. */
  readonly extendWithin?: number
  /** So many days before the project's end unused places are listed; 183 where it is not said. */
  readonly placesWithin?: number
}

const toDoOf = askedBy(
  Schema.Struct({ on: CalendarDate, member: text, participant: text, extendWithin: days, placesWithin: days })
)

/** What waits for whom in a project, on a day that is given? */
export const toDo = (project: string, of: ToDoInput): Question.Question<ReadonlyArray<ToDoItem>> =>
  Question.toDo(projectId(project), toDoOf(of))

const day = askedBy(Schema.Struct({ on: CalendarDate }))

/** What still blocks the final report of a project, on a day (`YYYY-MM-DD`) that is given? */
export const reportBlockers = (
  project: string,
  of: { readonly on: string }
): Question.Question<ReadonlyArray<ToDoItem>> => Question.reportBlockers(projectId(project), day(of))

const counted = askedBy(
  Schema.Struct({ member: text, category: text, without: Schema.optionalKey(Schema.Array(Schema.String)) })
)

/** How far has each goal come, in all or for one member or category? */
export const goalProgress = (project: string, of: Of = {}): Question.Question<ReadonlyArray<GoalRow>> =>
  Question.goalProgress(projectId(project), counted(of))

const wanted = askedBy(Schema.Struct({ member: text, participant: text }))

/** What was paid to the participants of a project and taken back, in all or for one member or participant? A budget takes it as it is. */
export const payments = (project: string, of: Wanted = {}): Question.Question<ReadonlyArray<PaymentEntry>> =>
  Question.payments(projectId(project), wanted(of))

/** Which mobilities has a project, in all or for one member or participant? The first to begin comes first. */
export const mobilities = (project: string, of: Wanted = {}): Question.Question<ReadonlyArray<ListedMobility>> =>
  Question.mobilities(projectId(project), wanted(of))

const receivedOf = askedBy(
  Schema.Struct({
    year: Schema.optionalKey(Schema.Int),
    member: text,
    category: text,
    partner: text,
    project: text,
    goal: text
  })
)

/** Who was received, by member, category and partner, in each calendar year? */
export const received = (of: ReceivedOf = {}): Question.Question<ReceivedReport> => Question.received(receivedOf(of))

const named = askedBy(Schema.Struct({ key: Schema.String }))

/** The same question; throws `InvalidQuestion` where it is none, or asks about what is no id. */
export const wellAsked = <Answer>(question: Question.Question<Answer>): Question.Question<Answer> => {
  const { begin, key }: { readonly begin?: unknown; readonly key?: unknown } = Object(question)
  if (typeof begin !== "function") {
    throw new InvalidQuestion([{ path: "", message: "Expected a question, such as fourFigures(project)" }])
  }
  named({ key })
  return question
}
