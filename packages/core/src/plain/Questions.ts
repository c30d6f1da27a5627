/**
 * Questions that say more than what they are about, for programs that know no Effect: what they say is parsed.
 */
import { Schema } from "effect"
import * as Question from "../consortium/Question.ts"
import type { GoalRow } from "../goals/GoalProgress.ts"
import { HostedDays } from "../hosting/HostedDays.ts"
import type { HostingUsage } from "../hosting/HostingUsage.ts"
import type { ReceivedOf, ReceivedReport } from "../hosting/Received.ts"
import type { Of } from "../mobility/Counts.ts"
import type { Wanted } from "../mobility/Gathered.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import type { ToDoItem } from "../todo/ToDoItem.ts"
import { askedBy, InvalidQuestion } from "./InvalidQuestion.ts"

const text = Schema.optionalKey(Schema.String)
const days = Schema.optionalKey(Schema.Natural)

const period = askedBy(
  HostedDays.check(Schema.makeFilter(({ end, start }) => start <= end, { expected: "start not to be after end" }))
)

/** How are a member's beds offered and taken, from day to day (`YYYY-MM-DD`) of a period? */
export const hostingUsage = (
  member: string,
  days: { readonly start: string; readonly end: string }
): Question.Question<HostingUsage> => Question.hostingUsage(member, period(days))

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
  Question.toDo(project, toDoOf(of))

const day = askedBy(Schema.Struct({ on: CalendarDate }))

/** What still blocks the final report of a project, on a day (`YYYY-MM-DD`) that is given? */
export const reportBlockers = (
  project: string,
  of: { readonly on: string }
): Question.Question<ReadonlyArray<ToDoItem>> => Question.reportBlockers(project, day(of))

const counted = askedBy(
  Schema.Struct({ member: text, category: text, without: Schema.optionalKey(Schema.Array(Schema.String)) })
)

/** How far has each goal come, in all or for one member or category? */
export const goalProgress = (project: string, of: Of = {}): Question.Question<ReadonlyArray<GoalRow>> =>
  Question.goalProgress(project, counted(of))

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
