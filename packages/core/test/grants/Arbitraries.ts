/**
 * Any mobilities, at home in the tables shipped and outside them.
 */
import * as fc from "fast-check"
import type { MobilityFacts } from "../../src/grants/MobilityFacts.ts"
import { facts } from "./facts.ts"

const amount = fc.nat({ max: 5_000_00 }).map((cents) => ({ cents, currency: "EUR" }))
const few = fc.nat({ max: 9 })

const travel = fc.oneof(
  fc.record(
    {
      by: fc.constant("band" as const),
      distance: fc.option(fc.oneof(fc.constantFrom(9, 10, 99, 100, 499, 500), fc.nat({ max: 20_000 })), { freq: 8 }),
      green: fc.boolean()
    },
    { requiredKeys: ["by", "distance"] }
  ),
  fc.record({ by: fc.constant("exceptional" as const), real: amount, asked: amount }, { requiredKeys: ["by", "real"] }),
  fc.constant({ by: "none" as const })
)

const days = fc.record(
  { length: fc.integer({ min: 0, max: 400 }), interruption: few, virtual: few, travel: few, nonFunded: few },
  { requiredKeys: ["length"] }
)

const heading = fc.constantFrom("travel" as const, "individual-support" as const, "special-needs" as const)
const entered = fc.array(fc.record({ heading, amount }), { maxLength: 2 })

const wanted = fc.record(
  {
    agency: fc.constantFrom("ES01", "ES01", "SE01"),
    call: fc.constantFrom(2014, 2017, 2019, 2021, 2022),
    profile: fc.constantFrom("learner" as const, "staff" as const, "accompanying" as const),
    activity: fc.constantFrom("LM-SHORT-VET", "LM-LONG-VET", "SM-COUR-TRAIN", "another"),
    international: fc.boolean(),
    country: fc.constantFrom("FI", "IT", "PL", "CH"),
    days,
    travel,
    zeroGrant: fc.boolean(),
    withoutOrganisationalSupport: fc.boolean(),
    linguisticGrants: fc.nat({ max: 2 }),
    fewerOpportunities: fc.boolean(),
    inclusionCosts: amount,
    specialNeedsCosts: amount,
    courseDays: few,
    courseDaysBefore: few,
    forceMajeure: fc.record({ departed: fc.boolean(), entered }, { requiredKeys: ["departed"] })
  },
  { requiredKeys: ["agency", "call", "profile", "activity", "country", "days", "travel"] }
)

/** Any facts, and the same for a stay of so many days more. */
export const lengthened: fc.Arbitrary<readonly [shorter: MobilityFacts, longer: MobilityFacts]> = fc
  .tuple(wanted, fc.nat({ max: 40 }))
  .map(([more, by]) => [facts(more), facts({ ...more, days: { ...more.days, length: more.days.length + by } })])

/** Any facts. */
export const anyFacts: fc.Arbitrary<MobilityFacts> = lengthened.map(([shorter]) => shorter)
