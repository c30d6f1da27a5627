/**
 * What speaks against a command about a mobility.
 */
import { againstDuplicate } from "./AgainstDuplicate.ts"
import { isDeepStrictEqual } from "node:util"
import { dated } from "../oracle/Facts.ts"
import { reachedFrom } from "../oracle/Steps.ts"
import { takenUnder } from "../oracle/Taken.ts"
import { isPlaceless } from "../oracle/World.ts"
import { againstBelonging } from "./AgainstBelonging.ts"
import { afterMobility } from "./AfterMobility.ts"
import { againstRow, hasTool, isBackwards } from "./AgainstRow.ts"
import { againstCurrency, againstPayment, againstTerms } from "./AgainstTerms.ts"
import { againstPapers, againstPlan, againstStay } from "./AgainstStay.ts"
import { type Agreed, holdersIn, type Mobility, type MobilityCommand, type Model, projectOf } from "./Model.ts"
import { againstOthers, againstStanding, type Reason, when } from "./Standing.ts"

type Of<Type extends MobilityCommand["type"]> = Extract<MobilityCommand, { readonly type: Type }>

const ended: ReadonlyArray<string> = ["completed", "returned-early"]
const going: ReadonlyArray<string> = ["applied", "waitlisted", "approved", "departed", ...ended]
const begun: ReadonlyArray<string> = [...going, "rejected", "withdrawn", "cancelled", "no-show", "prevented"]
const reportable = begun.filter((stage) => !["applied", "waitlisted", "rejected"].includes(stage))
const before: ReadonlyArray<string> = ["applied", "waitlisted", "approved"]
const away: ReadonlyArray<string> = ["departed"]

/** The stages in which each command may come. */
export const allowedIn: { readonly [Type in MobilityCommand["type"]]: ReadonlyArray<string> } = {
  apply: ["none"],
  "record-past": ["none"],
  waitlist: reachedFrom.waitlisted,
  reconsider: ["rejected"],
  "no-show": reachedFrom["no-show"],
  prevent: reachedFrom.prevented,
  replan: before,
  extend: away,
  interrupt: away,
  resume: away,
  approve: reachedFrom.approved,
  reject: reachedFrom.rejected,
  withdraw: reachedFrom.withdrawn,
  cancel: reachedFrom.cancelled,
  depart: reachedFrom.departed,
  complete: reachedFrom.completed,
  "return-early": reachedFrom["returned-early"],
  register: [...going, "prevented"],
  "update-registration": [...going, "prevented"],
  "remove-registration": begun,
  "change-goals": going,
  "record-outcome": ended,
  "withdraw-outcome": ended,
  "sign-document": [...going, "prevented"],
  "withdraw-signature": [...going, "prevented"],
  "note-report": [...away, ...ended],
  "declare-ineligible": reportable,
  "declare-eligible": reportable,
  "change-mode": going,
  "change-funding": [...going, "prevented"],
  "record-payment": begun,
  "record-recovery": begun,
  "withdraw-payment": begun,
  "correct-details": begun,
  "correct-registration": begun,
  "retract-step": begun,
  "enter-in-error": begun,
  reinstate: ["in-error"]
}

/** What speaks against its coming at this point, whatever it says. */
const againstStep = (before: Mobility | undefined, { type }: MobilityCommand): ReadonlyArray<Reason> => {
  if (allowedIn[type].includes(before?.stage ?? "none")) return []
  return [before === undefined ? "UnknownMobility" : "StepNotAllowed"]
}

/** One more place for this mobility is one too many on a level that blocks. */
export const isFull = (model: Model, { category, member, project }: Mobility): boolean => {
  const { limits, settings } = projectOf(model, project)
  if (isPlaceless(settings, { category })) return false
  const holder = { member, category }
  return takenUnder(limits, [...holdersIn(model, project), holder], holder).some(
    ({ held, level, places }) => settings.guards[level] === "block" && held > places
  )
}

const againstPlace = (model: Model, mobility: Mobility, { beyondQuota }: Of<"approve">): ReadonlyArray<Reason> => {
  if (!isFull(model, mobility)) return []
  if (beyondQuota === undefined) return ["NoPlaceLeft"]
  return when(projectOf(model, mobility.project).settings.beyondQuota === "forbidden", "BeyondQuotaForbidden")
}

/** A goal that it does not serve has no outcome; that is no goal which was given up. */
const againstOutcome = (
  mobility: Mobility,
  { goal }: Of<"record-outcome">,
  standing: ReadonlyArray<Reason>
): ReadonlyArray<Reason> =>
  mobility.goals.includes(goal)
    ? standing
    : ["GoalNotLinked", ...standing.filter((reason) => reason !== "GoalHasOutcome")]

const said = ({ category, extras, facts, member, participant, project }: Mobility): unknown => ({
  project,
  member,
  category,
  participant,
  extras,
  facts
})

/** What speaks against putting it right, whatever would come of it. */
const againstChanges = (
  mobility: Mobility,
  after: Mobility,
  { changes: { dates = {}, project } }: Of<"correct-details">
): ReadonlyArray<Reason> => {
  const has = mobility.facts.map(({ type }) => dated[type])
  const named = Object.entries(dates).flatMap(([name, day]) => (day === undefined ? [] : [name]))
  const moves = project !== undefined && project !== mobility.project
  return [
    ...when(!named.every((name) => has.some((each) => each === name)), "NoSuchDate"),
    ...when(isDeepStrictEqual(said(mobility), said(after)), "NothingToCorrect"),
    ...when(moves && mobility.row !== undefined, "StillRegistered")
  ]
}

const belongsElsewhere = (before: Mobility, after: Mobility): boolean =>
  before.project !== after.project ||
  before.member !== after.member ||
  before.category !== after.category ||
  before.appliedOn !== after.appliedOn

const againstAll = (model: Model, project: Agreed, after: Mobility, before: Mobility): ReadonlyArray<Reason> => [
  ...againstTerms(project, after, before),
  ...againstStanding(model, project, after, before)
]

const againstNew = (model: Model, after: Mobility, command: Of<"apply" | "record-past">): ReadonlyArray<Reason> => {
  const project = model.projects.find(({ id }) => id === command.project)
  const row = command.type === "record-past" ? command.registration : undefined
  return [
    ...againstBelonging(project, after),
    ...when(row !== undefined && hasTool(model, after, row.tool), "ToolIdTaken"),
    ...when(isBackwards(row?.period), "EndBeforeStart"),
    ...(project === undefined ? [] : againstStanding(model, project, after, undefined))
  ]
}

const againstCorrection = (
  model: Model,
  before: Mobility,
  after: Mobility,
  command: Of<"correct-details">
): ReadonlyArray<Reason> => {
  const project = model.projects.find(({ id }) => id === after.project)
  return [
    ...againstChanges(before, after, command),
    ...(belongsElsewhere(before, after) ? againstBelonging(project, after) : []),
    ...(project === undefined || after.project === before.project ? [] : againstCurrency(project, after)),
    ...(project === undefined ? [] : againstAll(model, project, after, before))
  ]
}

/** What it had been allowed to be it may be again, but its days and its tool id were free for others meanwhile. */
const againstReturn = (model: Model, after: Mobility): ReadonlyArray<Reason> => [
  ...when(after.row !== undefined && hasTool(model, after, after.row.tool), "ToolIdTaken"),
  ...againstAll(model, projectOf(model, after.project), after, after),
  ...againstOthers(after, undefined, model)
]

/** Every reason why the command is refused; none where it is carried out. */
export const againstMobility = (model: Model, command: MobilityCommand): ReadonlyArray<Reason> => {
  const before = model.mobilities.find(({ id }) => id === command.mobility)
  const tooEarlyOrLate = againstStep(before, command)
  const after = afterMobility(before, command, model.today)
  if (tooEarlyOrLate.length > 0 || after === undefined) return tooEarlyOrLate
  if (command.type === "apply" || command.type === "record-past") return againstNew(model, after, command)
  if (before === undefined) return []
  if (command.type === "enter-in-error") {
    const owed = before.money.reduce((sum, { cents }) => sum + cents, 0)
    return [
      ...againstDuplicate(model.mobilities, command.mobility, command, "UnknownMobility"),
      ...when(owed !== 0, "StillPaid")
    ]
  }
  if (command.type === "reinstate") return againstReturn(model, after)
  if (command.type === "correct-details") return againstCorrection(model, before, after, command)
  if (command.type === "correct-registration") return againstRow(model, before, command)
  if (command.type === "retract-step" && after.facts.length === before.facts.length) return ["StepNotAllowed"]
  const standing = againstAll(model, projectOf(model, after.project), after, before)
  if (command.type === "approve") {
    const late = command.planned === undefined ? [] : againstPlan(model, before, command.on)
    return [...againstPlace(model, before, command), ...late, ...standing]
  }
  if (command.type === "record-outcome") return againstOutcome(before, command, standing)
  const isNone = command.type === "withdraw-outcome" && !before.outcomes.some(({ goal }) => goal === command.goal)
  return [
    ...when(isNone, "NoOutcome"),
    ...againstRow(model, before, command),
    ...againstStay(before, command),
    ...againstPapers(model, before, command),
    ...againstPayment(model, before, command),
    ...standing
  ]
}

/**
 * Whether a command that is carried out is so only because something is let pass: what is recorded as past may overlap, and what
 * was so before may stay.
 */
export const isLetPass = (model: Model, command: MobilityCommand): boolean => {
  const before = model.mobilities.find(({ id }) => id === command.mobility)
  const after = afterMobility(before, command, model.today)
  const project = model.projects.find(({ id }) => id === after?.project)
  if (after === undefined || after.inError || project === undefined) return false
  return (
    [
      ...againstStanding(model, project, { ...after, past: false }, before),
      ...againstStanding(model, project, after, undefined)
    ].length > 0
  )
}
