/**
 * Whom a command is about: whatever it changes has to be somebody's who sends it.
 */
import type { ConsortiumCommand } from "../consortium/ConsortiumCommand.ts"
import type { MobilityId } from "../Ids.ts"
import type { Concern } from "./Role.ts"

/** The mobility that a command is about; nothing where it is about something else. */
export const mobilityOf = (command: ConsortiumCommand): MobilityId | undefined => {
  if ("mobility" in command) return command.mobility
  return "about" in command && "mobility" in command.about ? command.about.mobility : undefined
}

/** What stands in the command itself, as far as it names any of them. */
const named = (command: ConsortiumCommand): ReadonlyArray<Concern> => {
  if ("scope" in command && command.scope !== undefined) return [command.scope]
  if ("about" in command) return "project" in command.about ? [command.about] : []
  if ("from" in command) return [command.from, command.to].map((member) => ({ project: command.project, member }))
  const project = "project" in command && command.project !== undefined ? { project: command.project } : {}
  const member = "member" in command ? { member: command.member } : {}
  const participant = "participant" in command ? { participant: command.participant } : {}
  const concern = { ...project, ...member, ...participant }
  return Object.keys(concern).length === 0 ? [] : [concern]
}

/** The mobility or hosting as it is, and as it would be; of one that is not there nothing is known. */
const stayOf = (command: ConsortiumCommand, details: Concern | undefined): ReadonlyArray<Concern> => {
  if (!("hosting" in command) && mobilityOf(command) === undefined) return []
  if (details === undefined) return []
  return "changes" in command ? [details, { ...details, ...command.changes }] : [details]
}

/**
 * Everything that the command is about: the mobility or hosting as it is and where it would go, both who give and who get
 * places, the member that offers beds, the scope of a role. Where nothing tells, it may be about anything.
 */
export const concernsOf = (command: ConsortiumCommand, details: Concern | undefined): ReadonlyArray<Concern> => {
  const concerns = [...named(command), ...stayOf(command, details)]
  return concerns.length === 0 ? [{}] : concerns
}
