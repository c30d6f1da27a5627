/**
 * What can be asked about roles. Commands come from outside and are parsed once; `on` is today where it is left out.
 */
import { Schema } from "effect"
import { ActorId, RoleCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { Scope } from "./Role.ts"

const common = {
  actor: ActorId,
  role: RoleCode,
  /** The whole consortium where it is left out. */
  scope: Schema.optionalKey(Scope),
  on: Schema.optionalKey(CalendarDate)
}

/** Give somebody a role. */
export const AssignRole = Schema.Struct({ type: Schema.Literal("assign-role"), ...common })
export type AssignRole = typeof AssignRole.Type

/** Take a role from somebody, for exactly what it was given for. */
export const RevokeRole = Schema.Struct({ type: Schema.Literal("revoke-role"), ...common })
export type RevokeRole = typeof RevokeRole.Type

/** Any command about roles. */
export const RoleCommand = Schema.Union([AssignRole, RevokeRole])
export type RoleCommand = typeof RoleCommand.Type
