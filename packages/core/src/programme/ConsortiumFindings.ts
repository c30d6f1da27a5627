/**
 * What a rule set finds in the members of a project, and in what their mobilities mean for them.
 */
import { Array as Arr } from "effect"
import { MemberId, type MobilityId } from "../Ids.ts"
import type { Stay } from "../mobility/Stay.ts"
import { type Membership, type MembershipPeriod, periodOn, periodsOf } from "../project/Membership.ts"
import type { Project } from "../project/Project.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { type ConsortiumFinding, severityOf } from "./Finding.ts"
import type { RuleSet } from "./RuleSet.ts"

/** A stay that takes place; one that was cancelled or rejected is none. */
export interface MemberStay {
  readonly mobility: MobilityId
  readonly member: MemberId
  readonly stay: Stay
}

type Findings = ReadonlyArray<ConsortiumFinding>
type Named = readonly [member: MemberId, membership: Membership]

const takesPartOn = (membership: Membership, on: CalendarDate): boolean => {
  const { joinedOn, leftOn } = periodOn(periodsOf(membership), on)
  return joinedOn <= on && (leftOn === undefined || on <= leftOn)
}

/** There are enough members, and all of one country. */
const ofMembers = ({ consortium }: RuleSet, active: ReadonlyArray<Named>): Findings => {
  const rule = consortium.members
  if (rule === undefined) return []
  const severity = severityOf(rule)
  const countries = [...new Set(active.flatMap(([, { country }]) => (country === null ? [] : [country])))].toSorted()
  const unknown = rule.oneCountry ? active.filter(([, { country }]) => country === null) : []
  return [
    ...(active.length < rule.least
      ? [{ code: "TooFewMembers", severity, members: active.length, least: rule.least } as const]
      : []),
    ...(rule.oneCountry && countries.length > 1 && Arr.isReadonlyArrayNonEmpty(countries)
      ? [{ code: "SeveralCountries", severity, countries } as const]
      : []),
    ...unknown.map(([member]) => ({ code: "CountryUnknown", severity: "warning", member }) as const)
  ]
}

const idsOf = (stays: ReadonlyArray<MemberStay>): ReadonlyArray<MobilityId> => stays.map(({ mobility }) => mobility)

/** A period of a member, with the stays that began in it or, where that is not known, end in it. */
interface Within {
  readonly member: MemberId
  readonly period: MembershipPeriod
  readonly stays: ReadonlyArray<MemberStay>
}

const within = ([member, membership]: Named, stays: ReadonlyArray<MemberStay>): ReadonlyArray<Within> => {
  const periods = periodsOf(membership)
  const periodOf = ({ stay: { end, start } }: MemberStay): MembershipPeriod =>
    periodOn(periods, start ?? end ?? membership.joinedOn)
  return periods.map((period) => ({
    member,
    period,
    stays: stays.filter((each) => each.member === member && periodOf(each) === period)
  }))
}

/** A member has acceded before its first participant leaves; one that came back, before the first that leaves since. */
const ofAccession = (
  { consortium: { accession } }: RuleSet,
  { member, period: { accededOn }, stays }: Within
): Findings => {
  if (accession === undefined) return []
  if (accededOn === null) return [{ code: "AccessionUnknown", severity: "warning", member }]
  const mobilities = idsOf(stays.filter(({ stay }) => stay.start !== null && stay.start < accededOn))
  return Arr.isReadonlyArrayNonEmpty(mobilities)
    ? [{ code: "BeforeAccession", severity: severityOf(accession), member, accededOn, mobilities }]
    : []
}

/** A stay that has begun and whose end nobody knows still runs. */
const runsAfter = ({ end, start }: Stay, day: CalendarDate): boolean => (end === null ? start !== null : end > day)

/** Nothing of a member runs after its last day. */
const ofLeaving = ({ consortium: { leaving } }: RuleSet, { member, period: { leftOn }, stays }: Within): Findings => {
  if (leaving === undefined || leftOn === undefined) return []
  const mobilities = idsOf(stays.filter(({ stay }) => runsAfter(stay, leftOn)))
  return Arr.isReadonlyArrayNonEmpty(mobilities)
    ? [{ code: "LeftWhileRunning", severity: severityOf(leaving), member, leftOn, mobilities }]
    : []
}

/** Everything that a rule set finds in a project's members: how many there are is asked of a day. */
export const consortiumFindings = (
  ruleSet: RuleSet,
  members: Project["members"],
  stays: ReadonlyArray<MemberStay>,
  on: CalendarDate
): ReadonlyArray<ConsortiumFinding> => {
  const named = Object.entries(members).map(([member, membership]): Named => [MemberId.make(member), membership])
  const active = named.filter(([, membership]) => takesPartOn(membership, on))
  return [
    ...ofMembers(ruleSet, active),
    ...named
      .flatMap((of) => within(of, stays))
      .flatMap((period) => [...ofAccession(ruleSet, period), ...ofLeaving(ruleSet, period)])
  ]
}
