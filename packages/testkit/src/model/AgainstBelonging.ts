/**
 * What speaks against belonging to a project.
 */
import { isGone } from "./Member.ts"
import type { Agreed, Mobility } from "./Model.ts"
import { type Reason, when } from "./Standing.ts"

/** What speaks against belonging to the project as that member, from the application on. */
export const againstBelonging = (
  project: Agreed | undefined,
  { appliedOn, category, member }: Mobility
): ReadonlyArray<Reason> => {
  if (project === undefined) return ["UnknownProject"]
  const membership = project.members.find(({ id }) => id === member)
  const isLate = membership !== undefined && appliedOn !== null && isGone(membership, appliedOn)
  return [
    ...when(membership === undefined, "UnknownMember"),
    ...when(isLate, "MemberHasLeft"),
    ...when(!project.categories.includes(category), "UnknownCategory")
  ]
}
