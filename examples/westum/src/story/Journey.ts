/**
 * The journeys of 2019–2022: from the departure to the report, as far as they have come by the day on which the story ends.
 */
import { pandemic, registrationDays2019, shares2019, today as lastDay, turns2019 } from "../data/Illustration.ts"
import type { Category } from "./Category.ts"
import type { Chance } from "./Chance.ts"
import { after, day, type Day, earlier, next, weekday } from "./Days.ts"
import type { Life, Report } from "./Life.ts"
import { outcomeOf } from "./Outcome.ts"
import type { Stay } from "./Stay.ts"

const today = day(lastDay)
/** Whoever is away is home again by then. */
export const lastReturn = day("2022-08-26")
const fetchedOn = day(pandemic.cancelledOn)

/** Somebody who goes. */
export interface Traveller {
  readonly category: Category
  readonly goals: ReadonlyArray<string>
  readonly planned: Stay
}

type Turn = Pick<Life, "early" | "pause" | "extended"> & { readonly end: Day }

const fetchedHome = ({ planned: { end, start } }: Traveller): boolean => start <= fetchedOn && end >= fetchedOn

const paused = (start: Day): Pick<Life, "pause"> => {
  const [from, to] = [after(start, 8), after(start, 10)]
  return from > today ? {} : { pause: { from, reason: "illness", ...(to <= today ? { to } : {}) } }
}

const longer = ({ end: planned }: Stay): Turn => {
  const on = after(planned, -4)
  const end = earlier(after(planned, 7), lastReturn)
  return on > today || end <= planned ? { end: planned } : { end, extended: { on, end } }
}

/** What the stay comes to: the pandemic fetches everybody home, and of the others some learners do not stay as planned. */
const turnOf = (chance: Chance, traveller: Traveller): Turn => {
  const { category, planned } = traveller
  const { end, start } = planned
  if (fetchedHome(traveller)) return { end: after(fetchedOn, -1), early: { forceMajeure: true, reason: "pandemic" } }
  if (category === "staff") return { end }
  const { home, longer: more, pause } = turns2019
  const drawn = chance.between(1, 100)
  if (drawn <= home) return { end: after(start, 8), early: { forceMajeure: false, reason: "personal-reasons" } }
  if (drawn <= home + more) return longer(planned)
  return drawn <= home + more + pause ? { end, ...paused(start) } : { end }
}

/** The tool asks for the report once there is a row; most hand it in within weeks, and some letters reach nobody. */
const reportsOf = (chance: Chance, row: Day): ReadonlyArray<Report> => {
  const { submitted, undelivered } = shares2019
  const drawn = chance.between(1, 100)
  const answer: Report =
    drawn <= undelivered
      ? { status: "undelivered", on: after(row, 1) }
      : { status: "submitted", on: after(row, chance.between(3, 28)) }
  const all: ReadonlyArray<Report> = [
    { status: "requested", on: row },
    ...(drawn <= undelivered + submitted ? [answer] : [])
  ]
  return all.filter(({ on }) => on <= today)
}

const homecoming = (chance: Chance, goals: ReadonlyArray<string>, endedOn: Day): Partial<Life> => {
  const days = registrationDays2019.filter((on) => on >= after(next(weekday.friday, endedOn), 7))
  const on = days[chance.percent(85) ? 0 : 1]
  const told = outcomeOf(chance, goals, endedOn, today)
  if (on === undefined) return told
  return { ...told, row: { on: day(on), status: "complete", dates: "actual" }, reports: reportsOf(chance, day(on)) }
}

/** From the departure on; nothing of who has not left by the last day. */
export const journey = (chance: Chance, traveller: Traveller): Partial<Life> => {
  const { start } = traveller.planned
  if (start > today) return {}
  const { end, ...turn } = turnOf(chance, traveller)
  return {
    departedOn: start,
    ...turn,
    ...(end <= today ? { endedOn: end, ...homecoming(chance, traveller.goals, end) } : {})
  }
}
