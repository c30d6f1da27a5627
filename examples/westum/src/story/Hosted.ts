/**
 * Those who came to the members of the consortium in 2019. How many, staff and learners, is as published; all else is chance.
 */
import type { CommandInput, Plan } from "@westum/mobility"
import { hosting } from "../data/Illustration.ts"
import { received2019 } from "../data/Published.ts"
import type { Category } from "./Category.ts"
import type { Chance } from "./Chance.ts"
import { after, day, next, weekday } from "./Days.ts"
import { mondayBetween } from "./Stay.ts"
import type { Step } from "./Steps.ts"
import { Urn } from "./Urn.ts"

const offers = ({ timeZone }: Plan.PlannedProject): ReadonlyArray<Step> =>
  hosting.members.map((member) => ({
    enteredOn: day(hosting.offeredOn),
    command: {
      type: "offer-hosting",
      member,
      offer: `beds-${received2019.year}`,
      on: hosting.offeredOn,
      beds: hosting.beds,
      days: { start: `${received2019.year}-01-01`, end: `${received2019.year}-12-31` },
      timeZone
    }
  }))

/** Everything that was entered about one of them; contact persons enter on Fridays what happened during the week. */
const stayOf = (chance: Chance, id: string, member: string, category: Category): ReadonlyArray<Step> => {
  const start = mondayBetween(chance, day(hosting.from), day(hosting.to))
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
export const hostedIn2019 = (chance: Chance, project: Plan.PlannedProject): ReadonlyArray<Step> => {
  const { learners, staff } = received2019
  const categories = new Urn<Category>(chance, [
    ["learner", learners],
    ["staff", staff]
  ])
  const stays = Array.from({ length: learners + staff }, (_, i) => {
    const member = hosting.members[i % hosting.members.length] ?? project.coordinator
    return stayOf(chance, `h-2019-${String(i + 1).padStart(2, "0")}`, member, categories.draw())
  })
  return [...offers(project), ...stays.flat()]
}
