/**
 * Grants by hand: every amount was reckoned on paper from the tables that the rates name as their source.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import { grantOf, grantsOf, visitGrant } from "../../src/grants/Grant.ts"
import type { MobilityFacts } from "../../src/grants/MobilityFacts.ts"
import { AgencyCode, type Rate, Sector } from "../../src/grants/Rate.ts"
import type { RateTable } from "../../src/grants/RateTable.ts"
import { shippedRates } from "../../src/grants/ShippedRates.ts"
import { ActivityCode } from "../../src/Ids.ts"
import { euro, facts, granted, inEuro, staff } from "./facts.ts"

const individual = (given: MobilityFacts) => inEuro(granted(given))["individual-support"] ?? 0
const travel = (given: MobilityFacts) => inEuro(granted(given))["travel"] ?? 0
const band = (distance: number, green = false) => ({ by: "band" as const, distance, green })

const exceptional = (real: number, asked?: number) =>
  inEuro(
    granted(
      facts({
        travel: { by: "exceptional", real: euro(real), ...(asked === undefined ? {} : { asked: euro(asked) }) }
      })
    )
  )

const sumOf = (all: ReadonlyArray<MobilityFacts>) =>
  inEuro(Result.getOrThrow(grantsOf(all, shippedRates)).all)["organisational-support"] ?? 0

const times = (count: number, given: MobilityFacts) => Array.from({ length: count }, () => given)

describe("individual support", () => {
  it.each<readonly [what: string, given: MobilityFacts, euros: number]>([
    ["learner, group 1, a day", facts({ country: "FI", days: { length: 1 } }), 66],
    ["learner, group 2, day 14", facts({ days: { length: 14 } }), 14 * 57],
    ["learner, group 2, day 15", facts({ days: { length: 15 } }), 14 * 57 + 40],
    ["learner, group 3, 90 days", facts({ country: "PL", days: { length: 90 } }), 14 * 48 + 76 * 34],
    ["staff, group 1, day 14", staff({ country: "SE", days: { length: 14 } }), 14 * 117],
    ["staff, group 1, day 15", staff({ country: "SE", days: { length: 15 } }), 14 * 117 + 82],
    ["staff, group 2, 20 days", staff({ days: { length: 20 } }), 14 * 104 + 6 * 73],
    ["staff, group 3, 5 days", staff({ country: "TR", days: { length: 5 } }), 5 * 91],
    ["accompanying persons as staff", facts({ profile: "accompanying", days: { length: 15 } }), 14 * 104 + 73],
    ["the call of 2019, with the United Kingdom", facts({ call: 2019, country: "GB", days: { length: 2 } }), 132],
    ["travel days paid", staff({ days: { length: 5, travel: 2 } }), 7 * 104],
    ["travel days that lead into day 15", staff({ days: { length: 14, travel: 2 } }), 14 * 104 + 2 * 73],
    ["an interruption", facts({ days: { length: 20, interruption: 6 } }), 14 * 57],
    ["days off that are not funded", facts({ days: { length: 16, nonFunded: 1 } }), 14 * 57 + 40],
    ["virtual days", facts({ days: { length: 20, virtual: 8 } }), 12 * 57],
    ["virtual days alone, in spite of travel days", facts({ days: { length: 5, virtual: 5, travel: 2 } }), 0],
    ["more days off than there are", facts({ days: { length: 3, nonFunded: 9 } }), 0],
    ["an end before the start", facts({ days: { length: -3 } }), 0]
  ])("of %s", (_, given, euros) => {
    expect(individual(given)).toBe(euros)
    expect(granted(given).missing).toEqual([])
  })

  it("of no day asks for no group of the country", () => {
    const { missing } = granted(facts({ country: "CH", days: { virtual: 14 } }))
    expect(missing).toEqual([])
  })

  it("tells the days of each rate, and where it stands", () => {
    const { lines } = granted(facts({ days: { length: 16 } }))
    const source = "Annex IV KA121/KA122-VET 2021 (SEPIE; IESJarosoErasmus/ErasmusJaroso, CuantiasEconomicasKA121.pdf)"
    const common = { heading: "individual-support", by: "rate", source, confirmed: true }
    expect(lines.filter(({ heading }) => heading === "individual-support")).toEqual([
      { ...common, units: { from: 1, to: 14 }, each: 57_00, cents: 798_00 },
      { ...common, units: { from: 15, to: 16 }, each: 40_00, cents: 80_00 }
    ])
  })
})

describe("travel", () => {
  it.each<readonly [call: number, distance: number, ordinary: number, green: number]>([
    [2014, 9, 0, 0],
    [2014, 10, 0, 0],
    [2016, 99, 0, 0],
    [2016, 100, 180, 180],
    [2016, 8000, 1100, 1100],
    [2018, 9, 0, 0],
    [2018, 10, 20, 20],
    [2020, 99, 20, 20],
    [2020, 100, 180, 180],
    [2020, 8000, 1500, 1500],
    [2021, 9, 0, 0],
    [2021, 10, 23, 23],
    [2021, 99, 23, 23],
    [2021, 100, 180, 210],
    [2021, 499, 180, 210],
    [2021, 500, 275, 320],
    [2021, 1999, 275, 320],
    [2021, 2000, 360, 410],
    [2021, 2999, 360, 410],
    [2021, 3000, 530, 610],
    [2021, 3999, 530, 610],
    [2023, 4000, 820, 820],
    [2023, 7999, 820, 820],
    [2023, 20000, 1500, 1500]
  ])("in the call of %d, %d km: %d euro, green %d", (call, distance, ordinary, green) => {
    expect(travel(facts({ call, travel: band(distance) }))).toBe(ordinary)
    expect(travel(facts({ call, travel: band(distance, true) }))).toBe(green)
  })

  it("is paid by real costs instead of the band, up to 80 %, and never by both", () => {
    expect(exceptional(1000)).toEqual({
      "individual-support": 798,
      "exceptional-costs": 800,
      "organisational-support": 350
    })
    // 80 % of 97 cents is 77.6 cents.
    expect(exceptional(0.97)["exceptional-costs"]).toBe(0.77)
    expect(exceptional(1000, 650)["exceptional-costs"]).toBe(650)
    expect(exceptional(1000, 900)["exceptional-costs"]).toBe(800)
  })

  it("is nothing where there is no journey", () => {
    expect(travel(facts({ travel: { by: "none" } }))).toBe(0)
    const home = facts({ days: { length: 5, virtual: 5 } })
    expect(travel(home)).toBe(0)
    const dear = facts({ days: { length: 5, virtual: 5 }, travel: { by: "exceptional", real: euro(100) } })
    expect([granted(home), granted(dear)].map(inEuro)).toEqual([
      { "organisational-support": 350 },
      { "organisational-support": 350 }
    ])
  })
})

describe("organisational support", () => {
  it.each<readonly [what: string, all: ReadonlyArray<MobilityFacts>, euros: number]>([
    ["the 100th participant", times(100, facts()), 35_000],
    ["the 101st participant", times(101, facts()), 35_200],
    ["the 101st of 2019, whatever the agency", times(101, facts({ call: 2019, agency: "SE01" })), 35_200],
    ["100 of one activity type and 100 of another", [...times(100, facts()), ...times(100, staff())], 70_000],
    [
      "100 of one activity type and 100 of another in 2019, who are counted together",
      [...times(100, facts({ call: 2019 })), ...times(100, staff({ call: 2019 }))],
      55_000
    ],
    ["courses, with no step", times(101, staff({ activity: "SM-COUR-TRAIN" })), 10_100],
    ["ErasmusPro", times(101, facts({ activity: "LM-LONG-VET" })), 50_500],
    ["international mobility", times(2, staff({ international: true })), 1000],
    ["zero-grant, which counts", times(101, facts({ zeroGrant: true })), 35_200],
    ["accompanying persons, who do not", [...times(100, facts()), facts({ profile: "accompanying" })], 35_000],
    [
      "those for whom it was not requested, who take no number",
      [...times(2, facts({ withoutOrganisationalSupport: true })), ...times(100, facts())],
      35_000
    ],
    ["virtual mobilities as any others", times(2, facts({ days: { length: 5, virtual: 5 } })), 700]
  ])("of %s", (_, all, euros) => {
    expect(sumOf(all)).toBe(euros)
  })

  it("of a single mobility depends on its number", () => {
    expect(inEuro(granted(facts(), 100))["organisational-support"]).toBe(350)
    expect(inEuro(granted(facts(), 101))["organisational-support"]).toBe(200)
  })
})

describe("other headings", () => {
  it.each<readonly [what: string, given: MobilityFacts, heading: string, euros: number]>([
    ["languages", facts({ linguisticGrants: 1 }), "linguistic-support", 150],
    ["languages twice, which only ErasmusPro has", facts({ linguisticGrants: 2 }), "linguistic-support", 150],
    [
      "languages twice in ErasmusPro",
      facts({ activity: "LM-LONG-VET", linguisticGrants: 2 }),
      "linguistic-support",
      300
    ],
    ["languages of staff, 30 days", staff({ days: { length: 30 }, linguisticGrants: 1 }), "linguistic-support", 0],
    ["languages of staff, 31 days", staff({ days: { length: 31 }, linguisticGrants: 1 }), "linguistic-support", 150],
    ["fewer opportunities", facts({ fewerOpportunities: true }), "inclusion-support", 100],
    [
      "fewer opportunities with costs",
      facts({ fewerOpportunities: true, inclusionCosts: euro(12.34) }),
      "inclusion-support",
      112.34
    ],
    ["special needs", facts({ specialNeedsCosts: euro(999.99) }), "special-needs", 999.99],
    ["courses, 10 days", staff({ courseDays: 10 }), "course-fees", 800],
    ["courses, 11 days", staff({ courseDays: 11 }), "course-fees", 800],
    ["courses after others", staff({ courseDays: 5, courseDaysBefore: 8 }), "course-fees", 160],
    ["courses after enough others", staff({ courseDays: 5, courseDaysBefore: 10 }), "course-fees", 0]
  ])("%s", (_, given, heading, euros) => {
    const grant = granted(given)
    expect(inEuro(grant)[heading] ?? 0).toBe(euros)
    expect(grant.missing).toEqual([])
  })

  it("a preparatory visit is paid for three persons at most", () => {
    const visit = { agency: AgencyCode.make("ES01"), call: 2021, sector: Sector.make("VET") }
    const activity = ActivityCode.make("LM-SHORT-VET")
    const paid = [0, 1, 3, 4].map((persons) => inEuro(visitGrant({ ...visit, activity, persons }, shippedRates)))
    expect(paid.map((each) => each["preparatory-visits"] ?? 0)).toEqual([0, 575, 1725, 1725])
  })
})

describe("nothing for the participant", () => {
  const costly = {
    travel: { by: "exceptional", real: euro(1000) },
    linguisticGrants: 1,
    fewerOpportunities: true,
    inclusionCosts: euro(10),
    specialNeedsCosts: euro(20),
    courseDays: 3
  } as const

  it("on a zero-grant mobility, while the organisation gets its support", () => {
    expect(inEuro(granted(facts({ ...costly, zeroGrant: true })))).toEqual({ "organisational-support": 350 })
    const entered = [{ heading: "travel" as const, amount: euro(1) }]
    const forced = facts({ zeroGrant: true, forceMajeure: { departed: true, entered } })
    expect(inEuro(granted(forced))).toEqual({ "organisational-support": 350 })
  })

  it("but what was entered, where force majeure kept somebody at home", () => {
    expect(inEuro(granted(facts({ ...costly, forceMajeure: { departed: false } })))).toEqual({
      "organisational-support": 350
    })
    const entered = [{ heading: "travel" as const, amount: euro(119.5) }]
    expect(inEuro(granted(facts({ ...costly, forceMajeure: { departed: false, entered } })))).toEqual({
      travel: 119.5,
      "organisational-support": 350
    })
  })
})

const by = (given: MobilityFacts) => granted(given).lines.map(({ by, heading }) => `${heading} by ${by}`)

it("each line tells how it was reckoned, and what is paid as it was stated has no source that could be wrong", () => {
  const costly = {
    inclusionCosts: euro(10),
    specialNeedsCosts: euro(20),
    travel: { by: "exceptional" as const, real: euro(100) }
  }
  expect(by(facts())).toEqual([
    "travel by distance-band",
    "individual-support by rate",
    "organisational-support by rate"
  ])
  const { lines } = granted(facts(costly))
  expect(lines.map(({ by, confirmed, heading, source }) => [heading, by, confirmed, source !== undefined])).toEqual([
    ["exceptional-costs", "real-costs", true, true],
    ["individual-support", "rate", true, true],
    ["inclusion-support", "real-costs", true, false],
    ["special-needs", "real-costs", true, false],
    ["organisational-support", "rate", true, true]
  ])
  const entered = [{ heading: "travel" as const, amount: euro(1) }]
  expect(by(facts({ forceMajeure: { departed: false, entered } }))).toEqual([
    "travel by entered",
    "organisational-support by rate"
  ])
})

it("in force majeure on the way, what was entered stands in place of what was calculated", () => {
  const entered = [{ heading: "individual-support" as const, amount: euro(300) }]
  expect(inEuro(granted(facts({ forceMajeure: { departed: true, entered } })))).toEqual({
    travel: 275,
    "individual-support": 300,
    "organisational-support": 350
  })
  const abroad = facts({ agency: "SE01", forceMajeure: { departed: true, entered } })
  expect(granted(abroad).missing.map(({ heading }) => heading)).toEqual(["organisational-support"])
  const ofTravel = { heading: "travel" as const, amount: euro(1) }
  const unknown = facts({ agency: "SE01", forceMajeure: { departed: true, entered: [ofTravel] } })
  expect(granted(unknown).missing.map(({ heading }) => heading)).toEqual([
    "individual-support",
    "organisational-support"
  ])
  const both = facts({ forceMajeure: { departed: true, entered: [ofTravel, ...entered] } })
  expect(inEuro(granted(both))).toEqual({ travel: 1, "individual-support": 300, "organisational-support": 350 })
})

/** The rates shipped of preparatory visits, for some alone. */
const only = (more: Partial<Rate>): RateTable => ({
  ...shippedRates,
  rates: shippedRates.rates.flatMap((each) => (each.item === "preparatory-visits" ? [{ ...each, ...more }] : []))
})

it("a preparatory visit is one of staff, and not international", () => {
  const visit = { agency: AgencyCode.make("ES01"), call: 2021, sector: Sector.make("VET") }
  const paid = (more: Partial<Rate>) =>
    visitGrant({ ...visit, activity: ActivityCode.make("LM-SHORT-VET"), persons: 1 }, only(more)).total
  expect([paid({ profiles: ["staff"] }), paid({ international: false })]).toEqual([euro(575), euro(575)])
  expect([paid({ profiles: ["learner"] }), paid({ international: true })]).toEqual([euro(0), euro(0)])
})

describe("a rate that is missing", () => {
  const swedish = facts({ agency: "SE01", call: 2019, days: { length: 15 } })

  it("is told by its key, and the rest is summed", () => {
    const grant = granted(swedish)
    expect(inEuro(grant)).toEqual({ travel: 275, "organisational-support": 350 })
    expect(grant.total).toEqual(euro(625))
    const key = {
      item: "individual-support",
      agency: "SE01",
      call: 2019,
      sector: "VET",
      profile: "learner",
      activity: "LM-SHORT-VET",
      international: false,
      group: "2"
    }
    expect(grant.missing).toEqual([{ what: "rate", heading: "individual-support", key, from: 1, to: 15 }])
  })

  it("is that of a sector for which the table has none", () => {
    const { missing } = granted(facts({ sector: "SCH" }))
    expect(missing.map(({ heading }) => heading)).toEqual(["individual-support", "organisational-support"])
  })

  it("is told for the days that no rate has", () => {
    const grant = granted(staff({ call: 2019, days: { length: 61, travel: 1 } }))
    expect(inEuro(grant)["individual-support"]).toBe(14 * 104 + 46 * 73)
    expect(grant.missing).toMatchObject([{ what: "rate", from: 61, to: 62 }])
  })

  it("may be for want of a country, of bands, or of a distance", () => {
    const { missing } = granted(facts({ country: "CH", travel: { by: "band", distance: null } }))
    expect(missing).toEqual([
      { what: "distance", heading: "travel" },
      { what: "country-group", heading: "individual-support", agency: "ES01", call: 2021, country: "CH" }
    ])
    expect(granted(facts({ call: 2017 })).missing[0]).toEqual({ what: "travel-table", heading: "travel", call: 2017 })
    const dear = facts({ call: 2017, travel: { by: "exceptional", real: euro(1) } })
    expect(granted(dear).missing[0]).toEqual({ what: "travel-table", heading: "exceptional-costs", call: 2017 })
    expect(granted(facts({ call: 2019, linguisticGrants: 1 })).missing).toMatchObject([
      { what: "rate", heading: "linguistic-support", from: 1, to: 1 }
    ])
  })
})

describe("costs in another currency", () => {
  const kronor = { cents: 100, currency: "SEK" } as const
  const mix = { code: "CurrencyMix", expected: "EUR", found: "SEK" }

  it.each<readonly [what: string, given: MobilityFacts]>([
    ["exceptional", facts({ travel: { by: "exceptional", real: kronor } })],
    ["asked for", facts({ travel: { by: "exceptional", real: euro(1), asked: kronor } })],
    ["of inclusion", facts({ inclusionCosts: kronor })],
    ["of special needs", facts({ specialNeedsCosts: kronor })],
    ["entered", facts({ forceMajeure: { departed: true, entered: [{ heading: "travel", amount: kronor }] } })]
  ])("%s are refused", (_, given) => {
    expect(grantOf(given, shippedRates)).toEqual(Result.fail(mix))
    expect(grantsOf([facts(), given], shippedRates)).toEqual(Result.fail(mix))
  })
})
