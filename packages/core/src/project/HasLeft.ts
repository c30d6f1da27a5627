/**
 * Whether a member has left its project by a day, and is not back yet.
 */
import type { MemberId, ProjectId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { type Membership, periodOn, periodsOf } from "./Membership.ts"

/** That it has left by that day, or nothing where it takes part, is yet to join, or the day is not known. */
export const leftRefusal = (
  membership: Membership,
  whose: { readonly project: ProjectId; readonly member: MemberId },
  on: CalendarDate | null
): Refusal | undefined => {
  if (on === null) return undefined
  const { leftOn } = periodOn(periodsOf(membership), on)
  return leftOn !== undefined && on > leftOn
    ? { code: "MemberHasLeft", project: whose.project, member: whose.member, leftOn }
    : undefined
}
