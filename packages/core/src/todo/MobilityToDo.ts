/**
 * What waits for somebody about one mobility, on a day that is given: nothing here reads a clock.
 */
import type { MobilityId } from "../Ids.ts"
import type { Signature } from "../mobility/Document.ts"
import { openInterruption } from "../mobility/Interruption.ts"
import { type Mobility, signatureIn } from "../mobility/MobilityState.ts"
import { isReportIn, owesReport, reportDay } from "../mobility/ParticipantReport.ts"
import { hasEnded } from "../mobility/Stage.ts"
import { addDays, type CalendarDate } from "../time/CalendarDate.ts"
import { balance, recovery } from "./MoneyToDo.ts"
import { registration, row } from "./RowToDo.ts"
import type { ToDoItem } from "./ToDoItem.ts"
import type { ToDoKind } from "./ToDoKind.ts"
import type { ToDoTerms } from "./ToDoTerms.ts"
import { daysSetOn, isOver, lastOn, latest, type Rule, stepOn, type Waiting } from "./WaitingRule.ts"

/** A draft has to be completed or removed before the final report, and which of the two is for those to say who decide. */
const application: Rule = (mobility) => {
  const { registration: draft, stage } = mobility
  const common = { waitsFor: "selection", since: stepOn(mobility), blocksReport: draft !== undefined } as const
  if (stage === "applied") return [{ kind: "decide-application", ...common }]
  return stage === "waitlisted" ? [{ kind: "give-place", ...common }] : []
}

/** The day on which a signature was withdrawn last. */
const withdrawnOn = (mobility: Mobility, { document, party }: Signature): CalendarDate | null =>
  lastOn(
    mobility,
    (event) => event.type === "mobility.signature-withdrawn" && event.document === document && event.party === party
  )

const signatures: Rule = (mobility, { settings }) =>
  mobility.stage === "approved"
    ? settings.departureNeeds
        .filter((needed) => signatureIn(mobility, needed) === undefined)
        .map((needed) => ({
          kind: "sign-document",
          waitsFor: needed.party,
          since: latest(stepOn(mobility), withdrawnOn(mobility, needed)),
          document: needed.document,
          due: mobility.planned.start ?? undefined
        }))
    : []

/**
 * Somebody left, or did not, on the day that was planned, or by the end of the project. A row in the tool says that they will: it cannot
 * stay so.
 */
const departure: Rule = (mobility, terms) => {
  const { planned, registration: there, stage } = mobility
  const day = planned.start ?? terms.end
  return stage === "approved" && isOver(day, terms)
    ? [
        {
          kind: "confirm-departure",
          waitsFor: "sender",
          since: latest(day, daysSetOn(mobility)),
          blocksReport: there !== undefined
        }
      ]
    : []
}

/**
 * A new end has to be entered before the old one, or the participant is asked for a report too early (Mobility Tool, end-date). None is
 * later than the end of the project.
 */
const extension: Rule = (mobility, { end: last, extendWithin, on }) => {
  const { stage, stay } = mobility
  const { end } = stay
  if (stage !== "departed" || end === null || on > end || end > addDays(on, extendWithin)) return []
  if (last !== undefined && end >= last) return []
  const since = latest(addDays(end, -extendWithin), daysSetOn(mobility))
  return [{ kind: "extend-in-time", waitsFor: "sender", since, due: end }]
}

const stay: Rule = (mobility, terms) => {
  if (mobility.stage !== "departed") return []
  const pause = openInterruption(mobility)
  const paused: ReadonlyArray<Waiting> =
    pause === undefined ? [] : [{ kind: "resume-stay", waitsFor: "sender", since: pause.from }]
  const end = mobility.stay.end ?? terms.end
  const since = latest(end, daysSetOn(mobility))
  return isOver(end, terms)
    ? [...paused, { kind: "confirm-return", waitsFor: "sender", since, blocksReport: true }]
    : paused
}

/** The day of the request: of the notes before the first that says something else, the last, which puts its day right. */
const reportAskedOn = ({ facts }: Mobility): CalendarDate | null => {
  const notes = facts.flatMap(({ event }) => (event.type === "mobility.report-noted" ? [event] : []))
  const other = notes.findIndex(({ status }) => status !== notes[0]?.status)
  return (other < 0 ? notes : notes.slice(0, other)).at(-1)?.occurredOn ?? null
}

/** So many days after the request, where the project has a deadline for participants' reports. */
const reportDue = (mobility: Mobility, { settings: { deadlines } }: ToDoTerms): CalendarDate | undefined => {
  const asked = reportAskedOn(mobility)
  const { participantReport } = deadlines
  return asked === null || participantReport === null ? undefined : addDays(asked, participantReport)
}

/**
 * Nobody waits for a report that is not owed; one that is owed is asked for on a day of its own, by the end of the project where it is not
 * known, and by nobody before there is a row.
 */
const report: Rule = (mobility, terms) => {
  const { registration: there, report: said, stage } = mobility
  if (!hasEnded(stage) || there === undefined || !owesReport(mobility) || isReportIn(mobility)) return []
  if (said === undefined) {
    const day = reportDay(mobility) ?? terms.end
    const since = latest(day, there.on)
    return isOver(day, terms)
      ? [{ kind: "expect-report-request", waitsFor: "coordinator", since, blocksReport: true }]
      : []
  }
  const due = reportDue(mobility, terms)
  return said.status === "undelivered"
    ? [{ kind: "reach-participant", waitsFor: "sender", since: said.on, due, blocksReport: true }]
    : [{ kind: "hand-in-report", waitsFor: "participant", since: said.on, due, blocksReport: true }]
}

const rules: ReadonlyArray<Rule> = [
  application,
  signatures,
  departure,
  stay,
  extension,
  registration,
  row,
  report,
  recovery,
  balance
]

/** Rows are made and changed in the tool while they do not stand still. */
const ofRows: ReadonlyArray<ToDoKind> = [
  "register",
  "complete-registration",
  "update-registration",
  "remove-registration"
]

/** Whether it can still be done: nothing waits that every command refuses. */
const isDoable = (kind: ToDoKind, { closed, rowsFrozen }: ToDoTerms): boolean =>
  kind === "recover-grant" || !(closed || (rowsFrozen && ofRows.includes(kind)))

/** What waits about the mobility on that day. */
export const mobilityToDo = (id: MobilityId, mobility: Mobility, terms: ToDoTerms): ReadonlyArray<ToDoItem> => {
  const { details } = mobility
  if (details === undefined) return []
  const { member, participant } = details
  const own = { mobility: id, member, participant, places: undefined }
  const waiting = rules.flatMap((rule) => rule(mobility, terms)).filter(({ kind }) => isDoable(kind, terms))
  return waiting.map(({ blocksReport = false, ...each }) => ({
    due: undefined,
    document: undefined,
    heading: undefined,
    lacking: undefined,
    ...each,
    // What was submitted is no longer in anybody's way.
    blocksReport: blocksReport && terms.reportToCome,
    ...own
  }))
}
