/**
 * Projection: which roles somebody has.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { RoleCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { sameScope, Scope } from "./Role.ts"

/** One role of somebody, what for, and since which day. It counts from its recording, whatever that day is. */
export const HeldRole = Schema.Struct({ role: RoleCode, scope: Scope, since: CalendarDate })
export type HeldRole = typeof HeldRole.Type

/** The roles that somebody has, in the order in which they were given. */
export const ActorRoles = Schema.Array(HeldRole)
export type ActorRoles = typeof ActorRoles.Type

/** The role as it is held for exactly this scope. */
export const heldFor = (held: ActorRoles, role: RoleCode, scope: Scope): HeldRole | undefined =>
  held.find((each) => each.role === role && sameScope(each.scope, scope))

/** One actor per key: so what one is given or loses disturbs no other's decisions. */
export const actorRoles: Projection<ActorRoles, ConsortiumEvent> = {
  name: "actor-roles",
  version: 1,
  schema: ActorRoles,
  types: ["role.assigned", "role.revoked"],
  initial: [],
  tags: (key) => [`actor:${key}`],
  keys: (event) => ("actor" in event ? [event.actor] : []),
  evolve: (held, event) => {
    if (!("actor" in event)) return held
    const { occurredOn, role, scope } = event
    const known = heldFor(held, role, scope)
    if (event.type === "role.revoked") return held.filter((each) => each !== known)
    // As of a day it may be given again by then, and be taken only later.
    return known === undefined ? [...held, { role, scope, since: occurredOn }] : held
  }
}
