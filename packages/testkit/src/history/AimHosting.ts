/**
 * Aims a command about hosting at what there is: at whoever may take the step, and at the days on which beds become free or full.
 */
import type { CommandInput } from "@westum/mobility"
import { offersBy } from "../model/AfterHosting.ts"
import { hostingAllowedIn } from "../model/AgainstHosting.ts"
import { iso, numberOf } from "../model/Days.ts"
import type { Hosted, HostingCommand, Model, OfferCommand } from "../model/Model.ts"
import { type Choice, mostly, type Sight } from "./Sight.ts"

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>
type Changes = Of<"correct-hosting">["changes"]

/** Where a command about hosting is aimed. */
interface Target {
  readonly sight: Sight
  readonly hosting: Hosted | undefined
}

/** Those who may take the step most often; nobody is helped out too often. */
const within = (type: HostingCommand["type"], { hostings }: Model, choice: Choice): ReadonlyArray<Hosted> => {
  const fit = hostings.filter(({ stage }) => hostingAllowedIn[type].includes(stage))
  return fit.length === 0 || type === "enter-hosting-in-error" ? hostings : choice([fit, fit, fit, hostings], fit)
}

/** Today, or a day on which something of a hosting or an offer turns, or the day before or after. */
const dayIn = ({ hosting, sight: { choice, model } }: Target): number => {
  const told = hosting?.facts.map(({ on }) => on) ?? []
  const spans = [
    ...(hosting === undefined ? [] : [hosting.planned]),
    ...model.hostings.map(({ days }) => days),
    ...offersBy(model.offersTold, model.today).map(({ days }) => days)
  ].flatMap(({ end, start }) => [start, end])
  const days = [told, told, spans].flat().filter((day) => day !== "")
  return choice([model.today, ...days.map(numberOf)], model.today) + choice([0, 0, -1, 1], 0)
}

const daysIn = (target: Target): { readonly start: string; readonly end: string } => {
  const start = dayIn(target)
  return { start: iso(start), end: iso(start + target.sight.choice([0, 3, 9, 20, -1], 0)) }
}

const memberIn = ({ sight }: Target, given: string): string => {
  const members = sight.model.projects.flatMap(({ members }) => members.map(({ id }) => id))
  const busy = sight.model.hostings.map(({ member }) => member)
  return mostly(sight, sight.choice([members, busy], members), given)
}

const goalsIn = (target: Target, given: ReadonlyArray<string>, project: string | undefined): ReadonlyArray<string> => {
  const { choice, model } = target.sight
  const goals = model.projects.find(({ id }) => id === project)?.goals.map(({ code }) => code) ?? []
  return choice([[], choice(goals, "").length > 0 ? [choice(goals, "g1")] : [], given], given)
}

/** Each thing that would be put right, by itself; at times into what is so already. */
const changesIn = (target: Target, given: Changes): Changes => {
  const { hosting, sight } = target
  const { dates, goals, member, planned, ...others } = given
  const singly: ReadonlyArray<Changes> = [
    ...(Object.keys(others).length === 0 ? [] : [others]),
    ...(goals === undefined ? [] : [{ goals: goalsIn(target, goals, hosting?.project) }]),
    ...(member === undefined ? [] : [{ member: memberIn(target, member) }]),
    ...(planned === undefined ? [] : [{ planned: daysIn(target) }]),
    ...Object.keys(dates ?? {}).map((name) => ({ dates: { [name]: iso(dayIn(target)) } }))
  ]
  // What was entered in error has no days left that could be written again.
  const known = hosting !== undefined && hosting.planned.start !== ""
  const same = known ? { partner: hosting.partner, planned: hosting.planned } : given
  const one = sight.choice(singly, given)
  return sight.choice([one, one, one, same, given], given)
}

const requested = (target: Target, command: Of<"request-hosting">): CommandInput => {
  const { choice, model, project } = target.sight
  const { goals, project: _, ...rest } = command
  const fresh = `x${model.hostings.length + 1}`
  const linked = choice([project?.id, undefined], undefined)
  return {
    ...rest,
    hosting: choice([fresh, fresh, fresh, command.hosting], fresh),
    ...(linked === undefined ? {} : { project: linked }),
    member: memberIn(target, command.member),
    planned: daysIn(target),
    ...(goals === undefined ? {} : { goals: goalsIn(target, goals, linked) })
  }
}

const aimedStep = (target: Target, given: HostingCommand): CommandInput => {
  const command = {
    ...given,
    ...("on" in given && given.on !== undefined ? { on: iso(dayIn(target)) } : {}),
    hosting: target.hosting?.id ?? given.hosting
  }
  switch (command.type) {
    case "request-hosting":
      return requested(target, command)
    case "request-hosting-again": {
      const goals = command.goals && { goals: goalsIn(target, command.goals, target.hosting?.project) }
      return { ...command, ...goals, ...(command.planned && { planned: daysIn(target) }) }
    }
    case "correct-hosting":
      return { ...command, changes: changesIn(target, command.changes) }
    default:
      return command
  }
}

/** A command about a hosting. */
export const aimedHosting = (sight: Sight, command: HostingCommand): CommandInput => {
  const among = within(command.type, sight.model, sight.choice)
  const hosting = command.type === "request-hosting" ? undefined : sight.choice([...among], undefined)
  return aimedStep({ sight, hosting }, command)
}

/** A command about an offer: most often of those who host somebody, or of one that stands. */
export const aimedOffer = (sight: Sight, command: OfferCommand): CommandInput => {
  const target: Target = { sight, hosting: undefined }
  const on = command.on === undefined ? {} : { on: iso(dayIn(target)) }
  if (command.type === "offer-hosting") {
    return { ...command, ...on, member: memberIn(target, command.member), days: daysIn(target) }
  }
  const standing = offersBy(sight.model.offersTold, sight.model.today)
  const { member, offer } = sight.choice<Pick<OfferCommand, "member" | "offer">>([...standing], command)
  return { ...command, ...on, member, offer }
}
