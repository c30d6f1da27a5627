/**
 * What can happen to roles. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { ActorId, RoleCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { Scope } from "./Role.ts"

/** Every event of a role says whose role it is, and what for. */
const common = {
  /** Who has the role; who gave or took it stands in `meta`. */
  actor: ActorId,
  role: RoleCode,
  scope: Scope,
  /** In the time zone of the project that the scope names, otherwise in that of the consortium. */
  occurredOn: CalendarDate
}

/** Somebody was given a role. */
export const Assigned = Schema.Struct({ type: Schema.Literal("role.assigned"), ...common })

/** Somebody no longer has a role. */
export const Revoked = Schema.Struct({ type: Schema.Literal("role.revoked"), ...common })

/** Any event of a role. */
export const RoleEvent = Schema.Union([Assigned, Revoked])
export type RoleEvent = typeof RoleEvent.Type
