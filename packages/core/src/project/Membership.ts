/**
 * From when to when an organisation takes part in a project. Each word on it can be put right; the last period is the one that is.
 */
import { Array as Arr } from "effect"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { CountryCode } from "./Country.ts"
import type { MemberChanges } from "./ProjectCorrection.ts"
import type { MemberJoined } from "./ProjectEvent.ts"

/** From which day to which an organisation takes part in a project. */
export interface MembershipPeriod {
  readonly joinedOn: CalendarDate
  /** The day of its accession form, if that is known. */
  readonly accededOn: CalendarDate | null
  /** Its last day, if it has left. */
  readonly leftOn: CalendarDate | undefined
}

/** An organisation's part in a project, with the period since it joined last. */
export interface Membership extends MembershipPeriod {
  readonly name: string
  /** Where it is, if that is known. */
  readonly country: CountryCode | null
  /** The periods before that, the first one first, of one that left and came back. */
  readonly former: ReadonlyArray<MembershipPeriod>
}

/** All periods of a membership, the first one first. */
export const periodsOf = ({
  accededOn,
  former,
  joinedOn,
  leftOn
}: Membership): Arr.NonEmptyReadonlyArray<MembershipPeriod> => Arr.append(former, { joinedOn, accededOn, leftOn })

/** The period that counts on a day: the last that had begun by then, also after its end, or else the first. */
export const periodOn = (periods: Arr.NonEmptyReadonlyArray<MembershipPeriod>, day: CalendarDate): MembershipPeriod =>
  periods.findLast(({ joinedOn }) => joinedOn <= day) ?? periods[0]

/** The part of one that joins, for the first time or again. */
export const joined = (
  { accededOn, country, name, occurredOn }: typeof MemberJoined.Type,
  before: Membership | undefined
): Membership => ({
  name,
  joinedOn: occurredOn,
  country,
  accededOn,
  leftOn: undefined,
  former: before === undefined ? [] : periodsOf(before)
})

/** The ids of the events that tell when it joined last, and that it has left since: corrections name them. */
export interface MembershipSources {
  readonly joining: string
  readonly leaving: string | undefined
}

/** The part as it had been entered right when it joined last. */
export const joinedRightly = (membership: Membership, changes: MemberChanges): Membership => ({
  ...membership,
  ...changes
})

/** That somebody joins before it left the last time, or leaves before it joins; nothing where the days follow one another. */
export const membershipOutOfOrder = (
  { joinedOn, leftOn }: Pick<MembershipPeriod, "joinedOn" | "leftOn">,
  leftBefore: CalendarDate | undefined
): Refusal | undefined => {
  if (leftBefore !== undefined && joinedOn < leftBefore) {
    return { code: "OutOfOrder", earlier: "leaving", earlierOn: leftBefore, later: "joining", laterOn: joinedOn }
  }
  return leftOn !== undefined && leftOn < joinedOn
    ? { code: "OutOfOrder", earlier: "joining", earlierOn: joinedOn, later: "leaving", laterOn: leftOn }
    : undefined
}
