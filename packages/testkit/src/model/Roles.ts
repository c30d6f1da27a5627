/**
 * Who has which role, and what speaks against giving or taking one.
 */
import { dayOf, type Model, type RoleCommand } from "./Model.ts"
import { type Reason, when } from "./Standing.ts"

/** A role that somebody has. */
export interface Held {
  readonly actor: string
  readonly role: string
  readonly scope: NonNullable<RoleCommand["scope"]>
  readonly since: number
}

const kindOf = ({ actor, role, scope: { member, participant, project } = {} }: Omit<RoleCommand, "type">): string =>
  JSON.stringify([actor, role, project, member, participant])

/** The roles that people have; as of a day, if there is one. */
export const heldIn = ({ roles }: Model, day = Number.POSITIVE_INFINITY): ReadonlyArray<Held> => {
  const held = new Map<string, Held>()
  for (const { command, on } of roles) {
    if (on > day) continue
    const kind = kindOf(command)
    const { actor, role, scope = {} } = command
    if (command.type === "revoke-role") held.delete(kind)
    else if (!held.has(kind)) held.set(kind, { actor, role, scope, since: on })
  }
  return [...held.values()]
}

const coordinatesAll = ({ role, scope = {} }: Omit<RoleCommand, "type" | "actor">): boolean =>
  role === "coordinator" && Object.keys(scope).length === 0

const againstRevoking = (model: Model, command: RoleCommand): ReadonlyArray<Reason> => {
  const held = heldIn(model)
  const known = held.find((each) => kindOf(each) === kindOf(command))
  if (known === undefined) return ["RoleNotHeld"]
  return [
    ...when((dayOf(command.on) ?? model.today) < known.since, "OutOfOrder"),
    ...when(coordinatesAll(command) && held.filter(coordinatesAll).length === 1, "LastCoordinator")
  ]
}

/** Every reason why the command is refused; none where it is carried out. */
export const againstRole = (model: Model, command: RoleCommand): ReadonlyArray<Reason> => {
  const { member, project: id } = command.scope ?? {}
  const project = model.projects.find((each) => each.id === id)
  return [
    ...when((dayOf(command.on) ?? model.today) > model.today, "InFuture"),
    ...when(id !== undefined && project === undefined, "UnknownProject"),
    ...when(
      member !== undefined && project !== undefined && !project.members.some((each) => each.id === member),
      "UnknownMember"
    ),
    ...(command.type === "revoke-role" ? againstRevoking(model, command) : [])
  ]
}

/** The consortium after a command about roles. */
export const afterRole = (model: Model, command: RoleCommand): Model => ({
  ...model,
  roles: [...model.roles, { on: dayOf(command.on) ?? model.today, command }]
})
