/**
 * What waits for somebody about one mobility, on a day that is given: nothing here reads a clock.
 */
import type { MobilityId } from "../Ids.ts"
import { lackingFor } from "../mobility/FinalPayment.ts"
import { isForTool, isLeftOver, isStale } from "../mobility/InTool.ts"
import { openInterruption } from "../mobility/Interruption.ts"
import { isStageFact, type Mobility, signatureIn } from "../mobility/MobilityState.ts"
import { sumsOf } from "../mobility/MoneyRules.ts"
import { isReportIn, owesReport, reportDay } from "../mobility/ParticipantReport.ts"
import { hasEnded, isSettled } from "../mobility/Stage.ts"
import type { Settings } from "../project/Settings.ts"
import { addDays, type CalendarDate } from "../time/CalendarDate.ts"
import type { ToDoItem } from "./ToDoItem.ts"

/** What the rules go by. */
export interface ToDoTerms {
  /** The day from which one looks. */
  readonly on: CalendarDate
  readonly settings: Settings
  /** So many days before the end of a stay one is told that it can still be extended in time. */
  readonly extendWithin: number
}

/** What a rule says of its item; the rest is the mobility's own. */
type Waiting = Pick<ToDoItem, "kind" | "waitsFor" | "since"> &
  Partial<Pick<ToDoItem, "due" | "blocksReport" | "document" | "lacking">>

type Rule = (mobility: Mobility, terms: ToDoTerms) => ReadonlyArray<Waiting>

/** The day of the last step. */
const stepOn = ({ facts }: Mobility): CalendarDate | null =>
  facts.findLast(({ event }) => isStageFact(event))?.event.occurredOn ?? null

/** Whether the day is known and over. */
const isOver = (day: CalendarDate | null, { on }: ToDoTerms): boolean => day !== null && day < on

const application: Rule = (mobility) => {
  const since = stepOn(mobility)
  if (mobility.stage === "applied") return [{ kind: "decide-application", waitsFor: "selection", since }]
  return mobility.stage === "waitlisted" ? [{ kind: "give-place", waitsFor: "selection", since }] : []
}

const signatures: Rule = (mobility, { settings }) =>
  mobility.stage === "approved"
    ? settings.departureNeeds
        .filter((needed) => signatureIn(mobility, needed) === undefined)
        .map(({ document, party }) => ({
          kind: "sign-document",
          waitsFor: party,
          since: stepOn(mobility),
          document,
          due: mobility.planned.start ?? undefined
        }))
    : []

const departure: Rule = ({ planned, stage }, terms) =>
  stage === "approved" && isOver(planned.start, terms)
    ? [{ kind: "confirm-departure", waitsFor: "sender", since: planned.start }]
    : []

/** A new end has to be entered before the old one, or the participant is asked for a report too early (Mobility Tool, end-date). */
const extension: Rule = ({ stage, stay: { end } }, { extendWithin, on }) =>
  stage === "departed" && end !== null && on <= end && end <= addDays(on, extendWithin)
    ? [{ kind: "extend-in-time", waitsFor: "sender", since: addDays(end, -extendWithin), due: end }]
    : []

const stay: Rule = (mobility, terms) => {
  if (mobility.stage !== "departed") return []
  const pause = openInterruption(mobility)
  const paused: ReadonlyArray<Waiting> =
    pause === undefined ? [] : [{ kind: "resume-stay", waitsFor: "sender", since: pause.from }]
  const { end } = mobility.stay
  return isOver(end, terms)
    ? [...paused, { kind: "confirm-return", waitsFor: "sender", since: end, blocksReport: true }]
    : paused
}

const registration: Rule = (mobility, { settings: { placeless, registerFrom } }) => {
  const { details, stage } = mobility
  if (mobility.registration !== undefined || details === undefined || placeless.includes(details.category)) return []
  const isDue = registerFrom === "completed" ? isSettled(stage) : isForTool(stage)
  return isDue
    ? [{ kind: "register", waitsFor: "coordinator", since: stepOn(mobility), blocksReport: isSettled(stage) }]
    : []
}

const row: Rule = (mobility) => {
  const { registration: there, stage } = mobility
  if (there === undefined) return []
  const common = { waitsFor: "coordinator", since: stepOn(mobility), blocksReport: true } as const
  if (isLeftOver(mobility)) return [{ kind: "remove-registration", ...common }]
  const isDraft = there.status === "draft" && isForTool(stage)
  return [
    ...(isDraft ? [{ kind: "complete-registration" as const, ...common, since: there.on }] : []),
    ...(isStale(mobility) ? [{ kind: "update-registration" as const, ...common }] : [])
  ]
}

/** So many days after the request, where the project has a deadline for participants' reports. */
const reportDue = ({ facts }: Mobility, { settings: { deadlines } }: ToDoTerms): CalendarDate | undefined => {
  const asked = facts.find(({ event }) => event.type === "mobility.report-noted")?.event.occurredOn ?? null
  const { participantReport } = deadlines
  return asked === null || participantReport === null ? undefined : addDays(asked, participantReport)
}

/**
 * The whole grant of an ineligible mobility is recovered, in all headings (Annex III of KA103, 2014: a neighbouring action). Where no
 * payment is known it cannot be known either whether that was done.
 */
const recovery: Rule = ({ money, registration: there }) => {
  const { paid, recovered } = sumsOf(money)
  return there?.ineligible === undefined || (paid > 0 && recovered === paid)
    ? []
    : [{ kind: "recover-grant", waitsFor: "coordinator", since: there.ineligible.on }]
}

/** Nobody waits for a report that is not owed; one that is owed is asked for on a day of its own. */
const report: Rule = (mobility, terms) => {
  const { registration: there, report: said, stage } = mobility
  if (!hasEnded(stage) || there === undefined || !owesReport(mobility) || isReportIn(mobility)) return []
  if (said === undefined) {
    const day = reportDay(mobility)
    return isOver(day, terms)
      ? [{ kind: "expect-report-request", waitsFor: "coordinator", since: day, blocksReport: true }]
      : []
  }
  const due = reportDue(mobility, terms)
  return said.status === "undelivered"
    ? [{ kind: "reach-participant", waitsFor: "sender", since: said.on, due, blocksReport: true }]
    : [{ kind: "hand-in-report", waitsFor: "participant", since: said.on, due, blocksReport: true }]
}

/** Who was paid before is owed a balance, or a settlement of nothing, once the stay is over; not where all of it is recovered. */
const balance: Rule = (mobility, { on, settings: { finalPaymentNeeds } }) => {
  const { money, stage } = mobility
  const isOpen = money.some(({ what }) => what === "paid") && !money.some(({ kind }) => kind === "final")
  return isOpen && isSettled(stage) && mobility.registration?.ineligible === undefined
    ? [
        {
          kind: "pay-final",
          waitsFor: "sender",
          since: stepOn(mobility),
          lacking: lackingFor(mobility, finalPaymentNeeds, on)
        }
      ]
    : []
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

/** What waits about the mobility on that day. */
export const mobilityToDo = (id: MobilityId, mobility: Mobility, terms: ToDoTerms): ReadonlyArray<ToDoItem> => {
  const { details } = mobility
  if (details === undefined) return []
  const { member, participant } = details
  const own = { mobility: id, member, participant, places: undefined }
  return rules.flatMap((rule) =>
    rule(mobility, terms).map((waiting) => ({
      due: undefined,
      blocksReport: false,
      document: undefined,
      lacking: undefined,
      ...waiting,
      ...own
    }))
  )
}
