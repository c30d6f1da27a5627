/**
 * Decision: move places from one member to another, which takes part yet; both are decided together.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { leftRefusal } from "../project/HasLeft.ts"
import { type Project, project } from "../project/Project.ts"
import type { MovePlaces } from "../project/ProjectCommand.ts"
import { dayIn } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { allocationRefusal } from "./AllocationRules.ts"
import { allocation, move, type Places, places } from "./Places.ts"

const parts = { project, places }

const moveRefusal = (command: MovePlaces, agreed: Project, state: Places, on: CalendarDate): Refusal | undefined => {
  const { category = null, from, places: moved, project, to } = command
  const unknown = [from, to].find((member) => agreed.members[member] === undefined)
  if (unknown !== undefined) return { code: "UnknownMember", project, member: unknown }
  if (category !== null && !agreed.categories.includes(category)) {
    return { code: "UnknownCategory", project, category, known: agreed.categories }
  }
  if (from === to) return { code: "MovedToItself", project, member: from }
  const has = allocation(state.limits, from, category) ?? 0
  if (has < moved) return { code: "TooFewToMove", project, member: from, category, allocated: has, places: moved }
  const receiver = agreed.members[to]
  const left = receiver === undefined ? undefined : leftRefusal(receiver, { project, member: to }, on)
  if (left !== undefined) return left
  const limits = move(state.limits, { from, to, category, places: moved })
  return allocationRefusal(state, limits, agreed.settings, project)
}

export const movePlaces: Decision<MovePlaces, ConsortiumEvent, Refusal, typeof parts> = {
  name: "move-places",
  parts,
  contends: "places",
  keys: (command) => ({ project: command.project, places: command.project }),
  decide: (command, states, { now }) => {
    const { category = null, from, places: moved, project, to } = command
    return Result.flatMap(dayIn(states.project, command, now), (occurredOn) => {
      const refused = moveRefusal(command, states.project, states.places, occurredOn)
      return refused === undefined
        ? Result.succeed([{ type: "project.places-moved", project, occurredOn, from, to, category, places: moved }])
        : Result.fail(refused)
    })
  }
}
