/**
 * Both projects in the order in which everything was entered: what was entered on one day is one entry.
 */
import { type CommandInput, type Event, Plan } from "@westum/mobility"
import { Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { extension, moved, seed, today, wrongMember } from "../data/Illustration.ts"
import { published2017, published2019 } from "../data/Published.ts"
import { westumPlan } from "../data/WestumPlan.ts"
import { Chance } from "./Chance.ts"
import { day } from "./Days.ts"
import { livesOf2017 } from "./FirstProject.ts"
import { hostedIn2019, hostedLater } from "./Hosted.ts"
import { numbered, type NumberedLife } from "./Life.ts"
import { livesOf2019 } from "./SecondProject.ts"
import { type Step, stepsOf } from "./Steps.ts"

/** Commands sent together, and the moment at which. */
export interface Entry {
  readonly id: string
  readonly at: Event.Instant
  readonly commands: NonEmptyReadonlyArray<CommandInput>
}

/** The whole story, and who in it the last sections speak of. */
export interface Story {
  readonly plan: Plan.Plan
  readonly first: Plan.PlannedProject
  readonly second: Plan.PlannedProject
  readonly entries: ReadonlyArray<Entry>
  readonly mobilities: number
  /** How many came. */
  readonly hosted: number
  /** Everybody of the second project. */
  readonly later: ReadonlyArray<NumberedLife>
  /** A mobility that was entered for the wrong member. */
  readonly corrected: string
  /** Mobilities of the second project that wait for a place on the last day. */
  readonly waiting: ReadonlyArray<string>
  /** Mobilities of the second project that have a place and have not left. */
  readonly selected: ReadonlyArray<string>
}

/** Within a day, what gives a place back goes before what takes one. */
const order: ReadonlyArray<CommandInput["type"]> = [
  "move-places",
  "offer-hosting",
  "request-extension",
  "grant-extension",
  "cancel",
  "withdraw",
  "no-show",
  "reject",
  "apply",
  "waitlist",
  "approve",
  "replan",
  "prevent",
  "sign-document",
  "depart",
  "interrupt",
  "resume",
  "extend",
  "return-early",
  "complete",
  "record-outcome",
  "register",
  "update-registration",
  "note-report",
  "correct-details",
  "request-hosting",
  "accept-hosting",
  "record-arrival",
  "end-hosting"
]

/** Everything is entered in the morning. */
const momentOf = (day: string): Event.Instant => Date.parse(`${day}T07:00:00Z`)

/** The moment at which the story ends and questions are asked. */
export const now: Event.Instant = Date.parse(`${today}T12:00:00Z`)

const rank = ({ type }: CommandInput): number => order.indexOf(type)

const grouped = (steps: ReadonlyArray<Step>): ReadonlyArray<Entry> => {
  const days = new Map<string, Entry>()
  const sorted = [...steps].sort((a, b) => rank(a.command) - rank(b.command))
  for (const { command, enteredOn } of sorted) {
    const day = days.get(enteredOn)
    const commands: Entry["commands"] = day === undefined ? [command] : [...day.commands, command]
    days.set(enteredOn, { id: enteredOn, at: momentOf(enteredOn), commands })
  }
  return [...days.values()]
}

const openingOf = (plan: Plan.Plan, project: Plan.PlannedProject): Entry => ({
  id: `open ${project.id}`,
  at: momentOf(project.openedOn),
  commands: Plan.opening(plan, project)
})

const projectSteps = (first: string, second: string): ReadonlyArray<Step> => {
  const { from, on, places, to } = moved
  const { grantedOn, requestedOn } = extension
  const end = published2019.extendedEnd
  return [
    { enteredOn: day(on), command: { type: "move-places", project: first, on, from, to, places } },
    { enteredOn: day(requestedOn), command: { type: "request-extension", project: second, on: requestedOn, end } },
    { enteredOn: day(grantedOn), command: { type: "grant-extension", project: second, on: grantedOn, end } }
  ]
}

const found = <A>(value: A | undefined, what: string): A => {
  if (value === undefined) throw new RangeError(`the story has no ${what}`)
  return value
}

const wrongOne = (lives: ReadonlyArray<NumberedLife>): string => {
  const wrong = lives.findLast(({ member, row }) => member === wrongMember.entered && row !== undefined)
  return found(wrong, `registered mobility of ${wrongMember.entered}`).mobility
}

const idsWhere = (lives: ReadonlyArray<NumberedLife>, wanted: (life: NumberedLife) => boolean): ReadonlyArray<string> =>
  lives.filter(wanted).map(({ mobility }) => mobility)

/** The story, the same every time; another seed makes other mobilities that lead to the same published totals. */
export const tellStory = (from: number = seed): Story => {
  const plan = Result.getOrThrow(Plan.parsePlan(westumPlan))
  const first = found(plan.projects[0], "first project")
  const second = found(plan.projects[1], "second project")
  const chance = new Chance(from)
  const earlier = numbered(livesOf2017(chance, first, published2017.endOfProject), "2017")
  const later = numbered(livesOf2019(chance), "2019")
  const hosted = [...hostedIn2019(chance, first), ...hostedLater(chance, second)]
  const corrected = wrongOne(later)
  const correction: Step = {
    enteredOn: day(today),
    command: {
      type: "correct-details",
      mobility: corrected,
      changes: { member: wrongMember.right },
      reason: "wrong-member"
    }
  }
  const steps = [
    ...projectSteps(first.id, second.id),
    ...earlier.flatMap(stepsOf(first.id)),
    ...later.flatMap(stepsOf(second.id)),
    ...hosted,
    correction
  ]
  const entries = [openingOf(plan, first), openingOf(plan, second), ...grouped(steps)]
  const ahead = entries.find(({ at }) => at > now)
  if (ahead !== undefined) throw new RangeError(`the story enters "${ahead.id}" after its last day`)
  return {
    plan,
    first,
    second,
    entries: entries.sort((a, b) => a.at - b.at),
    mobilities: earlier.length + later.length,
    hosted: hosted.filter(({ command }) => command.type === "record-arrival").length,
    later,
    corrected,
    waiting: idsWhere(later, ({ approvedOn, closing }) => approvedOn === undefined && closing === undefined),
    selected: idsWhere(later, (life) => holdsUnused(life))
  }
}

const holdsUnused = ({ approvedOn, closing, departedOn }: NumberedLife): boolean =>
  approvedOn !== undefined && closing === undefined && departedOn === undefined
