/**
 * Laws of the to-do list: what waits is a recount, each sees the part that is theirs, and an empty list keeps its word.
 */
import { CalendarDate, Ids, ToDo, type ToDoItem } from "@westum/mobility"
import type { Seen } from "../oracle/Facts.ts"
import { goesOn } from "../oracle/ProjectWaiting.ts"
import { owesReport, waiting } from "../oracle/Waiting.ts"
import type { Waits } from "../oracle/Waits.ts"
import { isPlaceless, type Mobility, type Project, type Recorded, worldAfter } from "../oracle/World.ts"
import { difference, logLaw, type LogLaw } from "./Law.ts"
import { distinct } from "./Recount.ts"

/** A to-do list: of a project, by its events. */
export type ToDoList = (
  id: string,
  events: ReadonlyArray<Recorded>,
  options: ToDo.ToDoOptions
) => ReadonlyArray<ToDoItem.ToDoItem>

/** The list that comes with the domain. */
export const shippedList: ToDoList = (id, events, options) => {
  const desk = new ToDo.Desk(id)
  desk.take(events)
  return desk.toDo(options)
}

const day = (on: string): CalendarDate.CalendarDate => CalendarDate.CalendarDate.make(on)

const sorted = (all: ReadonlyArray<unknown>): ReadonlyArray<string> =>
  all.map((each) => JSON.stringify(each)).toSorted()

/** The fields in one order; what is not there is left out. */
const inOrder = ({
  blocks,
  document,
  due,
  for: who,
  heading,
  kind,
  lacking,
  mobility,
  places,
  since
}: Partial<Waits>): unknown => ({
  kind,
  for: who,
  since,
  blocks,
  document,
  heading,
  due,
  places,
  lacking,
  mobility
})

const plain = ({
  blocksReport: blocks,
  document,
  due,
  heading,
  kind,
  lacking,
  mobility,
  places,
  since,
  waitsFor
}: ToDoItem.ToDoItem) => ({
  kind,
  for: waitsFor,
  since,
  blocks,
  document,
  heading,
  due,
  places,
  lacking: lacking && {
    signatures: lacking.signatures.map((each) => `${each.document} by ${each.party}`),
    report: lacking.report
  },
  mobility
})

const daysOf = (events: ReadonlyArray<Recorded>): ReadonlyArray<string> =>
  distinct(events.flatMap(({ event }) => event.occurredOn ?? [])).toSorted()

/** As many days as are looked at, the last of them and the project's end included. */
const someDays = (events: ReadonlyArray<Recorded>, end: string): ReadonlyArray<string> => {
  const days = daysOf(events)
  const step = Math.max(1, Math.ceil(days.length / 3))
  return [...days.filter((_, i) => (days.length - 1 - i) % step === 0), end]
}

/** Kind by kind, what waits is what the facts of each mobility give; on days of the log and at the project's end. */
export const waitsAsRecounted = (list: ToDoList): LogLaw =>
  logLaw("what waits equals a recount over the mobilities", ({ events }, broken) => {
    const world = worldAfter(events)
    for (const [id, project] of world.projects) {
      for (const on of someDays(events, project.end)) {
        const told = sorted(list(id, events, { on: day(on) }).map(plain))
        const wrong = difference(told, sorted(waiting(project, world.of(id), on).map(inOrder)))
        if (wrong !== undefined) broken(`${id} on ${on}: ${wrong}`)
      }
    }
  })

/** The oldest first, nothing since a later day than the last that anything happened on, and to each the part that is theirs. */
export const waitsInParts = (list: ToDoList): LogLaw =>
  logLaw("what waits for a member or a participant is their part of what waits, the oldest first", (log, broken) => {
    const { events } = log
    const world = worldAfter(events)
    const on = daysOf(events).at(-1)
    if (on === undefined) return
    for (const [id] of world.projects) {
      const all = list(id, events, { on: day(on) })
      const sinces = all.map(({ since }) => since ?? "")
      if (sinces.join() !== sinces.toSorted().join()) broken(`${id}: not the oldest first`)
      if (sinces.some((since) => since > on)) broken(`${id}: waits since a day that lies ahead of ${on}`)
      for (const { member, participant } of world.of(id).slice(0, 4)) {
        const ofMember = list(id, events, { on: day(on), member: Ids.MemberId.make(member) })
        const ofOne = list(id, events, { on: day(on), participant: Ids.ParticipantId.make(participant) })
        const wrong =
          difference(
            ofMember,
            all.filter((item) => item.member === member)
          ) ??
          difference(
            ofOne,
            all.filter((item) => item.participant === participant)
          )
        if (wrong !== undefined) broken(`${id}, ${member}, ${participant}: ${wrong}`)
      }
    }
  })

const lastDay = "9000-01-01"

/** What of a mobility that does not block is not as it should be. */
const leftUndone = (settings: Project["settings"], mobility: Mobility & Seen): string | undefined => {
  const { report, row, stage, stay } = mobility
  const ended = stage === "completed" || stage === "returned-early"
  if (stage === "departed") return "is away, and the project is over"
  if (!ended && stage !== "prevented") return row === null ? undefined : `has a row, and is ${stage}`
  if (row === null) return isPlaceless(settings, mobility) ? undefined : "has no row"
  if (row.status !== "complete" || row.dates !== "actual") return "has an unfinished row"
  const wrong = difference(row.period, stay)
  if (wrong !== undefined) return `has a row of other days: ${wrong}`
  return ended && owesReport(mobility) && report !== "submitted" && report !== "excluded" ? "has no report" : undefined
}

/** After the project's end a mobility that does not block its report is over, and has a complete row with its real days, and its report. */
export const emptyListKeepsWord = (list: ToDoList): LogLaw =>
  logLaw("a stay that does not block the final report has its row and its report", ({ events }, broken) => {
    const world = worldAfter(events)
    for (const [id, project] of world.projects) {
      if (!goesOn(project, lastDay)) continue
      const blocking = new Set<string | undefined>(
        list(id, events, { on: day(lastDay) }).flatMap(({ blocksReport, mobility }) => (blocksReport ? [mobility] : []))
      )
      for (const mobility of world.of(id).filter((each) => !blocking.has(each.id))) {
        const wrong = leftUndone(project.settings, mobility)
        if (wrong !== undefined) broken(`${mobility.id} of ${id} ${wrong}`)
      }
    }
  })

/** The laws of a to-do list. */
export const toDoLaws = (list: ToDoList): ReadonlyArray<LogLaw> => [
  waitsAsRecounted(list),
  waitsInParts(list),
  emptyListKeepsWord(list)
]
