/**
 * Everything that can be asked of a consortium, as it comes from outside: parsed once, here.
 */
import { Schema } from "effect"
import { HostingCommand } from "../hosting/HostingCommand.ts"
import { MobilityCommand } from "../mobility/MobilityCommand.ts"
import { ProjectCommand } from "../project/ProjectCommand.ts"
import { Remind } from "../reminder/ReminderCommand.ts"
import { RoleCommand } from "../roles/RoleCommand.ts"

/** Any command. */
export const ConsortiumCommand = Schema.Union([
  ...ProjectCommand.members,
  ...MobilityCommand.members,
  ...RoleCommand.members,
  ...HostingCommand.members,
  Remind
])
export type ConsortiumCommand = typeof ConsortiumCommand.Type

/** Any command as plain JSON. */
export type CommandInput = typeof ConsortiumCommand.Encoded
