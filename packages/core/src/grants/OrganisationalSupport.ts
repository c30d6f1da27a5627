/**
 * Organisational support: it depends on how many participants a project has, of the same activity type or in all.
 */
import { activityDays } from "./FundedDays.ts"
import { byRates, nothing, type Part } from "./GrantLine.ts"
import type { MobilityFacts } from "./MobilityFacts.ts"
import { type RateItem, type RateKey, ratesOf } from "./Rate.ts"
import type { RateTable } from "./RateTable.ts"

/** By what a rate of the mobility is looked up. */
export const keyOf = (facts: MobilityFacts, item: RateItem, group: string | null): RateKey => {
  const { activity, agency, call, international = false, profile, sector } = facts
  return { item, agency, call, sector, profile, activity, international, group }
}

/**
 * Whether somebody is counted: accompanying persons are not, those on a zero-grant mobility are, and whoever the organisation asks
 * nothing for is not (Commission's IT wiki, page 192521028, Beneficiary Module, KA121; flag "Organisation support grant not
 * requested"). Preparatory visitors are no mobilities and stand nowhere here.
 */
export const isCounted = ({ profile, withoutOrganisationalSupport = false }: MobilityFacts): boolean =>
  profile !== "accompanying" && !withoutOrganisationalSupport

/** What the nth of those who are counted together, from 1, adds to the organisation's support. */
export const organisationalSupport = (facts: MobilityFacts, table: RateTable, nth: number): Part =>
  isCounted(facts)
    ? byRates(table, keyOf(facts, "organisational-support", null), { from: nth, to: nth }, activityDays(facts.days))
    : nothing

/** Whoever has the same is counted together: as the first rate says by which they are paid. */
const groupOf = (facts: MobilityFacts, { rates }: RateTable): string => {
  const key = keyOf(facts, "organisational-support", null)
  const { agency, call, sector } = key
  const [rate] = ratesOf(rates, key)
  return JSON.stringify(rate?.allActivities === true ? { agency, call, sector } : key)
}

/** Each participant's number among those who are counted together, in the order of the list; nothing for who is not counted. */
export const numbered = (all: ReadonlyArray<MobilityFacts>, table: RateTable): ReadonlyArray<number | undefined> => {
  const counted = new Map<string, number>()
  return all.map((facts) => {
    if (!isCounted(facts)) return undefined
    const key = groupOf(facts, table)
    const nth = (counted.get(key) ?? 0) + 1
    counted.set(key, nth)
    return nth
  })
}
