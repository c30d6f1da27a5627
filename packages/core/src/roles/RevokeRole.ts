/**
 * Decision: take a role from somebody. The last coordinator of the whole consortium stays: otherwise nobody could give roles any
 * more.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision, States } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { actorRoles, heldFor } from "./ActorRoles.ts"
import { coordinatesAll } from "./Role.ts"
import type { RevokeRole } from "./RoleCommand.ts"
import { roleDay } from "./RoleDay.ts"
import { holdersOfAll, roleHolders } from "./RoleHolders.ts"

const parts = { held: actorRoles, coordinators: roleHolders, project }

const against = (
  { actor, role, scope = {} }: RevokeRole,
  { coordinators, held }: Pick<States<typeof parts>, "coordinators" | "held">,
  occurredOn: CalendarDate
): Refusal | undefined => {
  const since = heldFor(held, role, scope)?.since
  if (since === undefined) return { code: "RoleNotHeld", actor, role }
  if (occurredOn < since) {
    const [earlier, later] = ["role-assignment", "role-revocation"] as const
    return { code: "OutOfOrder", earlier, earlierOn: since, later, laterOn: occurredOn }
  }
  // They are read only where one of them is to go.
  return holdersOfAll(coordinators) === 1 ? { code: "LastCoordinator", actor } : undefined
}

export const revokeRole: Decision<RevokeRole, ConsortiumEvent, Refusal, typeof parts> = {
  name: "revoke-role",
  parts,
  contends: "held",
  keys: ({ actor, role, scope = {} }) => ({
    held: actor,
    ...(coordinatesAll({ role, scope }) ? { coordinators: role } : {}),
    ...(scope.project === undefined ? {} : { project: scope.project })
  }),
  decide: (command, states, { now }) => {
    const { actor, role, scope = {} } = command
    return Result.flatMap(roleDay(command, states.project, now), (occurredOn) => {
      const refused = against(command, states, occurredOn)
      return refused === undefined
        ? Result.succeed([{ type: "role.revoked", actor, role, scope, occurredOn }])
        : Result.fail(refused)
    })
  }
}
