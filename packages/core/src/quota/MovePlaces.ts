/**
 * Decision: move places from one member to another, which takes part yet; both are decided together. They have to be there on the day
 * and on each day since.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision, States } from "../eventsourcing/Decision.ts"
import { leftRefusal } from "../project/HasLeft.ts"
import { project } from "../project/Project.ts"
import type { MovePlaces } from "../project/ProjectCommand.ts"
import { dayOfWord } from "../project/ProjectDecision.ts"
import type { PlacesMoved } from "../project/ProjectEvent.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { allocationRefusal } from "./AllocationRules.ts"
import { places } from "./Places.ts"

const parts = { project, places }

const moveRefusal = (moved: typeof PlacesMoved.Type, states: States<typeof parts>): Refusal | undefined => {
  const { category, from, occurredOn, project, to } = moved
  const { categories, members, settings } = states.project
  const unknown = [from, to].find((member) => members[member] === undefined)
  if (unknown !== undefined) return { code: "UnknownMember", project, member: unknown }
  if (category !== null && !categories.includes(category)) {
    return { code: "UnknownCategory", project, category, known: categories }
  }
  if (from === to) return { code: "MovedToItself", project, member: from }
  const receiver = members[to]
  const left = receiver === undefined ? undefined : leftRefusal(receiver, { project, member: to }, occurredOn)
  return left ?? allocationRefusal(states.places, moved, settings)
}

export const movePlaces: Decision<MovePlaces, ConsortiumEvent, Refusal, typeof parts> = {
  name: "move-places",
  parts,
  contends: "places",
  keys: ({ project }) => ({ project, places: project }),
  decide: (command, states, { now }) => {
    const { category = null, from, places: moved, project, to } = command
    return Result.flatMap(
      dayOfWord(states.project, command, now, states.places.facts.at(-1)?.occurredOn),
      (occurredOn) => {
        const event = { type: "project.places-moved", project, occurredOn, from, to, category, places: moved } as const
        const refused = moveRefusal(event, states)
        return refused === undefined ? Result.succeed([event]) : Result.fail(refused)
      }
    )
  }
}
