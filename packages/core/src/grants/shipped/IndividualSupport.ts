/**
 * Individual support as the Spanish agency (SEPIE) fixed it, and the groups of receiving countries. Each agency fixes its own
 * amounts within the programme's limits, so those of one say nothing about another: Sweden's were not found.
 */
import { CountryCode } from "../../project/Country.ts"
import type { CountryGroups } from "../CountryGroups.ts"
import { AgencyCode, type Rate, Sector } from "../Rate.ts"

const countries = (codes: string): readonly [CountryCode, ...ReadonlyArray<CountryCode>] => {
  const [first = "", ...others] = codes.split(" ")
  return [CountryCode.make(first), ...others.map((code) => CountryCode.make(code))]
}

const groups = (first: string): CountryGroups["groups"] => [
  { group: "1", countries: countries(first) },
  { group: "2", countries: countries("NL AT BE FR DE IT ES CY GR MT PT") },
  { group: "3", countries: countries("SI EE LV HR SK CZ LT TR HU PL RO BG MK RS") }
]

/** Where the rates of the calls up to 2020 were read. */
const ka102 = "SEPIE, Cuantías económicas KA102/KA116 (IESJarosoErasmus/ErasmusJaroso, CuantiasEconomicasKA102.pdf)"
const ka121 = "Annex IV KA121/KA122-VET 2021 (SEPIE; IESJarosoErasmus/ErasmusJaroso, CuantiasEconomicasKA121.pdf)"

/** The groups of 2018 to 2020 and of 2021. Those of 2014 and 2015 were others. */
export const countryGroups: ReadonlyArray<CountryGroups> = [
  {
    calls: { first: 2018, last: 2020 },
    source: `${ka102}; the same groups at the University of Oslo, 2018 to 2020 (uio.no)`,
    confirmed: true,
    groups: groups("NO DK LU IS SE IE FI LI GB")
  },
  { calls: { first: 2021, last: 2021 }, source: ka121, confirmed: true, groups: groups("NO DK LU IS SE IE FI LI") }
]

/** Euros a day in each group, from day 1 to 14 and from day 15 on. Both are printed: the second is not reckoned from the first. */
const daily = [
  { group: "1", learner: [66, 46], staff: [117, 82] },
  { group: "2", learner: [57, 40], staff: [104, 73] },
  { group: "3", learner: [48, 34], staff: [91, 64] }
] as const

type Common = Pick<Rate, "calls" | "source">

/** For learners up to 12 months, which is not a number of days; for staff up to day 60, and from 2021 on both up to day 365. */
const ratesIn = (common: Common, lastDay: { readonly learner?: number; readonly staff: number }): ReadonlyArray<Rate> =>
  daily.flatMap(({ group, learner, staff }) =>
    [
      { profiles: ["learner"] as const, days: learner, to: lastDay.learner },
      { profiles: ["staff", "accompanying"] as const, days: staff, to: lastDay.staff }
    ].flatMap(({ days: [first, later], profiles, to }): ReadonlyArray<Rate> => {
      const rate = {
        item: "individual-support" as const,
        ...common,
        confirmed: true,
        agency: AgencyCode.make("ES01"),
        sector: Sector.make("VET"),
        profiles,
        group
      }
      return [
        { ...rate, from: 1, to: 14, cents: first * 100 },
        { ...rate, from: 15, ...(to === undefined ? {} : { to }), cents: later * 100 }
      ]
    })
  )

/** Spain's, of the calls of 2018 to 2020 and of 2021, in which they did not change. */
export const individualSupport: ReadonlyArray<Rate> = [
  ...ratesIn({ calls: { first: 2018, last: 2020 }, source: ka102 }, { staff: 60 }),
  ...ratesIn({ calls: { first: 2021, last: 2021 }, source: ka121 }, { learner: 365, staff: 365 })
]
