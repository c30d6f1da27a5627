/**
 * Projection: who has a role.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { ActorId } from "../Ids.ts"
import { sameScope, Scope } from "./Role.ts"

/** Those who have a role, each with what for, in the order in which they were given it. */
export const RoleHolders = Schema.Array(Schema.Struct({ actor: ActorId, scope: Scope }))
export type RoleHolders = typeof RoleHolders.Type

/** How many have the role for the whole consortium. */
export const holdersOfAll = (holders: RoleHolders): number => holders.filter(({ scope }) => sameScope(scope, {})).length

/** One role per key; the key is its code. */
export const roleHolders: Projection<RoleHolders, ConsortiumEvent> = {
  name: "role-holders",
  version: 1,
  schema: RoleHolders,
  types: ["role.assigned", "role.revoked"],
  initial: [],
  tags: (key) => [`role:${key}`],
  keys: (event) => ("role" in event ? [event.role] : []),
  evolve: (holders, event) => {
    if (!("role" in event)) return holders
    const { actor, scope } = event
    const others = holders.filter((each) => each.actor !== actor || !sameScope(each.scope, scope))
    if (event.type === "role.revoked") return others
    return others.length === holders.length ? [...holders, { actor, scope }] : holders
  }
}
