/**
 * Those who came to the members of the consortium. How many came in 2019, staff and learners, is as published; all else is chance, and
 * all of those who came later.
 */
import type { CommandInput, Plan } from "@westum/mobility"
import { hosting, hostingLater } from "../data/Illustration.ts"
import { received2019 } from "../data/Published.ts"
import type { Category } from "./Category.ts"
import type { Chance } from "./Chance.ts"
import { after, day, next, weekday } from "./Days.ts"
import { mondayBetween } from "./Stay.ts"
import type { Step } from "./Steps.ts"
import { Urn } from "./Urn.ts"

/** People who came in one period: how many, when, and for which goal of which project. */
interface Visits {
  /** Begins the ids of their hostings. */
  readonly name: string
  readonly staff: number
  readonly learners: number
  readonly offeredOn: string
  /** The days on which the members offer beds. */
  readonly days: { readonly start: string; readonly end: string }
  /** The Mondays between which they come. */
  readonly from: string
  readonly to: string
  readonly serves?: { readonly project: string; readonly goals: ReadonlyArray<string> }
}

const offers = ({ days, name, offeredOn }: Visits, { timeZone }: Plan.PlannedProject): ReadonlyArray<Step> =>
  hosting.members.map((member) => ({
    enteredOn: day(offeredOn),
    command: { type: "offer-hosting", member, offer: `beds-${name}`, on: offeredOn, beds: hosting.beds, days, timeZone }
  }))

/** Everything that was entered about one of them; contact persons enter on Fridays what happened during the week. */
const stayOf = (
  chance: Chance,
  id: string,
  { from, serves, to }: Visits,
  member: string,
  category: Category
): ReadonlyArray<Step> => {
  const start = mondayBetween(chance, day(from), day(to))
  const end = after(start, category === "learner" ? 18 : 4)
  const requestedOn = after(start, -chance.between(50, 70))
  const acceptedOn = after(requestedOn, chance.between(3, 12))
  const common = { hosting: id }
  const request: CommandInput = {
    type: "request-hosting",
    ...common,
    on: requestedOn,
    member,
    category,
    partner: chance.oneOf(hosting.partners),
    participant: `guest-of-${id}`,
    ...serves,
    planned: { start, end }
  }
  return [
    { enteredOn: next(weekday.friday, requestedOn), command: request },
    {
      enteredOn: next(weekday.friday, acceptedOn),
      command: { type: "accept-hosting", ...common, on: acceptedOn, supervisor: `tutor-of-${id}` }
    },
    { enteredOn: next(weekday.friday, start), command: { type: "record-arrival", ...common, on: start } },
    { enteredOn: next(weekday.friday, end), command: { type: "end-hosting", ...common, on: end } }
  ]
}

/** Everybody who came; each member of those that receive takes its turn, so that nobody has more guests than beds. */
const hosted = (chance: Chance, project: Plan.PlannedProject, visits: Visits): ReadonlyArray<Step> => {
  const { learners, name, staff } = visits
  const categories = new Urn<Category>(chance, [
    ["learner", learners],
    ["staff", staff]
  ])
  const stays = Array.from({ length: learners + staff }, (_, i) => {
    const member = hosting.members[i % hosting.members.length] ?? project.coordinator
    return stayOf(chance, `h-${name}-${String(i + 1).padStart(2, "0")}`, visits, member, categories.draw())
  })
  return [...offers(visits, project), ...stays.flat()]
}

/** Those whose number is published. */
export const hostedIn2019 = (chance: Chance, project: Plan.PlannedProject): ReadonlyArray<Step> => {
  const { learners, staff, year } = received2019
  const { from, offeredOn, to } = hosting
  const days = { start: `${year}-01-01`, end: `${year}-12-31` }
  return hosted(chance, project, { name: String(year), staff, learners, offeredOn, days, from, to })
}

/** Those who came for a goal of the later project, of whom nothing is published. */
export const hostedLater = (chance: Chance, project: Plan.PlannedProject): ReadonlyArray<Step> => {
  const { goal, ...visits } = hostingLater
  return hosted(chance, project, { ...visits, name: "2022", serves: { project: project.id, goals: [goal] } })
}
