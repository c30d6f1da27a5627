/**
 * Decision: promise a member places, or take the promise back; more are promised to none that has left.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { leftRefusal } from "../project/HasLeft.ts"
import { project } from "../project/Project.ts"
import type { AllocatePlaces } from "../project/ProjectCommand.ts"
import { dayOfWord } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { allocationRefusal } from "./AllocationRules.ts"
import { allocation } from "./Limits.ts"
import { limitsOn, places } from "./Places.ts"

const parts = { project, places }

export const allocatePlaces: Decision<AllocatePlaces, ConsortiumEvent, Refusal, typeof parts> = {
  name: "allocate-places",
  parts,
  contends: "places",
  keys: (command) => ({ project: command.project, places: command.project }),
  decide: (command, states, { now }) => {
    const { category = null, member, places: promised, project } = command
    return Result.flatMap(
      dayOfWord(states.project, command, now, states.places.facts.at(-1)?.occurredOn),
      (occurredOn) => {
        const membership = states.project.members[member]
        if (membership === undefined) return Result.fail({ code: "UnknownMember", project, member })
        if (category !== null && !states.project.categories.includes(category)) {
          return Result.fail({ code: "UnknownCategory", project, category, known: states.project.categories })
        }
        const allocated = allocation(limitsOn(states.places, occurredOn), { member, category })
        // Older logs may have fewer than none, which nobody had been allocated.
        const before = allocated === undefined ? null : Math.max(0, allocated)
        const isMore = (promised ?? 0) > (before ?? 0)
        const left = isMore ? leftRefusal(membership, { project, member }, occurredOn) : undefined
        if (left !== undefined) return Result.fail(left)
        const type = "project.places-allocated"
        const event = { type, project, occurredOn, member, category, places: promised, before } as const
        // What is promised already takes nothing from anybody.
        const refused =
          before === promised ? undefined : allocationRefusal(states.places, event, states.project.settings)
        return refused === undefined ? Result.succeed([event]) : Result.fail(refused)
      }
    )
  }
}
