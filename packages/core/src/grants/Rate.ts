/**
 * Rates: what one unit of something is worth, and for whom.
 */
import { Schema } from "effect"
import { ActivityCode } from "../Ids.ts"
import { Bracket, meet } from "./Bracket.ts"
import { share } from "../programme/CallYears.ts"
import { holdsFor, validity } from "./Validity.ts"

/** A national agency as numbers of grant agreements write it, such as `SE01`: the country and the agency's number in it. */
export const AgencyCode = Schema.String.check(
  Schema.isPattern(/^[A-Z]{2}\d{2}$/, { expected: "an agency as in the number of a grant agreement, such as SE01" })
).pipe(Schema.brand("AgencyCode"))
export type AgencyCode = typeof AgencyCode.Type

/** A field of education, as numbers of grant agreements write it from 2021 on, such as `VET`. */
export const Sector = Schema.NonEmptyString.check(Schema.isMaxLength(16)).pipe(Schema.brand("Sector"))
export type Sector = typeof Sector.Type

/** Who travels; an accompanying person travels for the sake of others. */
export const Profile = Schema.Literals(["learner", "staff", "accompanying"])
export type Profile = typeof Profile.Type

/** What a rate is for, and what its brackets count. */
export const RateItem = Schema.Literals([
  /** Funded days of one stay. */
  "individual-support",
  /** Participants in a project: of one activity type, or of all together. */
  "organisational-support",
  /** Grants for languages to one participant. */
  "linguistic-support",
  /** Participants with fewer opportunities, for the organisation. */
  "inclusion-support",
  /** Days of courses of one participant in a project. */
  "course-fees",
  /** Persons on one visit. */
  "preparatory-visits"
])
export type RateItem = typeof RateItem.Type

/** What a unit is worth, for whom. What is left out does not narrow: without an agency it holds for all of them. */
export const Rate = Schema.Struct({
  item: RateItem,
  ...validity,
  agency: Schema.optionalKey(AgencyCode),
  sector: Sector,
  profiles: Schema.optionalKey(Schema.NonEmptyArray(Profile)),
  activities: Schema.optionalKey(Schema.NonEmptyArray(ActivityCode)),
  /** Whether it is for mobilities to countries outside the programme, or for the others only. */
  international: Schema.optionalKey(Schema.Boolean),
  /** The group of receiving countries. */
  group: Schema.optionalKey(Schema.NonEmptyString),
  /** Of organisational support: whether participants of all activity types are counted together, or each type by itself. */
  allActivities: Schema.optionalKey(Schema.Boolean),
  /** Stays of fewer days than these get nothing. */
  leastDays: Schema.optionalKey(Schema.Natural),
  ...Bracket.fields
})
export type Rate = typeof Rate.Type

/** Everything by which a rate is looked up; of one that is missing it says which was. */
export const RateKey = Schema.Struct({
  item: RateItem,
  agency: AgencyCode,
  call: Schema.Int,
  sector: Sector,
  profile: Profile,
  activity: ActivityCode,
  international: Schema.Boolean,
  /** Null where it does not matter. */
  group: Schema.NullOr(Schema.String)
})
export type RateKey = typeof RateKey.Type

const takes = <A>(allowed: ReadonlyArray<A> | undefined, value: A): boolean =>
  allowed === undefined || allowed.includes(value)

const fits = (rate: Rate, key: RateKey): boolean =>
  rate.item === key.item &&
  holdsFor(rate, key.call) &&
  rate.sector === key.sector &&
  (rate.agency === undefined || rate.agency === key.agency) &&
  takes(rate.profiles, key.profile) &&
  takes(rate.activities, key.activity) &&
  (rate.international === undefined || rate.international === key.international) &&
  (rate.group === undefined || rate.group === key.group)

/** The rates of a key: those of its agency before those of all agencies, otherwise in the order of the table. */
export const ratesOf = (rates: ReadonlyArray<Rate>, key: RateKey): ReadonlyArray<Rate> => {
  const fitting = rates.filter((rate) => fits(rate, key))
  return [
    ...fitting.filter(({ agency }) => agency !== undefined),
    ...fitting.filter(({ agency }) => agency === undefined)
  ]
}

const both = <A>(a: ReadonlyArray<A> | undefined, b: ReadonlyArray<A> | undefined): boolean =>
  a === undefined || b === undefined || a.some((each) => b.includes(each))

const alike = <A>(a: A | undefined, b: A | undefined): boolean => a === undefined || b === undefined || a === b

/** Whether two rates answer for the same unit of the same key: which of them counts would be chance. */
export const clash = (a: Rate, b: Rate): boolean =>
  a.item === b.item &&
  share(a.calls, b.calls) &&
  a.sector === b.sector &&
  // That of an agency goes before one for all of them.
  a.agency === b.agency &&
  both(a.profiles, b.profiles) &&
  both(a.activities, b.activities) &&
  alike(a.international, b.international) &&
  alike(a.group, b.group) &&
  meet(a, b)
