/**
 * What should come of a command: whether it is carried out, why not, and what becomes of the consortium by it.
 */
import type { CommandInput } from "@westum/mobility"
import { afterHosting } from "./AfterHosting.ts"
import { afterMobility } from "./AfterMobility.ts"
import { afterProject } from "./AfterProject.ts"
import { againstHosting, againstOffer } from "./AgainstHosting.ts"
import { againstMobility } from "./AgainstMobility.ts"
import { againstProject } from "./AgainstProject.ts"
import { dayOf, type HostingCommand, type MobilityCommand, type Model, type OfferCommand } from "./Model.ts"
import { againstReminder } from "./Reminders.ts"
import { afterRole, againstRole } from "./Roles.ts"
import type { Reason } from "./Standing.ts"

const isAboutMobility = (command: CommandInput): command is MobilityCommand => "mobility" in command
const isAboutHosting = (command: CommandInput): command is HostingCommand => "hosting" in command
const isAboutOffer = (command: CommandInput): command is OfferCommand => "offer" in command

/** Every reason why the command is refused today; none where it is carried out. */
export const reasonsAgainst = (model: Model, command: CommandInput): ReadonlyArray<Reason> => {
  if (isAboutMobility(command)) return againstMobility(model, command)
  if (isAboutHosting(command)) return againstHosting(model, command)
  if (isAboutOffer(command)) return againstOffer(model, command)
  if (command.type === "remind") return againstReminder(model, command)
  return "role" in command ? againstRole(model, command) : againstProject(model, command)
}

const withOne = <A extends { readonly id: string }>(all: ReadonlyArray<A>, one: A): ReadonlyArray<A> =>
  all.some(({ id }) => id === one.id) ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one]

/** The consortium after a command that is carried out. */
export const after = (model: Model, command: CommandInput): Model => {
  if (isAboutMobility(command)) {
    const before = model.mobilities.find(({ id }) => id === command.mobility)
    const mobility = afterMobility(before, command, model.today)
    return mobility === undefined ? model : { ...model, mobilities: withOne(model.mobilities, mobility) }
  }
  if ("role" in command) return afterRole(model, command)
  if (isAboutHosting(command)) {
    const before = model.hostings.find(({ id }) => id === command.hosting)
    const hosting = afterHosting(before, command, model.today)
    return hosting === undefined ? model : { ...model, hostings: withOne(model.hostings, hosting) }
  }
  if (isAboutOffer(command)) {
    const told = { on: dayOf(command.on) ?? model.today, command }
    return { ...model, offersTold: [...model.offersTold, told] }
  }
  if (command.type === "remind") return { ...model, reminders: [...model.reminders, command] }
  const before = model.projects.find(({ id }) => id === command.project)
  const project = afterProject(before, command, dayOf("on" in command ? command.on : undefined) ?? model.today)
  return { ...model, projects: withOne(model.projects, project) }
}
