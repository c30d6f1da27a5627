/**
 * Decision: give somebody a role.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { actorRoles } from "./ActorRoles.ts"
import type { AssignRole } from "./RoleCommand.ts"
import { roleDay } from "./RoleDay.ts"

const parts = { held: actorRoles, project }

export const assignRole: Decision<AssignRole, ConsortiumEvent, Refusal, typeof parts> = {
  name: "assign-role",
  parts,
  contends: "held",
  keys: ({ actor, scope: { project } = {} }) => ({ held: actor, ...(project === undefined ? {} : { project }) }),
  decide: (command, states, { now }) => {
    const { actor, role, scope = {} } = command
    return Result.map(roleDay(command, states.project, now), (occurredOn) => [
      { type: "role.assigned", actor, role, scope, occurredOn }
    ])
  }
}
