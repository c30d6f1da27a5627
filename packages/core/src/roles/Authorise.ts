/**
 * Whether somebody may do something: by the roles that they have, and what they have them for.
 */
import type { ConsortiumCommand } from "../consortium/ConsortiumCommand.ts"
import { RoleCode } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { ActorRoles, HeldRole } from "./ActorRoles.ts"
import { concernsOf } from "./Concerns.ts"
import type { Permissions, Right } from "./Permissions.ts"
import { type Bound, type Concern, coordinatesAll, covers } from "./Role.ts"
import type { RoleCommand } from "./RoleCommand.ts"
import { holdersOfAll, type RoleHolders } from "./RoleHolders.ts"

/** What has to be known to say whether somebody may. */
export interface Standing {
  /** The roles of whoever asks. */
  readonly held: ActorRoles
  /** The coordinators; looked at only where somebody is to become one. */
  readonly coordinators: RoleHolders
  /** Whose the mobility or the hosting is that the command is about. */
  readonly details: Concern | undefined
}

/** What the role has to be bound to and is not; nothing where it is well. */
const unbound = ({ roles }: Permissions, role: RoleCode, scope: Concern): ReadonlyArray<Bound> | undefined => {
  const needs = roles[role]?.boundTo ?? []
  return needs.length === 0 || needs.some((name) => scope[name] !== undefined) ? undefined : needs
}

const counts = (permissions: Permissions, { role, scope }: HeldRole): boolean =>
  permissions.roles[role] !== undefined && unbound(permissions, role, scope) === undefined

/** Whether one of the roles that are able covers this. */
const has = (permissions: Permissions, held: ActorRoles, able: ReadonlyArray<RoleCode>, concern: Concern): boolean =>
  held.some((each) => able.includes(each.role) && counts(permissions, each) && covers(each.scope, concern))

/** Who has each of the rights that come with a role. */
const rightsOf = ({ commands, questions }: Permissions, role: RoleCode): ReadonlyArray<ReadonlyArray<RoleCode>> =>
  [...Object.values(commands), ...Object.values(questions)].filter((able) => able.includes(role))

/** Nobody gives or takes a right that they do not have themselves. */
const givesMore = (permissions: Permissions, held: ActorRoles, { role, scope = {} }: RoleCommand): boolean =>
  rightsOf(permissions, role).some((able) => !has(permissions, held, able, scope))

/** Of the roles that may give and take roles those that have every right of this one. */
const ableToGive = (permissions: Permissions, able: ReadonlyArray<RoleCode>, role: RoleCode): ReadonlyArray<RoleCode> =>
  able.filter((each) => rightsOf(permissions, role).every((others) => others.includes(each)))

/** While there is no coordinator of the whole consortium, anybody may name the first. */
const namesTheFirst = (command: ConsortiumCommand, coordinators: RoleHolders): boolean =>
  command.type === "assign-role" &&
  coordinatesAll({ role: command.role, scope: command.scope ?? {} }) &&
  holdersOfAll(coordinators) === 0

/** A role that gives no right is a slip of the pen. */
const unfit = (permissions: Permissions, command: ConsortiumCommand): Refusal | undefined => {
  if (command.type !== "assign-role") return undefined
  const { role, scope = {} } = command
  if (permissions.roles[role] === undefined) {
    return { code: "UnknownRole", role, known: Object.keys(permissions.roles).map((known) => RoleCode.make(known)) }
  }
  const needs = unbound(permissions, role, scope)
  return needs === undefined ? undefined : { code: "RoleNotBound", role, needs }
}

const rightsFor = (command: ConsortiumCommand): ReadonlyArray<Right> =>
  "beyondQuota" in command && command.beyondQuota !== undefined ? [command.type, "beyond-quota"] : [command.type]

/**
 * Why somebody may not send a command, or nothing where they may. Of a mobility or hosting that is not there as little is told as of one that
 * is another's.
 */
export const authorise = (
  permissions: Permissions,
  actor: string,
  command: ConsortiumCommand,
  { coordinators, details, held }: Standing
): Refusal | undefined => {
  if (namesTheFirst(command, coordinators)) return undefined
  const concerns = concernsOf(command, details)
  for (const right of rightsFor(command)) {
    const able = permissions.commands[right] ?? []
    const may = concerns.every((concern) => has(permissions, held, able, concern))
    const roles = "role" in command ? ableToGive(permissions, able, command.role) : able
    if (!may || ("role" in command && givesMore(permissions, held, command))) {
      return { code: "NotAuthorised", actor, to: "send", name: right, about: "concern", roles }
    }
  }
  return unfit(permissions, command)
}

/** A question as far as it matters who may ask it. */
export interface Asked {
  readonly name: string
  readonly key: string
  readonly concern: Concern
}

/** Why somebody may not ask a question, or nothing where they may. One's own roles everybody may see. */
export const authoriseQuestion = (
  permissions: Permissions,
  actor: string,
  { concern, key, name }: Asked,
  held: ActorRoles
): Refusal | undefined => {
  const able = permissions.questions[name] ?? []
  const inProject = ({ scope: { project } }: HeldRole): boolean =>
    covers(project === undefined ? {} : { project }, concern)
  const isOpen = permissions.open.includes(name)
  const isOwn = name === "actor-roles" && key === actor
  const may = isOpen && held.some((each) => counts(permissions, each) && inProject(each))
  if (may || isOwn || has(permissions, held, able, concern)) return undefined
  const refused = { code: "NotAuthorised", actor, to: "ask", name } as const
  return isOpen
    ? { ...refused, about: "project", roles: Object.keys(permissions.roles).map((role) => RoleCode.make(role)) }
    : { ...refused, about: "concern", roles: able }
}
