/**
 * What speaks against a command to a project.
 */
import { kept } from "./AfterProject.ts"
import { againstMembership } from "./AgainstMembership.ts"
import { againstPhaseStep } from "./AgainstPhase.ts"
import { againstSharing } from "./AgainstSharing.ts"
import { dayOf, type Goal, isOpen, linkable, type Model, type Project, type ProjectCommand } from "./Model.ts"
import { isMoved } from "./LaterEnds.ts"
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
  { mobilities, today }: Model,
  { goals: before, id, lastOn }: Project,
  { goals, on }: Of<"set-goals">
): ReadonlyArray<Reason> => {
  // Entered late, it changes nothing of today.
  if ((dayOf(on) ?? today) < (lastOn.goals ?? 0)) return []
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
  const { categories, end, requestedEnd } = project
  const category = "category" in command ? command.category : undefined
  const inCategory = when(category !== undefined && !categories.includes(category), "UnknownCategory")
  switch (command.type) {
    case "open-project":
      return ["ProjectExists"]
    case "change-settings": {
      const changedOn = project.lastOn.settings
      return when(changedOn !== undefined && (dayOf(command.on) ?? model.today) < changedOn, "OutOfOrder")
    }
    case "correct-project":
      return againstOpening(project, kept(project.told), command, model.today)
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
    case "move-places":
      return againstSharing(model, project, command)
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
