/**
 * Roles laid over every decision: whoever may not send a command is refused before anything else is said.
 */
import { Schema } from "effect"
import type { ConsortiumCommand } from "../consortium/ConsortiumCommand.ts"
import type { Decisions } from "../consortium/Decisions.ts"
import { layOver, type Overlay } from "../consortium/Overlay.ts"
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { States } from "../eventsourcing/Decision.ts"
import { hosting } from "../hosting/Hosting.ts"
import { hostingBeforeError } from "../hosting/HostingState.ts"
import { ActorId } from "../Ids.ts"
import { mobility } from "../mobility/Mobility.ts"
import { beforeError } from "../mobility/InError.ts"
import { actorRoles } from "./ActorRoles.ts"
import { authorise } from "./Authorise.ts"
import { mobilityOf } from "./Concerns.ts"
import type { Permissions } from "./Permissions.ts"
import { coordinatesAll } from "./Role.ts"
import { roleHolders } from "./RoleHolders.ts"

const parts = { held: actorRoles, coordinators: roleHolders, mobility, hosting }

/** Others cannot have been given a role: nothing is read of them. */
const mayHaveRoles = Schema.is(ActorId)

const overlay = (permissions: Permissions): Overlay => ({
  name: "who may",
  parts,
  keys: (command, _known, { actor }) => {
    const id = mobilityOf(command)
    return {
      ...(mayHaveRoles(actor) ? { held: actor } : {}),
      ...(id === undefined ? {} : { mobility: id }),
      ...("hosting" in command ? { hosting: command.hosting } : {}),
      ...(command.type === "assign-role" && coordinatesAll({ role: command.role, scope: command.scope ?? {} })
        ? { coordinators: command.role }
        : {})
    }
  },
  before: (command: ConsortiumCommand, states: States<typeof parts>, { actor }: DecisionContext) =>
    authorise(permissions, actor, command, {
      held: states.held,
      coordinators: states.coordinators,
      details: beforeError(states.mobility).details ?? hostingBeforeError(states.hosting).standing
    })
})

/**
 * The decisions under permissions. The roles of whoever asks join the boundary of every decision: one that is taken while a command
 * is on its way counts. Rules of your own are laid under it, so that they are asked about what is allowed.
 */
export const withRoles = (decisions: Decisions, permissions: Permissions): Decisions =>
  layOver(decisions, overlay(permissions))
