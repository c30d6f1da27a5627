/**
 * What waits on a day, told from the facts of each mobility one after the other, kind by kind.
 */
import type { Seen } from "./Facts.ts"
import { limitOf } from "./Limits.ts"
import { signatures } from "./Papers.ts"
import { isBeside, isGranted, isIn as isSubmitted, lastOf, toldBy } from "./Phases.ts"
import { holds, isPlaceless, type Mobility, type Project, takesPlace } from "./World.ts"

/** One thing that waits. */
export interface Waits {
  readonly kind: string
  readonly for: string
  readonly mobility?: string
  readonly since: string | null
  readonly due?: string
  readonly blocks: boolean
  readonly document?: string
  readonly places?: number
  readonly lacking?: { readonly signatures: ReadonlyArray<string>; readonly report: boolean }
}

type Told = Mobility & Seen

const over: ReadonlyArray<string> = ["completed", "returned-early"]
const lengthOfDay = 86_400_000
const lastDay = "9999-12-31"
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`)
/** No day comes after the last that can be written. */
const before = (day: string, days: number): string =>
  new Date(Math.min(time(day) - days * lengthOfDay, time(lastDay))).toISOString().slice(0, 10)
const daysTo = (from: string, to: string): number => (time(to) - time(from)) / lengthOfDay

/** The day of the last fact of which this is true. */
const lastOn = ({ facts }: Told, is: (fact: Told["facts"][number]) => boolean): string | null =>
  facts.findLast(is)?.on ?? null

const stepOn = (told: Told): string | null => lastOn(told, ({ to }) => to !== undefined)

const atHome = (told: Told, { settings }: Project, on: string): ReadonlyArray<Waits> => {
  const since = stepOn(told)
  const { planned, signed, stage } = told
  if (stage === "applied") return [{ kind: "decide-application", for: "selection", since, blocks: false }]
  if (stage === "waitlisted") return [{ kind: "give-place", for: "selection", since, blocks: false }]
  if (stage !== "approved") return []
  const due = planned.start === null ? {} : { due: planned.start }
  const late = planned.start !== null && planned.start < on
  return [
    ...settings.departureNeeds.flatMap(({ document, party }) =>
      signed.includes(`${document} by ${party}`)
        ? []
        : [{ kind: "sign-document", for: party, since, blocks: false, document, ...due }]
    ),
    ...(late ? [{ kind: "confirm-departure", for: "sender", since: planned.start, blocks: false }] : [])
  ]
}

const underWay = ({ pausedSince, stage, stay: { end } }: Told, on: string): ReadonlyArray<Waits> => {
  if (stage !== "departed") return []
  const left = end === null ? undefined : daysTo(on, end)
  const found: Array<Waits> = []
  if (pausedSince !== undefined) found.push({ kind: "resume-stay", for: "sender", since: pausedSince, blocks: false })
  if (end === null || left === undefined) return found
  if (left < 0) found.push({ kind: "confirm-return", for: "sender", since: end, blocks: true })
  else if (left <= 14) {
    found.push({ kind: "extend-in-time", for: "sender", since: before(end, 14), due: end, blocks: false })
  }
  return found
}

const inTool = (told: Told, { settings }: Project): ReadonlyArray<Waits> => {
  const { row, stage, stay } = told
  const since = stepOn(told)
  const settled = stage === "prevented" || over.includes(stage)
  const shown = settled || holds({ stage })
  const coordinator = { for: "coordinator", blocks: true }
  if (row === null) {
    const wanted = settings.registerFrom === "completed" ? settled : shown
    return wanted && !isPlaceless(settings, told) ? [{ kind: "register", ...coordinator, since, blocks: settled }] : []
  }
  if (!shown) {
    return stage === "applied" || stage === "waitlisted" ? [] : [{ kind: "remove-registration", ...coordinator, since }]
  }
  const made = lastOn(told, ({ type }) => type === "mobility.registered")
  const other = row.period.start !== stay.start || row.period.end !== stay.end
  return [
    ...(row.status === "draft" ? [{ kind: "complete-registration", ...coordinator, since: made }] : []),
    ...(other || (settled && row.dates === "planned") ? [{ kind: "update-registration", ...coordinator, since }] : [])
  ]
}

/** Whether the participant has to report: not where force majeure left one day, unless that day is a form of words. */
export const owesReport = ({ facts, form, stage, stay }: Pick<Told, "facts" | "form" | "stage" | "stay">): boolean =>
  stage !== "prevented" &&
  !(
    facts.some(({ sentHome }) => sentHome === true) &&
    stay.start !== null &&
    stay.start === stay.end &&
    form.mode !== "virtual"
  )

const isIn = (told: Told, by: string): boolean => {
  const on = lastOn(told, (fact) => fact.report !== undefined)
  return (told.report === "submitted" || told.report === "excluded") && (on === null || on <= by)
}

const report = (told: Told, { settings }: Project, on: string): ReadonlyArray<Waits> => {
  const { facts, form, report: status, row, stage, stay } = told
  if (row === null || !over.includes(stage) || !owesReport(told) || isIn(told, lastDay)) return []
  if (status === undefined) {
    const online = form.online?.end
    const day = online !== undefined && stay.end !== null && online > stay.end ? online : stay.end
    return day !== null && day < on
      ? [{ kind: "expect-report-request", for: "coordinator", since: day, blocks: true }]
      : []
  }
  const asked = facts.find((fact) => fact.report !== undefined)?.on ?? null
  const { participantReport } = settings.deadlines
  const due = asked === null || participantReport === null ? {} : { due: before(asked, -participantReport) }
  const since = lastOn(told, (fact) => fact.report !== undefined)
  return status === "undelivered"
    ? [{ kind: "reach-participant", for: "sender", since, blocks: true, ...due }]
    : [{ kind: "hand-in-report", for: "participant", since, blocks: true, ...due }]
}

/** Whoever was paid before waits for the balance; whoever is ineligible gives everything back, and gets none. */
const money = (told: Told, { settings }: Project, on: string): ReadonlyArray<Waits> => {
  const { facts, ineligible, money: moved, stage } = told
  const isSettled = stage === "prevented" || over.includes(stage)
  const isOpen = !ineligible && moved.some(({ paid }) => paid) && !moved.some(({ isFinal }) => isFinal)
  const left = moved.reduce((sum, { cents }) => sum + cents, 0)
  const isBack = left === 0 && moved.some(({ cents }) => cents > 0)
  const { report: needsReport, signatures: needed } = settings.finalPaymentNeeds
  const held = signatures(facts).flatMap(([name, day]) => (day === null || day <= on ? [name] : []))
  const lacking = {
    signatures: needed.map(({ document, party }) => `${document} by ${party}`).filter((name) => !held.includes(name)),
    report: needsReport && owesReport(told) && !isIn(told, on)
  }
  return [
    ...(isOpen && isSettled ? [{ kind: "pay-final", for: "sender", since: stepOn(told), blocks: false, lacking }] : []),
    ...(ineligible && !isBack
      ? [
          {
            kind: "recover-grant",
            for: "coordinator",
            since: lastOn(told, ({ kind }) => kind === "row"),
            blocks: false
          }
        ]
      : [])
  ]
}

/** Granted, and neither given back to the agency with the final report nor beyond it. */
const goesOn = ({ phases }: Project, on: string): boolean => {
  const told = toldBy(phases, on)
  return isGranted(told) && !isBeside(told) && !isSubmitted(told.events, "final")
}

/** The reports that a project owes, as long as nothing is checked. */
const ofProject = (project: Project, on: string): ReadonlyArray<Waits> => {
  const { end, phases, settings } = project
  const { events } = toldBy(phases, on)
  if (!goesOn(project, on)) return []
  const sentBack = (name: "interim" | "final"): string | undefined => {
    const last = lastOf(events, name)
    return last?.type === "project.report-returned" ? last.occurredOn : undefined
  }
  const final = sentBack("final")
  const returned = final ?? sentBack("interim")
  const { finalReport } = settings.deadlines
  const due = finalReport === null ? {} : { due: before(end, -finalReport) }
  const common = { for: "coordinator", blocks: false }
  return [
    ...(returned === undefined ? [] : [{ kind: "answer-returned-report", since: returned, ...common }]),
    ...(final === undefined && on > end
      ? [{ kind: "submit-final-report", since: before(end, -1), ...common, ...due }]
      : [])
  ]
}

const unused = (project: Project, all: ReadonlyArray<Told>, on: string): ReadonlyArray<Waits> => {
  const granted = limitOf(project.limits, null, null)
  const places = (granted ?? 0) - all.filter((each) => takesPlace(project.settings, each)).length
  const left = daysTo(on, project.end)
  if (granted === undefined || places <= 0 || left < 0 || left > 183 || !goesOn(project, on)) return []
  const since = before(project.end, 183)
  return [{ kind: "use-places", for: "coordinator", since, due: project.end, blocks: false, places }]
}

/** Everything that waits in a project on that day, in no order. */
export const waiting = (project: Project, all: ReadonlyArray<Told>, on: string): ReadonlyArray<Waits> => [
  ...all.flatMap((told) =>
    [
      ...atHome(told, project, on),
      ...underWay(told, on),
      ...inTool(told, project),
      ...report(told, project, on),
      ...money(told, project, on)
    ].map((each) => ({ ...each, mobility: told.id }))
  ),
  ...unused(project, all, on),
  ...ofProject(project, on)
]
