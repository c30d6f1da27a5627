/**
 * What permissions call the questions that come with the domain.
 */
import { CalendarDate } from "../time/CalendarDate.ts"
import * as Question from "./Question.ts"

// A question has its name whatever it is about.
const on = CalendarDate.make("2000-01-01")
const id = ""

/** The names of all of them, each once. */
export const questionNames: ReadonlyArray<string> = [
  ...new Set(
    [
      Question.project(id),
      Question.mobility(id),
      Question.timeline(id),
      Question.quotaUsage(id),
      Question.awards(id),
      Question.memberUsage(id, id),
      Question.goalProgress(id),
      Question.fourFigures(id),
      Question.roles(id),
      Question.holders(id),
      Question.hosting(id),
      Question.hostingUsage(id, { start: on, end: on }),
      Question.received(),
      Question.partners(),
      Question.projects(),
      Question.participant(id),
      Question.mobilities(id),
      Question.toDo(id, { on }),
      Question.registrations(id),
      Question.reportBlockers(id, { on }),
      Question.versions(id),
      Question.payments(id)
    ].map(({ name }) => name)
  )
]
