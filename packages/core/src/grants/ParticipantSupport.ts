/**
 * What a participant gets: travel, days abroad, languages, courses, inclusion, special needs.
 */
import { groupOf } from "./CountryGroups.ts"
import { activityDays, fundedDays, physicalDays } from "./FundedDays.ts"
import { byRates, costs, nothing, type Part, together } from "./GrantLine.ts"
import type { ForceMajeure, MobilityFacts, Travel } from "./MobilityFacts.ts"
import { keyOf } from "./OrganisationalSupport.ts"
import type { RateTable } from "./RateTable.ts"
import { bandOf, fare, type TravelTable, travelTableOf } from "./TravelTable.ts"

/** Never more than the share: what is left of a cent is not paid. */
const exceptionalCosts = (travel: Extract<Travel, { readonly by: "exceptional" }>, table: TravelTable): Part => {
  const most = Math.floor((travel.real.cents * table.exceptional) / 100)
  return costs("exceptional-costs", "real-costs", Math.min(most, travel.asked?.cents ?? most), table)
}

const byBand = ({ distance, green = false }: Extract<Travel, { readonly by: "band" }>, table: TravelTable): Part => {
  if (distance === null) return { lines: [], missing: [{ what: "distance", heading: "travel" }] }
  const band = bandOf(table, distance)
  return band === undefined ? nothing : costs("travel", "distance-band", fare(band, green), table)
}

const journey = ({ call, days, travel }: MobilityFacts, table: RateTable): Part => {
  if (travel.by === "none" || physicalDays(days) === 0) return nothing
  const bands = travelTableOf(table.travel, call)
  const heading = travel.by === "band" ? "travel" : "exceptional-costs"
  if (bands === undefined) return { lines: [], missing: [{ what: "travel-table", heading, call }] }
  return travel.by === "band" ? byBand(travel, bands) : exceptionalCosts(travel, bands)
}

const stay = (facts: MobilityFacts, table: RateTable): Part => {
  const { agency, call, country, days } = facts
  const funded = fundedDays(days)
  if (funded === 0) return nothing
  const group = groupOf(table.countryGroups, call, country)
  const heading = "individual-support"
  return group === undefined
    ? { lines: [], missing: [{ what: "country-group", heading, agency, call, country }] }
    : byRates(table, keyOf(facts, heading, group), { from: 1, to: funded }, activityDays(days))
}

const others = (facts: MobilityFacts, table: RateTable): Part => {
  const {
    courseDays = 0,
    courseDaysBefore = 0,
    fewerOpportunities = false,
    inclusionCosts,
    linguisticGrants = 0
  } = facts
  const days = activityDays(facts.days)
  const inclusion = fewerOpportunities ? 1 : 0
  const courses = { from: courseDaysBefore + 1, to: courseDaysBefore + courseDays }
  return together([
    byRates(table, keyOf(facts, "linguistic-support", null), { from: 1, to: linguisticGrants }, days),
    byRates(table, keyOf(facts, "inclusion-support", null), { from: 1, to: inclusion }, days),
    byRates(table, keyOf(facts, "course-fees", null), courses, days),
    inclusionCosts === undefined ? nothing : costs("inclusion-support", "real-costs", inclusionCosts.cents),
    facts.specialNeedsCosts === undefined
      ? nothing
      : costs("special-needs", "real-costs", facts.specialNeedsCosts.cents)
  ])
}

/** What was entered stands in place of what was calculated under the same heading, and of what was missing there. */
const withEntered = (calculated: Part, { entered = [] }: ForceMajeure): Part => {
  const isEntered = ({ heading }: { readonly heading: string }): boolean =>
    entered.some((each) => each.heading === heading)
  return together([
    {
      lines: calculated.lines.filter((line) => !isEntered(line)),
      missing: calculated.missing.filter((each) => !isEntered(each))
    },
    ...entered.map(({ amount, heading }) => costs(heading, "entered", amount.cents))
  ])
}

/** All of it; nothing on a zero-grant mobility. */
export const participantSupport = (facts: MobilityFacts, table: RateTable): Part => {
  const { forceMajeure, zeroGrant = false } = facts
  if (zeroGrant) return nothing
  const stayedHome = forceMajeure !== undefined && !forceMajeure.departed
  const calculated = stayedHome ? nothing : together([journey(facts, table), stay(facts, table), others(facts, table)])
  return forceMajeure === undefined ? calculated : withEntered(calculated, forceMajeure)
}
