/**
 * What waits on a day, told from the facts of each mobility one after the other, kind by kind.
 */
import type { Seen } from "./Facts.ts"
import { signatures } from "./Papers.ts"
import { goesOn, isShut, ofProject, unused } from "./ProjectWaiting.ts"
import { before, daysTo, lastDay, type Waits } from "./Waits.ts"
import { holds, isPlaceless, type Mobility, type Project } from "./World.ts"

type Told = Mobility & Seen

const over: ReadonlyArray<string> = ["completed", "returned-early"]
/** The day of the last fact of which this is true. */
const lastOn = ({ facts }: Told, is: (fact: Told["facts"][number]) => boolean): string | null =>
  facts.findLast(is)?.on ?? null

const stepOn = (told: Told): string | null => lastOn(told, ({ to }) => to !== undefined)

/** The last day on which anything was said of the days of the stay. */
const planOn = (told: Told): string | null => lastOn(told, ({ kind, to }) => to !== undefined || kind === "plan")

/** The last of the days that are known. */
const last = (...days: ReadonlyArray<string | null | undefined>): string | null =>
  days
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1) ?? null

const isPast = (day: string | null | undefined, on: string): boolean => (day ?? lastDay) < on

const atHome = (told: Told, { end, settings }: Project, on: string): ReadonlyArray<Waits> => {
  const { facts, planned, row, signed, stage } = told
  const shared = { since: stepOn(told), blocks: row !== null }
  if (stage === "applied") return [{ kind: "decide-application", for: "selection", ...shared }]
  if (stage === "waitlisted") return [{ kind: "give-place", for: "selection", ...shared }]
  if (stage !== "approved") return []
  const due = planned.start === null ? {} : { due: planned.start }
  const leaves = planned.start ?? end
  const unsigned = settings.departureNeeds.filter(({ document, party }) => !signed.includes(`${document} by ${party}`))
  return [
    ...unsigned.map(({ document, party }) => {
      const lost = facts.findLast(({ paper }) => paper?.document === document && paper.party === party)
      const since = last(shared.since, lost?.on)
      return { kind: "sign-document", for: party, since, blocks: false, document, ...due }
    }),
    ...(isPast(leaves, on)
      ? [{ kind: "confirm-departure", for: "sender", since: last(leaves, planOn(told)), blocks: shared.blocks }]
      : [])
  ]
}

const underWay = (told: Told, project: Project, on: string): ReadonlyArray<Waits> => {
  const { pausedSince, stage, stay } = told
  if (stage !== "departed") return []
  const end = stay.end ?? project.end
  const left = daysTo(on, end)
  const found: Array<Waits> = []
  if (pausedSince !== undefined) found.push({ kind: "resume-stay", for: "sender", since: pausedSince, blocks: false })
  if (left < 0) found.push({ kind: "confirm-return", for: "sender", since: last(end, planOn(told)), blocks: true })
  // No stay lasts longer than its project.
  else if (left <= 14 && end < project.end) {
    const since = last(before(end, 14), planOn(told))
    found.push({ kind: "extend-in-time", for: "sender", since, due: end, blocks: false })
  }
  return found
}

/** Turned down, or given up before it began. */
const isOff = ({ stage }: Told): boolean => ["rejected", "withdrawn", "cancelled", "no-show"].includes(stage)

/** The first of the rows without a break that are drafts, counted from the last. */
const draftSince = ({ facts }: Told): string | null => {
  let since: string | null = null
  let isDraft = false
  for (const { on, row } of facts) {
    if (row === undefined) continue
    if (row?.status === "draft" && !isDraft) since = on
    isDraft = row?.status === "draft"
  }
  return since
}

/** The first known day from the approval on: a step that follows makes nothing begin to wait that had been waiting. */
const shownSince = ({ facts }: Told): string | null => {
  let since: string | null = null
  for (const { on, to } of facts) {
    if (to === "approved") since = on
    else if (to !== undefined) since ??= on
  }
  return since
}

const inTool = (told: Told, { settings }: Project): ReadonlyArray<Waits> => {
  const { row, stage, stay } = told
  const settled = stage === "prevented" || over.includes(stage)
  const shown = settled || holds({ stage })
  const coordinator = { for: "coordinator", blocks: true }
  // The row as it is, or as it is no more.
  const rowOn = lastOn(told, (fact) => fact.row !== undefined)
  if (row === null) {
    const late = settings.registerFrom === "completed"
    const wanted = late ? settled : shown
    const since = last(late ? stepOn(told) : shownSince(told), rowOn)
    return wanted && !isPlaceless(settings, told) ? [{ kind: "register", ...coordinator, since, blocks: settled }] : []
  }
  if (isOff(told)) return [{ kind: "remove-registration", ...coordinator, since: last(stepOn(told), rowOn) }]
  if (!shown) return []
  const approvedOn = lastOn(told, ({ to }) => to === "approved")
  const other = row.period.start !== stay.start || row.period.end !== stay.end
  return [
    ...(row.status === "draft"
      ? [{ kind: "complete-registration", ...coordinator, since: last(draftSince(told), approvedOn) }]
      : []),
    ...(other || (settled && row.dates === "planned")
      ? [{ kind: "update-registration", ...coordinator, since: last(planOn(told), rowOn) }]
      : [])
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

const report = (told: Told, { end, settings }: Project, on: string): ReadonlyArray<Waits> => {
  const { facts, form, report: status, row, stage, stay } = told
  if (row === null || !over.includes(stage) || !owesReport(told) || isIn(told, lastDay)) return []
  if (status === undefined) {
    const online = form.online?.end
    const day = (online !== undefined && stay.end !== null && online > stay.end ? online : stay.end) ?? end
    const made = lastOn(told, ({ type }) => type === "mobility.registered")
    return isPast(day, on)
      ? [{ kind: "expect-report-request", for: "coordinator", since: last(day, made), blocks: true }]
      : []
  }
  const notes = facts.filter((fact) => fact.report !== undefined)
  const first = notes.findIndex(({ report: next }) => next !== notes[0]?.report)
  const asked = (first < 0 ? notes : notes.slice(0, first)).at(-1)?.on ?? null
  const { participantReport } = settings.deadlines
  const due = asked === null || participantReport === null ? {} : { due: before(asked, -participantReport) }
  const since = lastOn(told, (fact) => fact.report !== undefined)
  return status === "undelivered"
    ? [{ kind: "reach-participant", for: "sender", since, blocks: true, ...due }]
    : [{ kind: "hand-in-report", for: "participant", since, blocks: true, ...due }]
}

/** Since when everything is to come back that was paid; nothing where it is not, or has come back. */
const owedSince = (told: Told): string | null | undefined => {
  const { ineligible, money: moved } = told
  const left = moved.reduce((sum, { cents }) => sum + cents, 0)
  if (ineligible) {
    const isBack = left === 0 && moved.some(({ cents }) => cents > 0)
    return isBack ? undefined : lastOn(told, ({ kind }) => kind === "row")
  }
  return isOff(told) && left > 0 ? last(stepOn(told), moved.find(({ paid }) => paid)?.on) : undefined
}

/** Whoever was paid under a heading waits for its balance; whoever is ineligible, or did not go, gives everything back. */
const money = (told: Told, { settings }: Project, on: string): ReadonlyArray<Waits> => {
  const { facts, ineligible, money: moved, stage } = told
  const owed = owedSince(told)
  const back = owed === undefined ? [] : [{ kind: "recover-grant", for: "coordinator", since: owed, blocks: false }]
  if (ineligible || !(stage === "prevented" || over.includes(stage))) return back
  const { report: needsReport, signatures: needed } = settings.finalPaymentNeeds
  const held = signatures(facts).flatMap(([name, day]) => (day === null || day <= on ? [name] : []))
  const lacking = {
    signatures: needed.map(({ document, party }) => `${document} by ${party}`).filter((name) => !held.includes(name)),
    report: needsReport && owesReport(told) && !isIn(told, on)
  }
  const pardoned = lastOn(told, (fact) => fact.ineligible === false)
  const headings = new Set(moved.flatMap(({ heading, paid }) => (paid ? [heading] : [])))
  for (const { heading, isFinal } of moved) if (isFinal) headings.delete(heading)
  return [...headings].map((heading) => {
    const first = moved.find((each) => each.paid && each.heading === heading)
    const since = last(stepOn(told), first?.on, pardoned)
    return { kind: "pay-final", for: "sender", since, blocks: false, heading, lacking }
  })
}

/** Everything that waits in a project on that day, in no order. */
export const waiting = (project: Project, all: ReadonlyArray<Told>, on: string): ReadonlyArray<Waits> => {
  const found = all.flatMap((told) =>
    [
      ...atHome(told, project, on),
      ...underWay(told, project, on),
      ...inTool(told, project),
      ...report(told, project, on),
      ...money(told, project, on)
    ].map((each) => ({ ...each, blocks: each.blocks && goesOn(project, on), mobility: told.id }))
  )
  return [
    ...found.filter(({ kind }) => !isShut(project, kind, on)),
    ...unused(project, all, on),
    ...ofProject(project, on)
  ]
}
