/**
 * Whom a command is about: whatever it changes has to be somebody's who sends it.
 */
import type { ConsortiumCommand } from "../consortium/ConsortiumCommand.ts"
import type { Details } from "../mobility/Standing.ts"
import type { Concern } from "./Role.ts"

/** What stands in the command itself, as far as it names any of them. */
const named = (command: ConsortiumCommand): ReadonlyArray<Concern> => {
  if ("scope" in command && command.scope !== undefined) return [command.scope]
  if (!("project" in command)) return []
  const { project } = command
  if ("from" in command) return [command.from, command.to].map((member) => ({ project, member }))
  const member = "member" in command ? { member: command.member } : {}
  const participant = "participant" in command ? { participant: command.participant } : {}
  return [{ project, ...member, ...participant }]
}

/** The mobility as it is, and as it would be; of one that is not there, or was entered in error, nothing is known. */
const mobilityOf = (command: ConsortiumCommand, details: Details | undefined): ReadonlyArray<Concern> => {
  if (!("mobility" in command)) return []
  if (details === undefined) return "project" in command ? [] : [{}]
  return command.type === "correct-details" ? [details, { ...details, ...command.changes }] : [details]
}

/**
 * Everything that the command is about: the mobility as it is and where it would go, both who give and who get places, the scope of
 * a role. Where nothing tells, it may be about anything.
 */
export const concernsOf = (command: ConsortiumCommand, details: Details | undefined): ReadonlyArray<Concern> => {
  const concerns = [...named(command), ...mobilityOf(command, details)]
  return concerns.length === 0 ? [{}] : concerns
}
