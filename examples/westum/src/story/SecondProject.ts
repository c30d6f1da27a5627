/**
 * The mobilities of 2019–2022, up to the day on which the story ends. All of them are chance, within what is published.
 */
import {
  departures2019,
  pandemic,
  registrationDays2019,
  size,
  today as lastDay,
  unplaced2019
} from "../data/Illustration.ts"
import type { Category } from "./Category.ts"
import type { Chance } from "./Chance.ts"
import { after, day, type Day, next, weekday } from "./Days.ts"
import type { Life } from "./Life.ts"
import { outcomeOf } from "./Outcome.ts"
import { meeting, mondayBetween, selection, type Stay, stayFrom } from "./Stay.ts"
import { Urn } from "./Urn.ts"

const today = day(lastDay)
/** Who applies later waits on the last day. */
const applications = { from: day("2019-09-02"), to: day("2022-05-16") }
const lastReturn = day("2022-08-26")

const goalsOf = (chance: Chance): ReadonlyArray<string> =>
  chance.some(["1", "2.1", "2.2", "3", "4"], chance.percent(35) ? 1 : chance.percent(70) ? 2 : 3)

type Placed = Pick<Life, "departedOn" | "endedOn" | "early" | "outcome" | "row">

/** Writes lives; members send about as many as their size lets expect. */
class Writer {
  readonly #chance: Chance
  readonly #members: Urn<string>

  constructor(chance: Chance) {
    this.#chance = chance
    this.#members = new Urn(
      chance,
      Object.entries(size).map(([member, number]) => [member, number * 2] as const)
    )
  }

  #applicant(category: Category, planned: Stay): Pick<Life, "member" | "category" | "goals" | "planned"> {
    return { member: this.#members.draw(), category, goals: goalsOf(this.#chance), planned }
  }

  /** Somebody with a place, as far as they have come by the last day. */
  placed(category: Category, from: Day, to: Day): Life {
    const planned = stayFrom(this.#chance, mondayBetween(this.#chance, from, to), category, lastReturn)
    const applicant = this.#applicant(category, planned)
    return { ...applicant, ...selection(this.#chance, planned, applications), ...this.#journey(applicant) }
  }

  #journey({ category, goals, planned }: Pick<Life, "category" | "goals" | "planned">): Placed {
    const { end, start } = planned
    if (start > today) return {}
    const fetchedHome = start <= pandemic.cancelledOn && end >= pandemic.cancelledOn
    const cameHome = category === "learner" && this.#chance.percent(5) && !fetchedHome
    const endedOn = fetchedHome ? after(day(pandemic.cancelledOn), -1) : cameHome ? after(start, 8) : end
    const reason = fetchedHome ? "pandemic" : "personal-reasons"
    return {
      departedOn: start,
      ...(endedOn <= today ? { endedOn, ...this.#home(goals, endedOn) } : {}),
      ...(fetchedHome || cameHome ? { early: { forceMajeure: fetchedHome, reason } } : {})
    }
  }

  #home(goals: ReadonlyArray<string>, endedOn: Day): Pick<Life, "outcome" | "row"> {
    const days = registrationDays2019.filter((on) => on >= after(next(weekday.friday, endedOn), 7))
    const on = days[this.#chance.percent(85) ? 0 : 1]
    const told = outcomeOf(this.#chance, goals, endedOn, today)
    return on === undefined ? told : { ...told, row: { on: day(on), status: "complete", dates: "actual" } }
  }

  /** Somebody with a place whose stay the pandemic took. */
  lost(): Life {
    const category: Category = this.#chance.percent(60) ? "learner" : "staff"
    const start = mondayBetween(this.#chance, day(pandemic.plannedFrom), day(pandemic.plannedTo))
    const planned = stayFrom(this.#chance, start, category, lastReturn)
    const appliedOn = after(day("2019-11-18"), 7 * this.#chance.between(0, 9) + this.#chance.between(0, 4))
    return {
      ...this.#applicant(category, planned),
      appliedOn,
      approvedOn: meeting(after(appliedOn, this.#chance.between(7, 14))),
      closing: { step: "cancel", on: day(pandemic.cancelledOn), reason: "pandemic" }
    }
  }

  /** Somebody who asked and never had a place. */
  unplaced(step: "reject" | "withdraw"): Life {
    const category: Category = this.#chance.percent(50) ? "learner" : "staff"
    const start = mondayBetween(this.#chance, day("2021-10-04"), day("2022-06-20"))
    const planned = stayFrom(this.#chance, start, category, lastReturn)
    const { appliedOn, approvedOn } = selection(this.#chance, planned, applications)
    const reason = step === "reject" ? "not-eligible" : "changed-plans"
    return { ...this.#applicant(category, planned), appliedOn, closing: { step, on: approvedOn, reason } }
  }

  /** Somebody who has asked for a place in the last summer and has no answer yet. */
  waiting(): Life {
    const start = mondayBetween(this.#chance, day("2022-07-04"), day("2022-08-08"))
    const planned = stayFrom(this.#chance, start, "learner", lastReturn)
    const appliedOn = after(day("2022-05-30"), this.#chance.between(0, 4))
    return { ...this.#applicant("learner", planned), appliedOn }
  }
}

const times = <A>(number: number, make: () => A): ReadonlyArray<A> => Array.from({ length: number }, make)

/** Everybody of the project until the last day of the story. */
export const livesOf2019 = (chance: Chance): ReadonlyArray<Life> => {
  const writer = new Writer(chance)
  const placed = departures2019.flatMap(({ from, learners, staff, to }) => [
    ...times(learners, () => writer.placed("learner", day(from), day(to))),
    ...times(staff, () => writer.placed("staff", day(from), day(to)))
  ])
  return [
    ...placed,
    ...times(pandemic.cancelled, () => writer.lost()),
    ...times(unplaced2019.rejected, () => writer.unplaced("reject")),
    ...times(unplaced2019.withdrawn, () => writer.unplaced("withdraw")),
    ...times(unplaced2019.waiting, () => writer.waiting())
  ]
}
