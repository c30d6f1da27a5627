/**
 * The mobilities of 2019–2022, up to the day on which the story ends. All of them are chance, within what is published.
 */
import { departures2019, pandemic, shares2019, size, today as lastDay, unplaced2019 } from "../data/Illustration.ts"
import type { Category } from "./Category.ts"
import type { Chance } from "./Chance.ts"
import { after, day, type Day, earlier, later } from "./Days.ts"
import { journey, lastReturn } from "./Journey.ts"
import type { Life } from "./Life.ts"
import { meeting, mondayBetween, selection, type Stay, stayFrom } from "./Stay.ts"
import { Urn } from "./Urn.ts"

const today = day(lastDay)
/** Who applies later waits on the last day. */
const applications = { from: day("2019-09-02"), to: day("2022-05-16") }
/** Before the pandemic nobody had to wait. */
const waitingListFrom = day("2021-06-01")

const goalsOf = (chance: Chance): ReadonlyArray<string> =>
  chance.some(["1", "2.1", "2.2", "3", "4"], chance.percent(35) ? 1 : chance.percent(70) ? 2 : 3)

type Chosen = Pick<Life, "appliedOn" | "waitlistedOn"> & { readonly approvedOn: Day }
type Applicant = Pick<Life, "member" | "category" | "goals" | "planned">

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

  #applicant(category: Category, planned: Stay): Applicant {
    return { member: this.#members.draw(), category, goals: goalsOf(this.#chance), planned }
  }

  /** Some have to wait for a place until the next meeting of the team. */
  #chosen(planned: Stay): Chosen {
    const { appliedOn, approvedOn } = selection(this.#chance, planned, applications)
    const nextOne = after(approvedOn, 14)
    const waits = this.#chance.percent(shares2019.waitlisted)
    return waits && appliedOn >= waitingListFrom && nextOne <= earlier(today, after(planned.start, -7))
      ? { appliedOn, waitlistedOn: approvedOn, approvedOn: nextOne }
      : { appliedOn, approvedOn }
  }

  /** The learning agreement is signed some days before the departure at the latest; who leaves later may not have signed yet. */
  #signed(approvedOn: Day, { start }: Stay): Pick<Life, "signedOn"> {
    const signedOn = later(approvedOn, earlier(after(approvedOn, this.#chance.between(3, 30)), after(start, -3)))
    return signedOn <= today ? { signedOn } : {}
  }

  /** Somebody with a place, as far as they have come by the last day. */
  placed(category: Category, from: Day, to: Day): Life {
    const planned = stayFrom(this.#chance, mondayBetween(this.#chance, from, to), category, lastReturn)
    const applicant = this.#applicant(category, planned)
    const chosen = this.#chosen(planned)
    return {
      ...applicant,
      ...chosen,
      ...this.#signed(chosen.approvedOn, planned),
      ...journey(this.#chance, applicant)
    }
  }

  /** Somebody with a place for spring 2020. */
  #beforePandemic(category: Category): Life & { readonly approvedOn: Day } {
    const start = mondayBetween(this.#chance, day(pandemic.plannedFrom), day(pandemic.plannedTo))
    const planned = stayFrom(this.#chance, start, category, lastReturn)
    const appliedOn = after(day("2019-11-18"), 7 * this.#chance.between(0, 9) + this.#chance.between(0, 4))
    const approvedOn = meeting(after(appliedOn, this.#chance.between(7, 14)))
    return { ...this.#applicant(category, planned), appliedOn, approvedOn }
  }

  /** Somebody whose stay the pandemic took. */
  lost(): Life {
    const life = this.#beforePandemic(this.#chance.percent(60) ? "learner" : "staff")
    return { ...life, closing: { step: "cancel", on: day(pandemic.cancelledOn), reason: "pandemic" } }
  }

  /** Somebody whose stay the pandemic took, and whose costs were claimed: a record of one day stays, and uses the place. */
  prevented(): Life {
    const closing = { step: "prevent", on: day(pandemic.cancelledOn), reason: "pandemic" } as const
    const row = { on: day(pandemic.recordedOn), status: "complete", dates: "actual" } as const
    return { ...this.#beforePandemic("learner"), closing, row }
  }

  /** Somebody who could go when the project had been extended. */
  postponed(category: Category): Life {
    const { from, on, to } = pandemic.postponed
    const life = this.#beforePandemic(category)
    const planned = stayFrom(this.#chance, mondayBetween(this.#chance, day(from), day(to)), category, lastReturn)
    return {
      ...life,
      replanned: { on: day(on), planned },
      ...this.#signed(day(on), planned),
      ...journey(this.#chance, { ...life, planned })
    }
  }

  /** Somebody with a place who did not come on the day. */
  noShow(): Life {
    const start = mondayBetween(this.#chance, day("2022-01-31"), day("2022-04-04"))
    const planned = stayFrom(this.#chance, start, "learner", lastReturn)
    const { appliedOn, approvedOn } = selection(this.#chance, planned, applications)
    const closing = { step: "no-show", on: start, reason: "did-not-appear" } as const
    return { ...this.#applicant("learner", planned), appliedOn, approvedOn, closing }
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

  /** Somebody who has asked for a place in the last summer; every other one is on the waiting list. */
  waiting(which: number): Life {
    const start = mondayBetween(this.#chance, day("2022-07-04"), day("2022-08-08"))
    const planned = stayFrom(this.#chance, start, "learner", lastReturn)
    const appliedOn = after(day("2022-05-30"), this.#chance.between(0, 4))
    const waitlistedOn = day("2022-06-10")
    return { ...this.#applicant("learner", planned), appliedOn, ...(which % 2 === 1 ? { waitlistedOn } : {}) }
  }
}

const times = <A>(number: number, make: (which: number) => A): ReadonlyArray<A> =>
  Array.from({ length: number }, (_, which) => make(which))

/** Everybody of the project until the last day of the story. */
export const livesOf2019 = (chance: Chance): ReadonlyArray<Life> => {
  const writer = new Writer(chance)
  const placed = departures2019.flatMap(({ from, learners, staff, to }) => [
    ...times(learners, () => writer.placed("learner", day(from), day(to))),
    ...times(staff, () => writer.placed("staff", day(from), day(to)))
  ])
  const { cancelled, postponed, prevented } = pandemic
  return [
    ...placed,
    ...times(cancelled, () => writer.lost()),
    ...times(prevented, () => writer.prevented()),
    ...times(postponed.learners, () => writer.postponed("learner")),
    ...times(postponed.staff, () => writer.postponed("staff")),
    ...times(unplaced2019.rejected, () => writer.unplaced("reject")),
    ...times(unplaced2019.withdrawn, () => writer.unplaced("withdraw")),
    ...times(unplaced2019.noShows, () => writer.noShow()),
    ...times(unplaced2019.waiting, (which) => writer.waiting(which))
  ]
}
