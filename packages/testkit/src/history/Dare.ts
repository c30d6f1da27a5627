/**
 * A dare: somebody who knows a rule goes against it. What that takes is done first, each of it possible; the last command is refused, for
 * this reason alone. So rules are reached for which a history by chance seldom has the occasion.
 */
import type { CommandInput } from "@westum/mobility"
import { after, reasonsAgainst } from "../model/Asked.ts"
import { type Mobility, type Model, type Project, projectOf } from "../model/Model.ts"
import type { Reason } from "../model/Standing.ts"
import type { Draw } from "./Move.ts"

/** What may be asked for, one after the other. */
export type Steps = ReadonlyArray<CommandInput>

/** Each way to go against a rule. */
export interface Dare {
  readonly reason: Reason
  readonly ways: (model: Model, draw: Draw) => ReadonlyArray<Steps>
}

/** A dare about each mobility that is of this kind. */
export const ofMobility = (
  reason: Reason,
  fits: (mobility: Mobility) => boolean,
  steps: (mobility: Mobility, project: Project, model: Model, draw: Draw) => Steps
): Dare => ({
  reason,
  ways: (model, draw) =>
    model.mobilities.filter(fits).map((each) => steps(each, projectOf(model, each.project), model, draw))
})

/** A dare about each project. */
export const ofProject = (
  reason: Reason,
  steps: (project: Project, model: Model, draw: Draw) => ReadonlyArray<Steps>
): Dare => ({ reason, ways: (model, draw) => model.projects.flatMap((each) => steps(each, model, draw)) })

/** Whether all are possible one after the other but the last, and nothing but the reason speaks against that. */
const comesOff = (model: Model, steps: Steps, reason: Reason): boolean => {
  let now = model
  for (const [i, command] of steps.entries()) {
    const reasons = reasonsAgainst(now, command)
    if (i === steps.length - 1) return reasons.length > 0 && reasons.every((each) => each === reason)
    if (reasons.length > 0) return false
    now = after(now, command)
  }
  return false
}

/** How many ways are looked at to find one that comes off. */
const looks = 4

/** The first of the dares, from this one on, that comes off as things stand; nothing where none does. */
export const dared = (
  all: ReadonlyArray<Dare>,
  model: Model,
  { dare, ...draw }: Draw & { readonly dare: number }
): Steps => {
  const from = dare % all.length
  for (const { reason, ways } of [...all.slice(from), ...all.slice(0, from)]) {
    const possible = ways(model, draw)
    const start = possible.length === 0 ? 0 : draw.who % possible.length
    const inTurn = [...possible.slice(start), ...possible.slice(0, start)].slice(0, looks)
    const steps = inTurn.find((each) => comesOff(model, each, reason))
    if (steps !== undefined) return steps
  }
  return []
}
