/**
 * Decision: begin to keep a grant agreement.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { project } from "./Project.ts"
import type { OpenProject } from "./ProjectCommand.ts"
import { dayOf } from "./ProjectDecision.ts"
import { defaultSettings } from "./Settings.ts"

const parts = { project }

export const openProject: Decision<OpenProject, ConsortiumEvent, Refusal, typeof parts> = {
  name: "open-project",
  parts,
  contends: "project",
  keys: (command) => ({ project: command.project }),
  decide: (command, states, { now }) => {
    const { categories, coordinator, end, number, programme, project, settings, start, timeZone } = command
    const { phase = "granted" } = command
    if (states.project.period !== undefined) return Result.fail({ code: "ProjectExists", project })
    if (end < start) return Result.fail({ code: "EndBeforeStart", start, end })
    return Result.map(dayOf(command, timeZone, now), (occurredOn) => [
      {
        type: "project.opened",
        project,
        occurredOn,
        ...(number === undefined ? {} : { number }),
        ...(programme === undefined ? {} : { programme }),
        coordinator,
        start,
        end,
        timeZone,
        categories,
        settings: { ...defaultSettings, ...settings },
        phase
      }
    ])
  }
}
