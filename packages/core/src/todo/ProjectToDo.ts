/**
 * What waits for somebody about a whole project, on a day that is given: its places, and its reports.
 */
import { isOngoing, returnedBy } from "../project/PhaseHistory.ts"
import type { Project } from "../project/Project.ts"
import { sum } from "../quota/Numbers.ts"
import { type Places, taken } from "../quota/Places.ts"
import { addDays, type CalendarDate } from "../time/CalendarDate.ts"
import type { ToDoItem } from "./ToDoItem.ts"

const whole = {
  waitsFor: "coordinator",
  blocksReport: false,
  mobility: undefined,
  member: undefined,
  participant: undefined,
  document: undefined,
  heading: undefined,
  places: undefined,
  lacking: undefined
} as const

/** Places that nobody holds, when so many days are left in which they could be used. */
const unusedPlaces = (project: Project, state: Places, on: CalendarDate, within: number): ReadonlyArray<ToDoItem> => {
  const { period } = project
  const granted = state.limits.project
  if (period === undefined || granted === null || !isOngoing(project, on)) return []
  const from = addDays(period.end, -within)
  const free = granted - Object.values(taken(state)).reduce((total, numbers) => total + sum(numbers), 0)
  if (free <= 0 || on < from || on > period.end) return []
  return [{ ...whole, kind: "use-places", since: from, due: period.end, places: free }]
}

/** A report that the agency sent back; or the final one, from the day after the project's last on. */
const reportsToDo = (project: Project, on: CalendarDate): ReadonlyArray<ToDoItem> => {
  const { period, phases, settings } = project
  if (period === undefined || !isOngoing(project, on)) return []
  const final = returnedBy(phases, "final", on)
  const returned = final ?? returnedBy(phases, "interim", on)
  const { finalReport } = settings.deadlines
  const due = finalReport === null ? undefined : addDays(period.end, finalReport)
  const answers: ReadonlyArray<ToDoItem> =
    returned === undefined ? [] : [{ ...whole, kind: "answer-returned-report", since: returned, due: undefined }]
  return final === undefined && on > period.end
    ? [...answers, { ...whole, kind: "submit-final-report", since: addDays(period.end, 1), due }]
    : answers
}

/** What waits about the project as a whole on that day; unused places so many days before its end. */
export const projectToDo = (
  project: Project,
  places: Places,
  on: CalendarDate,
  within: number
): ReadonlyArray<ToDoItem> => [...unusedPlaces(project, places, on, within), ...reportsToDo(project, on)]
