/**
 * Whose mobility it may be: an organisation that takes part, and a category the project knows.
 */
import type { CategoryCode, MemberId, ProjectId } from "../Ids.ts"
import { leftRefusal } from "../project/HasLeft.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"

/** Where a mobility is to belong. */
export interface Belonging {
  readonly project: ProjectId
  readonly member: MemberId
  readonly category: CategoryCode
}

/** Why a mobility cannot belong there on this day, or nothing when it can. */
export const belongingRefusal = (
  { categories, members, period }: Project,
  { category, member, project }: Belonging,
  on: CalendarDate | null
): Refusal | undefined => {
  if (period === undefined) return { code: "UnknownProject", project }
  const membership = members[member]
  if (membership === undefined) return { code: "UnknownMember", project, member }
  const left = leftRefusal(membership, { project, member }, on)
  if (left !== undefined) return left
  return categories.includes(category) ? undefined : { code: "UnknownCategory", project, category, known: categories }
}
