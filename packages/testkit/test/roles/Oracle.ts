/**
 * Who may do what, said a second time and apart from the domain: by what a plain model knows before and after a command.
 */
import type { CommandInput, Permissions } from "@westum/mobility"
import { after } from "../../src/model/Asked.ts"
import type { Model } from "../../src/model/Model.ts"
import { heldIn } from "../../src/model/Roles.ts"

type Given = Permissions.Permissions
type About = { readonly project?: string; readonly member?: string; readonly participant?: string }

const names = ["project", "member", "participant"] as const

/** What was entered in error is still theirs. */
const found = (stays: Model["mobilities"] | Model["hostings"], id: string): ReadonlyArray<About> =>
  [...stays]
    .filter((stay) => stay.id === id)
    .map(({ member, participant, project }) => ({
      ...(project === undefined ? {} : { project }),
      member,
      participant
    }))

/** Before and after the command; of what is not there only those tell that begin it. */
const stays = (
  command: CommandInput,
  id: string,
  [was, is]: readonly [Model, Model],
  kind: "mobilities" | "hostings"
) => {
  const before = found(was[kind], id)
  const news = "member" in command || before.length > 0
  const all = [...before, ...(news ? found(is[kind], id) : [])]
  return all.length === 0 ? [{}] : all
}

/** The mobility or hosting as it is and as it becomes; who offers beds; whoever gives and gets places; what a role is for. */
const aboutIn = (model: Model, command: CommandInput): ReadonlyArray<About> => {
  if ("role" in command) return [command.scope ?? {}]
  if (command.type === "remind") {
    const { about } = command
    return "project" in about ? [about] : stays(command, about.mobility, [model, model], "mobilities")
  }
  if ("mobility" in command) return stays(command, command.mobility, [model, after(model, command)], "mobilities")
  if ("hosting" in command) return stays(command, command.hosting, [model, after(model, command)], "hostings")
  if ("offer" in command) return [{ member: command.member }]
  const { project } = command
  if (command.type === "move-places")
    return [
      { project, member: command.from },
      { project, member: command.to }
    ]
  return [{ project, ...("member" in command ? { member: command.member } : {}) }]
}

const bindsIn = ({ roles }: Given, role: string): ReadonlyArray<(typeof names)[number]> | undefined =>
  new Map(Object.entries(roles)).get(role)?.boundTo

/** Whether a role has what it wants to be given for. */
export const isFit = (given: Given, role: string, scope: About): boolean => {
  const wants = bindsIn(given, role)
  return wants !== undefined && (wants.length === 0 || wants.some((name) => scope[name] !== undefined))
}

/** Whether somebody may send it; a coordinator is named before anybody else is asked. */
export const may = (given: Given, model: Model, actor: string, command: CommandInput): boolean => {
  const held = heldIn(model).filter((each) => each.actor === actor && isFit(given, each.role, each.scope))
  const able = (list: ReadonlyArray<string> | undefined, about: About): boolean =>
    held.some(
      ({ role, scope }) =>
        list?.includes(role) === true && names.every((name) => scope[name] === undefined || scope[name] === about[name])
    )
  const about = aboutIn(model, command)
  const rights = new Map(Object.entries(given.commands))
  const wanted = [command.type, ...(JSON.stringify(command).includes('"beyondQuota"') ? ["beyond-quota"] : [])]
  if (!wanted.every((right) => about.every((each) => able(rights.get(right), each)))) return false
  if (!("role" in command)) return true
  const lists = [...rights.values(), ...Object.values(given.questions)]
  return lists.every((list) => !list.some((role) => role === command.role) || able(list, command.scope ?? {}))
}
