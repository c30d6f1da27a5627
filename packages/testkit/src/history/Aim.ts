/**
 * Aims a command at what there is: it then fails, if it does, by the rule and not by the name, and often by a day or by one place.
 */
import type { CommandInput } from "@westum/mobility"
import { allowedIn } from "../model/AgainstMobility.ts"
import type { Mobility, MobilityCommand, Model, RoleCommand } from "../model/Model.ts"
import { heldIn } from "../model/Roles.ts"
import type { Changes } from "../oracle/Facts.ts"
import { aimedPayment, onlineIn } from "./AimTerms.ts"
import { aimedHosting, aimedOffer } from "./AimHosting.ts"
import { aimedProject } from "./AimProject.ts"
import {
  categoryIn,
  type Choice,
  choicesOf,
  dayIn,
  goalsIn,
  memberIn,
  mostly,
  onOf,
  participantIn,
  type Sight,
  stayIn,
  toolIn
} from "./Sight.ts"
import { aimedReminder } from "./ReminderMoves.ts"

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>

/** A mobility that nobody knows yet; now and then one that somebody does. */
const newId = ({ choice, mobility, model }: Sight): string => {
  const fresh = `x${model.mobilities.length + 1}`
  return choice([fresh, fresh, fresh, mobility?.id ?? fresh], fresh)
}

const whose = (sight: Sight, { category, goals = [], member, participant, project }: Of<"apply" | "record-past">) => ({
  mobility: newId(sight),
  project: sight.project?.id ?? project,
  member: memberIn(sight, member),
  category: categoryIn(sight, category),
  participant: participantIn(sight, participant),
  goals: goalsIn(sight, goals)
})

const recorded = (sight: Sight, command: Of<"record-past">): Of<"record-past"> => {
  const { registration } = command
  const { end: endedOn, start: departedOn } = stayIn(sight)
  const before = sight.choice([null, dayIn(sight), departedOn], null)
  return {
    ...command,
    ...whose(sight, command),
    appliedOn: sight.choice([before, null], null),
    approvedOn: before,
    departedOn,
    endedOn,
    ...(registration === undefined ? {} : { registration: { ...registration, tool: toolIn(sight, registration.tool) } })
  }
}

/** As it is already. */
const unchanged = ({ category, goals, member, participant, project }: Mobility): Changes => ({
  project,
  member,
  category,
  participant,
  goals
})

/** Each thing that would be put right, by itself. */
const singly = (sight: Sight, given: Changes): ReadonlyArray<Changes> => {
  const { category, dates, goals, member, participant, planned, project } = given
  const projects = sight.model.projects.map(({ id }) => id)
  return [
    ...(project === undefined ? [] : [{ project: mostly(sight, projects, project) }]),
    ...(member === undefined ? [] : [{ member: memberIn(sight, member) }]),
    ...(category === undefined ? [] : [{ category: categoryIn(sight, category) }]),
    ...(participant === undefined ? [] : [{ participant: participantIn(sight, participant) }]),
    ...(goals === undefined ? [] : [{ goals: goalsIn(sight, goals) }]),
    ...(planned === undefined ? [] : [{ planned: stayIn(sight) }]),
    ...Object.entries(dates ?? {}).map(([name, on]) => ({ dates: { [name]: on === null ? null : dayIn(sight) } }))
  ]
}

/** What would be put right: most often one thing, and at times into what is so already. */
const changed = (sight: Sight, given: Changes): Changes => {
  const { choice, mobility } = sight
  const each = singly(sight, given)
  const all = each.reduce<Changes>((before, one) => ({ ...before, ...one }), {})
  const same = mobility === undefined ? given : unchanged(mobility)
  return choice([choice(each, given), choice(each, given), choice(each, given), all, same], given)
}

const aboutMobility = (sight: Sight, given: MobilityCommand): CommandInput => {
  const command = {
    ...given,
    ...("on" in given ? onOf(sight, given) : {}),
    mobility: sight.mobility?.id ?? given.mobility
  }
  switch (command.type) {
    case "apply":
      return { ...command, ...whose(sight, command), ...(command.planned && { planned: stayIn(sight) }) }
    case "record-past":
      return recorded(sight, command)
    case "approve":
      return { ...command, ...(command.planned && { planned: stayIn(sight) }) }
    case "replan":
      return { ...command, planned: stayIn(sight) }
    case "extend":
      return { ...command, plannedEnd: dayIn(sight) }
    case "depart":
      return { ...command, ...(command.plannedEnd === undefined ? {} : { plannedEnd: dayIn(sight) }) }
    case "correct-registration":
      return { ...command, tool: toolIn(sight, command.tool) }
    case "register":
      return { ...command, tool: toolIn(sight, command.tool), ...(command.period && { period: stayIn(sight) }) }
    case "update-registration":
      return { ...command, ...(command.period && { period: stayIn(sight) }) }
    case "change-goals":
      return { ...command, goals: goalsIn(sight, command.goals) }
    case "withdraw-outcome":
      return { ...command, goal: mostly(sight, sight.mobility?.outcomes.map(({ goal }) => goal) ?? [], command.goal) }
    case "record-outcome":
      return { ...command, goal: mostly(sight, sight.mobility?.goals ?? [], command.goal) }
    case "change-mode":
      return { ...command, ...(command.virtual && { virtual: onlineIn(sight, command.virtual) }) }
    case "record-payment":
    case "record-recovery":
    case "withdraw-payment":
      return aimedPayment(sight, command)
    case "correct-details":
      return { ...command, changes: changed(sight, command.changes) }
    default:
      return command
  }
}

/** One that somebody has, most often, or the same for another day or somebody else; a project and a member of it that there are. */
const aboutRole = (sight: Sight, given: RoleCommand): CommandInput => {
  const { choice, model, project } = sight
  const command = { ...given, ...onOf(sight, given) }
  const held = choice(heldIn(model), undefined)
  if (held !== undefined && choice([true, true, command.type === "revoke-role"], true)) {
    const { actor, role, scope } = held
    return { ...command, actor, role, scope }
  }
  const { scope } = command
  if (project === undefined || scope?.project === undefined) return command
  const member = scope.member === undefined ? {} : { member: memberIn(sight, scope.member) }
  return { ...command, scope: { ...scope, ...member, project: project.id } }
}

/** Steps that bring a mobility to its end are not aimed at those who may take them, or few would get anywhere. */
const endings: ReadonlyArray<string> = ["reject", "withdraw", "cancel", "no-show", "prevent", "enter-in-error"]

/** Among whom a command is aimed: most often those in whose stage it may come. */
const within = (type: MobilityCommand["type"], { mobilities }: Model, choice: Choice): ReadonlyArray<Mobility> => {
  const fit = mobilities.filter(({ stage }) => allowedIn[type].includes(stage))
  return fit.length === 0 || endings.includes(type) ? mobilities : choice([fit, fit, fit, mobilities], fit)
}

/** The command, aimed by a number; 0 leaves it as it is. */
export const aimed = (command: CommandInput, model: Model, number: number): CommandInput => {
  if (number === 0) return command
  const choice = choicesOf(number)
  const inProject = (): Sight => ({ model, project: choice(model.projects, undefined), mobility: undefined, choice })
  if ("role" in command) return aboutRole(inProject(), command)
  if ("hosting" in command || "offer" in command) {
    const project = choice([...model.projects, undefined], undefined)
    const sight: Sight = { model, project, mobility: undefined, choice }
    return "hosting" in command ? aimedHosting(sight, command) : aimedOffer(sight, command)
  }
  if (command.type === "remind") return aimedReminder(inProject(), command)
  if (!("mobility" in command)) {
    const project = choice([...model.projects, undefined], undefined)
    return aimedProject({ model, project, mobility: undefined, choice }, command)
  }
  const mobility = choice(within(command.type, model, choice), undefined)
  const isNew = command.type === "apply" || command.type === "record-past"
  const project = isNew
    ? choice([...model.projects, undefined], undefined)
    : model.projects.find(({ id }) => id === mobility?.project)
  return aboutMobility({ model, project, mobility, choice }, command)
}
