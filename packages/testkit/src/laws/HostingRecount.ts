/**
 * What is answered about hosting, counted anew: beds day by day, those who came, and partners.
 */
import type { HostingState, HostingUsage, Partners, Received } from "@westum/mobility"
import { bedsFor, eachDay, inBed, type Offered } from "../oracle/Beds.ts"
import { came, type Days, type Hosting, type SeenHosting } from "../oracle/HostingFacts.ts"
import { difference } from "./Law.ts"
import { distinct } from "./Recount.ts"

/** A hosting that counts. */
export type CountedHosting = Hosting & SeenHosting

/** Offers and hostings. */
export interface Hosted {
  readonly offers: ReadonlyArray<Offered>
  readonly hostings: ReadonlyArray<CountedHosting>
}

/** What is wrong with where a hosting is said to stand; nothing stands of one that was entered in error, or never asked for. */
export const hostingProblem = (
  { facts, group, learningGoals, planned, stage, standing, supervisor }: HostingState.Hosting,
  right: CountedHosting | undefined,
  inError = false
): string | undefined => {
  if (right === undefined || inError) {
    return difference(
      { stage, standing, facts: facts.length },
      { stage: inError ? "entered-in-error" : "none", standing: undefined, facts: 0 }
    )
  }
  const { category, days, goals, member, participant, partner, project } = right
  return difference(
    {
      stage: [stage, standing?.stage],
      whose: [standing?.project, standing?.member, standing?.category, standing?.partner, standing?.participant],
      goals: standing?.goals,
      days: standing?.days,
      planned,
      group,
      learningGoals,
      supervisor,
      facts: facts.map(({ event }) => event.occurredOn)
    },
    {
      stage: [right.stage, right.stage],
      whose: [project, member, category, partner, participant],
      goals,
      days,
      planned: right.planned,
      group: right.group,
      learningGoals: right.learningGoals,
      supervisor: right.supervisor,
      facts: right.facts.map(({ on }) => on)
    }
  )
}

const rowOf = ({ hostings, offers }: Hosted, member: string, category: string | null, day: string) => {
  const offered = bedsFor(offers, member, category, day)
  const guests = inBed(hostings, member, category, day)
  const [accepted, present] = [guests.length, guests.filter(came).length]
  if (offered === undefined) return { offered, accepted, present, free: undefined, overbooked: 0 }
  return {
    offered,
    accepted,
    present,
    free: accepted > offered ? 0 : offered - accepted,
    overbooked: accepted > offered ? accepted - offered : 0
  }
}

const fewer = (one: number | undefined, other: number | undefined): number | undefined => {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}

/** What is wrong with the usage of a member's beds, on any day of a period. */
export const bedsProblem = (
  { free, spans }: HostingUsage.HostingUsage,
  hosted: Hosted,
  member: string,
  period: Days
): string | undefined => {
  const days = spans.flatMap((span) => eachDay(span.days))
  if (days.join() !== eachDay(period).join()) return `the days told are ${days.join()}`
  const named = [
    ...hosted.offers.filter((offer) => offer.member === member),
    ...hosted.hostings.filter((guest) =>
      eachDay(guest.days).some((day) => inBed([guest], member, null, day).length > 0)
    )
  ].flatMap(({ category }) => category ?? [])
  let least: number | undefined
  for (const { categories, days: alike, ...row } of spans) {
    for (const day of eachDay(alike)) {
      const all = rowOf(hosted, member, null, day)
      least = fewer(least, all.free)
      const right = distinct(named).map((category) => {
        const of = rowOf(hosted, member, category, day)
        return [category, { ...of, free: fewer(of.free, all.free) }] as const
      })
      const wrong = difference({ row, categories }, { row: all, categories: Object.fromEntries(right) })
      if (wrong !== undefined) return `on ${day}: ${wrong}`
    }
  }
  return difference(free, least)
}

const number = (all: ReadonlyArray<string>, name: string): number => all.filter((each) => each === name).length

const count = (all: ReadonlyArray<string>): Readonly<Record<string, number>> =>
  Object.fromEntries(distinct(all).map((one) => [one, number(all, one)]))

/** What is wrong with the report of those who came. */
export const receivedProblem = (
  report: Received.ReceivedReport,
  hostings: ReadonlyArray<CountedHosting>,
  of: Received.ReceivedOf = {}
): string | undefined => {
  const those = hostings.filter(
    (each) =>
      came(each) &&
      (of.year === undefined || each.days.start.startsWith(`${of.year}-`)) &&
      (of.member === undefined || each.member === of.member) &&
      (of.category === undefined || each.category === of.category) &&
      (of.partner === undefined || each.partner === of.partner) &&
      (of.project === undefined || each.project === of.project) &&
      (of.goal === undefined || each.goals.includes(of.goal))
  )
  const each = those.map(({ category, days, member, partner }) =>
    [days.start.slice(0, 4), member, category, partner].join(" ")
  )
  const told = report.rows.map(({ category, member, number, partner, year }) => [
    [year, member, category, partner].join(" "),
    number
  ])
  return difference(
    { total: report.total, categories: report.categories, rows: Object.fromEntries(told) },
    { total: those.length, categories: count(those.map(({ category }) => category)), rows: count(each) }
  )
}

const away: ReadonlyArray<string> = ["departed", "completed", "returned-early"]

/** What is wrong with the partners that are told: `going` is where each mobility goes, and its stage. */
export const partnersProblem = (
  rows: ReadonlyArray<Partners.PartnerRow>,
  hostings: ReadonlyArray<CountedHosting>,
  going: ReadonlyArray<{ readonly host: string | undefined; readonly stage: string }>
): string | undefined => {
  const hosts = going.flatMap(({ host, stage }) => (host !== undefined && away.includes(stage) ? [host] : []))
  const senders = hostings.filter(came).map(({ partner }) => partner)
  return difference(
    rows,
    distinct([...hosts, ...senders])
      .toSorted()
      .map((partner) => {
        const [sent, received] = [number(hosts, partner), number(senders, partner)]
        return { partner, sent, received, bothWays: sent > 0 && received > 0 }
      })
  )
}
