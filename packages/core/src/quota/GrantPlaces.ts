/**
 * Decision: write down how many places the agency granted. Its word is not guarded: fewer places than are held show as overbooked.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { GrantPlaces } from "../project/ProjectCommand.ts"
import { dayOfWord } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { granted } from "./Limits.ts"
import { limitsOn, places } from "./Places.ts"

const parts = { project, places }

export const grantPlaces: Decision<GrantPlaces, ConsortiumEvent, Refusal, typeof parts> = {
  name: "grant-places",
  parts,
  contends: "places",
  keys: (command) => ({ project: command.project, places: command.project }),
  decide: (command, states, { now }) => {
    const { category = null, places, project } = command
    return Result.flatMap(
      dayOfWord(states.project, command, now, states.places.facts.at(-1)?.occurredOn),
      (occurredOn) => {
        if (category !== null && !states.project.categories.includes(category)) {
          return Result.fail({ code: "UnknownCategory", project, category, known: states.project.categories })
        }
        const before = granted(limitsOn(states.places, occurredOn), category) ?? null
        return Result.succeed([{ type: "project.places-granted", project, occurredOn, category, places, before }])
      }
    )
  }
}
