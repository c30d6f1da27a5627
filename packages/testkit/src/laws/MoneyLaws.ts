/**
 * Laws of money: what a project paid is what its mobilities were paid, never less than nothing, and as if what was withdrawn had never
 * been entered.
 */
import {
  AsOf,
  CalendarDate,
  type ConsortiumEvent,
  Mobility,
  type Payments,
  Projection,
  Question
} from "@westum/mobility"
import { type Mobility as Told, type Recorded, worldAfter } from "../oracle/World.ts"
import { certain, someDays } from "./Counting.ts"
import { difference, logLaw, where } from "./Law.ts"
import { type Counted, distinct } from "./Recount.ts"

interface Sum {
  readonly heading: string
  readonly category: string
  readonly member: string
  readonly currency: string
  readonly cents: number
}

/** The sums that are not nothing, in one order. */
const summed = (all: ReadonlyArray<Sum>): ReadonlyArray<readonly [key: string, cents: number]> => {
  const sums = new Map<string, number>()
  for (const { category, cents, currency, heading, member } of all) {
    const key = JSON.stringify([member, category, heading, currency])
    sums.set(key, (sums.get(key) ?? 0) + cents)
  }
  return [...sums].filter(([, cents]) => cents !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** What is wrong with what a project is said to have paid. */
export const paymentsProblem = (
  told: ReadonlyArray<Payments.PaymentEntry>,
  mobilities: ReadonlyArray<Counted>
): string | undefined =>
  difference(
    summed(
      told.map(({ amount: { cents, currency }, category, heading, member, what }) => ({
        heading,
        category,
        member,
        currency,
        cents: what === "paid" ? cents : 0 - cents
      }))
    ),
    summed(mobilities.flatMap(({ category, member, money }) => money.map((moved) => ({ ...moved, category, member }))))
  )

const paidIn = (project: string, events: ReadonlyArray<Recorded>): ReadonlyArray<Payments.PaymentEntry> => {
  const folding = Question.payments(project).begin()
  folding.take(events)
  return folding.answer()
}

/** By member, category and heading; corrections take what was paid along. */
export const paymentsAreRecount = logLaw("what a project paid equals a recount over its mobilities", (log, broken) => {
  const { events } = log
  const world = worldAfter(events)
  for (const id of world.projects.keys()) {
    const wrong = paymentsProblem(paidIn(id, events), world.of(id))
    if (wrong !== undefined) broken(`${id}: ${wrong}`)
  }
  const sure = certain(events)
  const known = worldAfter(sure)
  for (const day of someDays(sure)) {
    const then = AsOf.asOf(sure, CalendarDate.CalendarDate.make(day))
    for (const id of known.projects.keys()) {
      const wrong = paymentsProblem(paidIn(id, then), known.asOf(id, day))
      if (wrong !== undefined) broken(`as of ${day}, ${id}: ${wrong}`)
    }
  }
})

/** Nothing was paid, or a place was given. */
const isPlaced = (facts: Told["facts"]): boolean =>
  facts.every(({ moved }) => moved === undefined) || facts.some(({ to }) => to === "approved")

/** That there never was a place; or the first heading and day on which more had been taken back than paid. */
const below = ({ facts }: Told): string | undefined => {
  if (!isPlaced(facts)) return "it was never approved"
  const money = facts.flatMap(({ moved, on }) => (moved === undefined ? [] : [{ ...moved, on: on ?? "" }]))
  for (const heading of distinct(money.map((each) => each.heading))) {
    for (const day of distinct(money.map(({ on }) => on))) {
      const left = money
        .filter((each) => each.heading === heading && each.on <= day)
        .reduce((sum, { cents }) => sum + cents, 0)
      if (left < 0) return `${heading} stands at ${left} on ${day}`
    }
  }
  return undefined
}

/** Money alone, and corrections, change what is looked at. */
const isAboutMoney = ({ type }: ConsortiumEvent): boolean =>
  type.startsWith("mobility.payment-") || type === "mobility.step-retracted"

/** Under every heading, by every day, at every position. */
export const neverBelowNothing = logLaw(
  "nobody is paid who was never approved, and no more is taken back than was paid",
  ({ events }, broken) => {
    for (const [i, recorded] of events.entries()) {
      const { event } = recorded
      if (!("mobility" in event)) continue
      if (!isAboutMoney(event)) continue
      const own = events
        .slice(0, i + 1)
        .filter(({ event: each }) => "mobility" in each && each.mobility === event.mobility)
      const told = worldAfter(own).mobilities.get(event.mobility)
      const wrong = told === undefined ? undefined : below(told)
      if (wrong !== undefined) broken(`${where(recorded)}: ${wrong}`)
    }
  }
)

/** The mobility stands where it would stand, and is paid what it would be paid. */
export const withdrawnIsNever = logLaw("a payment that was withdrawn is as if never entered", ({ events }, broken) => {
  for (const recorded of events) {
    const { event, position } = recorded
    if (event.type !== "mobility.payment-withdrawn") continue
    const never: ReadonlyArray<string> = [recorded.id, ...event.corrects]
    const own = events.filter(
      ({ event: each, position: at }) => at <= position && "mobility" in each && each.mobility === event.mobility
    )
    const [withIt, without] = [own, own.filter(({ id }) => !never.includes(id))].map((each) =>
      Projection.fold(Mobility.mobility, event.mobility, each)
    )
    const wrong = difference(withIt, without)
    if (wrong !== undefined) broken(`${where(recorded)}: ${wrong}`)
  }
})
