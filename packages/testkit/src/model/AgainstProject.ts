/**
 * What speaks against a command to a project.
 */
import { limitOf, type Limits, promisesIn } from "../oracle/Limits.ts"
import { takenUnder, worsened } from "../oracle/Taken.ts"
import { afterProject, agreedBy, kept } from "./AfterProject.ts"
import { againstMembership } from "./AgainstMembership.ts"
import { againstPhaseStep } from "./AgainstPhase.ts"
import {
  dayOf,
  type Goal,
  holdersIn,
  isOpen,
  linkable,
  type Model,
  type Project,
  type ProjectCommand
} from "./Model.ts"
import { isMoved } from "./LaterEnds.ts"
import { isGone } from "./Member.ts"
import { againstOpening } from "./Openings.ts"
import { isAfterClosing } from "./Phases.ts"
import { type Reason, when } from "./Standing.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { readonly type: Type }>

/** The goals above this one, itself where they lead round in a circle. */
const above = (goals: ReadonlyArray<Goal>, code: string): ReadonlyArray<string> => {
  const found: Array<string> = []
  let next = goals.find((goal) => goal.code === code)?.parent
  while (next !== undefined && !found.includes(next)) {
    found.push(next)
    const parent: string = next
    next = goals.find((goal) => goal.code === parent)?.parent
  }
  return found
}

const isCatalogue = (goals: ReadonlyArray<Goal>): boolean => {
  const codes = goals.map(({ code }) => code)
  return (
    new Set(codes).size === codes.length &&
    goals.every(
      ({ code, parent }) => (parent === undefined || codes.includes(parent)) && !above(goals, code).includes(code)
    )
  )
}

/** A goal that mobilities serve stays one that can be served. */
const againstGoals = (
  { mobilities }: Model,
  { goals: before, id }: Project,
  { goals }: Of<"set-goals">
): ReadonlyArray<Reason> => {
  const lost = before.map(({ code }) => code).filter((code) => !linkable({ goals }).includes(code))
  const served = mobilities
    .filter(({ project }) => project === id)
    .filter((mobility) => isOpen(mobility) || mobility.stage === "prevented" || mobility.row !== undefined)
    .flatMap((each) => each.goals)
  return when(
    lost.some((code) => served.includes(code)),
    "GoalInUse"
  )
}

/** More is promised out of a limit than there is; not where the agency took places away after the promise. */
const breaksPromise = (before: Limits, after: Limits): boolean =>
  promisesIn(after).some(({ category, member, places, promised }) => {
    const earlier = promisesIn(before).find((each) => each.member === member && each.category === category)
    return promised > places && !(earlier?.places === places && promised <= earlier.promised)
  })

const againstShares = (
  model: Model,
  { id, limits, settings: { guards } }: Project,
  after: Limits
): ReadonlyArray<Reason> => {
  const holders = holdersIn(model, id)
  const fewer = worsened(takenUnder(limits, holders), takenUnder(after, holders))
  return [
    ...when(breaksPromise(limits, after), "AllocatedTooMuch"),
    ...when(
      fewer.some(({ level }) => guards[level] === "block"),
      "PlacesHeld"
    )
  ]
}

/** It has fewer places by that day, or by a later one on which something was told of the project. */
const hasTooFew = (project: Project, { category, from, places }: Of<"move-places">, on: number): boolean =>
  [on, ...project.told.map((told) => told.on)].some(
    (day) => day >= on && (limitOf(agreedBy([project], project.id, day).limits, from, category ?? null) ?? 0) < places
  )

const againstMove = (project: Project, command: Of<"move-places">, today: number): ReadonlyArray<Reason> => {
  const { categories, members } = project
  const { category, from, to } = command
  const known = (member: string): boolean => members.some(({ id }) => id === member)
  return [
    ...when(!known(from) || !known(to), "UnknownMember"),
    ...when(category !== undefined && !categories.includes(category), "UnknownCategory"),
    ...when(from === to, "MovedToItself"),
    ...when(hasTooFew(project, command, dayOf(command.on) ?? today), "TooFewToMove")
  ]
}

const againstAwards = (
  { categories, members, money }: Project,
  { awards, currency, reason }: Of<"award-grant">
): ReadonlyArray<Reason> => {
  const rows = awards.map(({ category = null, heading, member = null }) => JSON.stringify([heading, category, member]))
  return [
    ...when(
      awards.some(({ category }) => category !== undefined && !categories.includes(category)),
      "UnknownCategory"
    ),
    ...when(
      awards.some(({ member }) => member !== undefined && !members.some(({ id }) => id === member)),
      "UnknownMember"
    ),
    ...when(new Set(rows).size < rows.length, "AwardedTwice"),
    ...when(money !== undefined && money.currency !== currency && reason !== "correction", "OtherCurrency")
  ]
}

/** What speaks against a command to a project that has been opened, besides its day. */
const againstOpened = (model: Model, project: Project, command: ProjectCommand): ReadonlyArray<Reason> => {
  const { categories, end, limits, members, requestedEnd } = project
  const category = "category" in command ? command.category : undefined
  const inCategory = when(category !== undefined && !categories.includes(category), "UnknownCategory")
  switch (command.type) {
    case "open-project":
      return ["ProjectExists"]
    case "correct-project":
      return againstOpening(kept(project.told), command)
    case "set-goals":
      return againstGoals(model, project, command)
    case "join-member":
    case "leave-member":
    case "correct-member":
    case "retract-leave":
      return againstMembership(project, command, model.today)
    case "grant-places":
      return inCategory
    case "allocate-places":
    case "move-places": {
      const unfit: Array<Reason> =
        command.type === "move-places"
          ? [...againstMove(project, command, model.today)]
          : [...when(!members.some((member) => member.id === command.member), "UnknownMember"), ...inCategory]
      const after = afterProject(project, command, model.today)
      const receiver = command.type === "move-places" ? command.to : command.member
      const held = limitOf(limits, receiver, category ?? null) ?? 0
      const gets = (limitOf(after.limits, receiver, category ?? null) ?? 0) > held
      const to = members.find(({ id }) => id === receiver)
      const on = dayOf(command.on) ?? model.today
      if (gets && to !== undefined && isGone(to, on)) unfit.push("MemberHasLeft")
      return unfit.length > 0 ? unfit : againstShares(model, project, after.limits)
    }
    case "award-grant":
      return againstAwards(project, command)
    case "request-extension":
    case "grant-extension":
      return when((dayOf(command.end) ?? 0) <= end, "EndNotLater")
    case "refuse-extension":
      return when(requestedEnd === undefined, "NoExtensionRequested")
    case "retract-extension-step":
      return when(!isMoved(project), "NoExtensionToRetract")
    case "record-grant-decision":
    case "submit-report":
    case "return-report":
    case "record-check":
    case "close-project":
      return againstPhaseStep(project, command, model.today)
    case "retract-project-step":
      return when(project.phases.length === 0, "NoStepToRetract")
    default:
      return []
  }
}

const corrections: ReadonlyArray<ProjectCommand["type"]> = [
  "retract-project-step",
  "retract-extension-step",
  "retract-leave",
  "correct-member",
  "correct-project"
]

/** What was entered wrongly is put right also after the closing. */
const isCorrection = ({ type }: ProjectCommand): boolean => corrections.includes(type)

/** Every reason why the command is refused; none where it is carried out. */
export const againstProject = (model: Model, command: ProjectCommand): ReadonlyArray<Reason> => {
  const project = model.projects.find(({ id }) => id === command.project)
  const on = dayOf("on" in command ? command.on : undefined)
  return [
    ...when(on !== null && on > model.today, "InFuture"),
    ...when(command.type === "open-project" && command.end < command.start, "EndBeforeStart"),
    ...when(command.type === "set-goals" && !isCatalogue(command.goals), "BadCatalogue"),
    ...when(command.type !== "open-project" && project === undefined, "UnknownProject"),
    ...when(
      command.type !== "open-project" &&
        !isCorrection(command) &&
        project !== undefined &&
        isAfterClosing(project, on ?? model.today),
      "ProjectClosed"
    ),
    ...(project === undefined ? [] : againstOpened(model, project, command))
  ]
}
