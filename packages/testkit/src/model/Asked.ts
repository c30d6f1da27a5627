/**
 * What should come of a command: whether it is carried out, why not, and what becomes of the consortium by it.
 */
import type { CommandInput } from "@westum/mobility"
import { isDeepStrictEqual } from "node:util"
import { limitOf } from "../oracle/Limits.ts"
import { afterHosting, isOffered } from "./AfterHosting.ts"
import { afterMobility } from "./AfterMobility.ts"
import { afterProject } from "./AfterProject.ts"
import { againstHosting, againstOffer } from "./AgainstHosting.ts"
import { againstMobility } from "./AgainstMobility.ts"
import { againstProject } from "./AgainstProject.ts"
import {
  dayOf,
  type HostingCommand,
  type MobilityCommand,
  type Model,
  type Money,
  type OfferCommand,
  type Project,
  type ProjectCommand
} from "./Model.ts"
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

/** A table says the same in any order of its rows. */
const sorted = ({ awards }: Money): ReadonlyArray<unknown> =>
  awards.map(({ category, cents, heading, member }) => JSON.stringify([heading, category, member, cents])).toSorted()

/** What is so already is not told again. */
const isSo = (project: Project, command: ProjectCommand): boolean => {
  const { limits, money, number, settings } = project
  switch (command.type) {
    case "assign-number":
      return number === command.number
    case "change-settings":
      return isDeepStrictEqual(settings, { ...settings, ...command.settings })
    case "grant-places":
      return limitOf(limits, null, command.category ?? null) === command.places
    case "allocate-places":
      return (limitOf(limits, command.member, command.category ?? null) ?? null) === command.places
    case "award-grant":
      return money?.currency === command.currency && isDeepStrictEqual(sorted(money), sorted(command))
    default:
      return false
  }
}

const withOne = <A extends { readonly id: string }>(all: ReadonlyArray<A>, one: A): ReadonlyArray<A> =>
  all.some(({ id }) => id === one.id) ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one]

/** The consortium after a command that is carried out; the same where it says nothing new. */
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
    return isOffered(model.offersTold, command) ? model : { ...model, offersTold: [...model.offersTold, told] }
  }
  if (command.type === "remind") return { ...model, reminders: [...model.reminders, command] }
  const before = model.projects.find(({ id }) => id === command.project)
  if (before !== undefined && isSo(before, command)) return model
  const project = afterProject(before, command, dayOf("on" in command ? command.on : undefined) ?? model.today)
  return { ...model, projects: withOne(model.projects, project) }
}
