/**
 * On which day a role is given or taken, and whether there is what it is given for.
 */
import { Result } from "effect"
import type { Project } from "../project/Project.ts"
import { dayOf } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { RoleCommand } from "./RoleCommand.ts"

/** What the scope names has to be there, as far as it can be told: a participant is known to nobody but the caller. */
const scopeRefusal = ({ scope: { member, project } = {} }: RoleCommand, state: Project): Refusal | undefined => {
  if (project === undefined) return undefined
  if (state.period === undefined) return { code: "UnknownProject", project }
  return member !== undefined && state.members[member] === undefined
    ? { code: "UnknownMember", project, member }
    : undefined
}

/** The day of a command about a role; without a project it is that of the consortium, whose zone a project has that was never opened. */
export const roleDay = (command: RoleCommand, state: Project, now: number): Result.Result<CalendarDate, Refusal> => {
  const refused = scopeRefusal(command, state)
  const what = command.type === "assign-role" ? "role-assignment" : "role-revocation"
  return refused === undefined ? dayOf(command, state.timeZone, now, what) : Result.fail(refused)
}
