/**
 * The mobilities of 2017–2019. How many rows Mobility Tool showed when is as published; all else is chance.
 */
import type { Plan } from "@westum/mobility"
import { groups2017, lateRegistration, moved, registrationDays2017, unregistered2017 } from "../data/Illustration.ts"
import type { Category } from "./Category.ts"
import type { Chance } from "./Chance.ts"
import { after, day, type Day, later, next, weekday } from "./Days.ts"
import type { Closing, Life, Row } from "./Life.ts"
import { outcomeOf } from "./Outcome.ts"
import { mondayBetween, selection, type Stay, stayFrom, type Window } from "./Stay.ts"
import { Urn } from "./Urn.ts"

type Project = Plan.PlannedProject

const firstMonday = day("2017-10-09")

/** Within one focus area, and for at least one area of development, as Westum's rule says. */
const goalsOf = (chance: Chance): ReadonlyArray<string> => [
  ...chance.some(["A1", "A2", "A3"], chance.percent(35) ? 2 : 1),
  chance.oneOf(["F1", "F2", "F3", "F4", "F5", "F6"])
]

/** A ticket per place, as the places were in the end: so nobody ever holds more than they have. */
const placesOf = ({ places }: Project): ReadonlyArray<readonly [string, number]> =>
  Object.entries(places?.members ?? {}).map(([member, of]) => {
    const allocated = typeof of === "number" ? of : 0
    const came = member === moved.to ? moved.places : 0
    const went = member === moved.from ? moved.places : 0
    return [member, allocated + came - went]
  })

/** Writes lives, each with the next member and the next goals. */
class Writer {
  readonly #chance: Chance
  readonly #members: Urn<string>
  readonly #lastDay: Day
  readonly #applications: Window

  constructor(chance: Chance, project: Project) {
    this.#chance = chance
    this.#members = new Urn(chance, placesOf(project))
    this.#lastDay = day(project.end)
    this.#applications = { from: after(day(project.openedOn), 3), to: this.#lastDay }
  }

  /** Somebody who went, came home, and got a row in the tool on this day. */
  registered(category: Category, planned: Stay, on: Day, group?: string): Life {
    const goals = goalsOf(this.#chance)
    const early = group === undefined && category === "learner" && this.#chance.percent(6)
    const endedOn = early ? after(planned.start, 7) : planned.end
    return {
      member: this.#members.draw(),
      category,
      goals,
      planned,
      ...(group === undefined ? {} : { group }),
      ...selection(this.#chance, planned, this.#applications),
      departedOn: planned.start,
      endedOn,
      ...(early ? { early: { forceMajeure: false, reason: "personal-reasons" } } : {}),
      ...outcomeOf(this.#chance, goals, endedOn, this.#lastDay),
      row: this.#row(on, endedOn)
    }
  }

  /** Rows made before the end show planned dates and are completed after it; a few others stay drafts for a while. */
  #row(on: Day, endedOn: Day): Row {
    const enteredOn = on === lateRegistration.on ? { enteredOn: day(lateRegistration.enteredOn) } : {}
    const completedOn = next(weekday.friday, after(later(on, endedOn), 12))
    if (endedOn > on) return { on, ...enteredOn, status: "complete", dates: "planned", completedOn }
    return this.#chance.percent(8) && completedOn <= this.#lastDay && on !== lateRegistration.on
      ? { on, ...enteredOn, status: "draft", dates: "actual", completedOn }
      : { on, ...enteredOn, status: "complete", dates: "actual" }
  }

  /** Somebody who did not go in the end; who had been given a place drew it from the same urn. */
  closed(step: Closing["step"], reason: string, hadPlace: boolean): Life {
    const category: Category = this.#chance.percent(50) ? "learner" : "staff"
    const start = mondayBetween(this.#chance, day("2017-11-06"), day("2019-07-22"))
    const planned = stayFrom(this.#chance, start, category, this.#lastDay)
    const { appliedOn, approvedOn } = selection(this.#chance, planned, this.#applications)
    const on = hadPlace ? next(weekday.friday, after(approvedOn, this.#chance.between(1, 10))) : approvedOn
    return {
      member: this.#members.draw(),
      category,
      goals: goalsOf(this.#chance),
      planned,
      appliedOn,
      ...(hadPlace ? { approvedOn } : {}),
      closing: { step, on, reason }
    }
  }
}

/** The stay of somebody who travelled alone: mostly over by the day of the row, sometimes still ahead. */
const stayBefore = (chance: Chance, category: Category, on: Day): Stay => {
  if (on < "2019-05-01" && chance.percent(12)) {
    return stayFrom(chance, next(weekday.monday, after(on, chance.between(2, 7))), category, day("2019-07-19"))
  }
  const weeks = category === "learner" ? 5 : 2
  const start = later(next(weekday.monday, after(on, -7 * weeks - chance.between(9, 28))), firstMonday)
  return stayFrom(chance, start, category, after(on, -7))
}

const groupLives = (chance: Chance, writer: Writer): ReadonlyArray<Life> =>
  groups2017.flatMap(({ learners, registeredOn, staff, start }, i) => {
    const stay: Stay = { start: day(start), end: after(day(start), 11) }
    const categories: ReadonlyArray<Category> = [...Array(learners).fill("learner"), ...Array(staff).fill("staff")]
    return categories.map((category) => writer.registered(category, stay, day(registeredOn), `g-2019-${i + 1}`))
  })

const times = <A>(number: number, make: () => A): ReadonlyArray<A> => Array.from({ length: number }, make)

/** Everybody of the project, those who never went among them. */
export const livesOf2017 = (
  chance: Chance,
  project: Project,
  { learners, staff }: { readonly learners: number; readonly staff: number }
): ReadonlyArray<Life> => {
  const writer = new Writer(chance, project)
  const together = groupLives(chance, writer)
  const inGroups = (category: Category) => together.filter((life) => life.category === category).length
  const categories = new Urn<Category>(chance, [
    ["learner", learners - inGroups("learner")],
    ["staff", staff - inGroups("staff")]
  ])
  const alone = registrationDays2017.flatMap(({ on, rows }) =>
    times(rows - together.filter(({ row }) => row?.on === on).length, () => {
      const category = categories.draw()
      return writer.registered(category, stayBefore(chance, category, day(on)), day(on))
    })
  )
  const { cancelled, givenBack, rejected, withdrawn } = unregistered2017
  return [
    ...together,
    ...alone,
    ...times(rejected, () => writer.closed("reject", "not-eligible", false)),
    ...times(withdrawn, () => writer.closed("withdraw", "changed-plans", false)),
    ...times(givenBack, () => writer.closed("withdraw", "changed-plans", true)),
    ...times(cancelled, () => writer.closed("cancel", "host-withdrew", true))
  ]
}
