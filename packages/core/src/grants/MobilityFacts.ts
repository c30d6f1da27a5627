/**
 * What of a mobility its grant depends on, as plain data: with its planned dates it says what it would cost, with the actual ones
 * what it costs. What the log knows of it is put in by `factsFromLog`.
 */
import { Schema } from "effect"
import { ActivityCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { CountryCode } from "../project/Country.ts"
import { Kilometres } from "./Distance.ts"
import { ParticipantHeading } from "./BudgetHeading.ts"
import { Amount } from "./Money.ts"
import { AgencyCode, Profile, Sector } from "./Rate.ts"
import { CallYear } from "../programme/CallYears.ts"

const Days = Schema.Natural.check(Schema.isLessThanOrEqualTo(10_000))

/** How the journey is paid: by its band, by real costs instead of the band, or not at all. */
export const Travel = Schema.Union([
  /** Null where the distance is not known yet. */
  Schema.Struct({
    by: Schema.Literal("band"),
    distance: Schema.NullOr(Kilometres),
    green: Schema.optionalKey(Schema.Boolean)
  }),
  /** Expensive travel: so much of the real costs as is asked for, up to the share that may be paid. */
  Schema.Struct({ by: Schema.Literal("exceptional"), real: Amount, asked: Schema.optionalKey(Amount) }),
  /** No journey, or one that others pay (Annex III 2016: then there is no travel grant). */
  Schema.Struct({ by: Schema.Literal("none") })
])
export type Travel = typeof Travel.Type

/** From which day to which the stay is, and which of its days count otherwise. */
export const StayDays = Schema.Struct({
  start: CalendarDate,
  end: CalendarDate,
  /** Days of interruptions, all together. */
  interruption: Schema.optionalKey(Days),
  /** Days of the stay that were virtual: no individual support. */
  virtual: Schema.optionalKey(Days),
  /** Days for travel before and after, for which individual support is paid. */
  travel: Schema.optionalKey(Days),
  /** Days off that are not paid. */
  nonFunded: Schema.optionalKey(Days)
})
export type StayDays = typeof StayDays.Type

/**
 * Force majeure: some calculated amounts become those that are entered (NAITDOC 33529399). Who had not departed has a record of one
 * day, for which nothing is calculated for the participant.
 */
export const ForceMajeure = Schema.Struct({
  departed: Schema.Boolean,
  /** By heading, in place of what would be calculated. */
  entered: Schema.optionalKey(Schema.Array(Schema.Struct({ heading: ParticipantHeading, amount: Amount })))
})
export type ForceMajeure = typeof ForceMajeure.Type

/** All facts. Of what is left out there is nothing, and no is no. */
export const MobilityFacts = Schema.Struct({
  agency: AgencyCode,
  call: CallYear,
  sector: Sector,
  profile: Profile,
  activity: ActivityCode,
  /** To a country outside the programme. */
  international: Schema.optionalKey(Schema.Boolean),
  /** Where it takes place. */
  country: CountryCode,
  days: StayDays,
  travel: Travel,
  /** Funded by others: nothing for the participant, while the organisation gets its support. */
  zeroGrant: Schema.optionalKey(Schema.Boolean),
  /** That the organisation does not ask for its support; such a participant is not counted for it. */
  withoutOrganisationalSupport: Schema.optionalKey(Schema.Boolean),
  /** Grants for languages: one for who cannot use the Online Linguistic Support, a second one in ErasmusPro. */
  linguisticGrants: Schema.optionalKey(Days),
  fewerOpportunities: Schema.optionalKey(Schema.Boolean),
  /** Real costs of the participant's inclusion, paid in full. */
  inclusionCosts: Schema.optionalKey(Amount),
  /** Real costs of special needs, paid in full. */
  specialNeedsCosts: Schema.optionalKey(Amount),
  courseDays: Schema.optionalKey(Days),
  /** Days of courses that this participant was paid for earlier in the project: the limit is for all of them. */
  courseDaysBefore: Schema.optionalKey(Days),
  forceMajeure: Schema.optionalKey(ForceMajeure)
})
export type MobilityFacts = typeof MobilityFacts.Type
