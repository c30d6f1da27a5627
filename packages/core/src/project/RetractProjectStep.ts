/**
 * Decision: the last step of a project from phase to phase was a mistake; the phase before holds again, also after the closing. To put a
 * step right, send it again in one batch with this: the project is then as if it had been entered so at first.
 *
 * What was entered of mobilities meanwhile stays, as everything does that stood when a phase is judged.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import type { RetractProjectStep } from "./PhaseCommand.ts"
import { project } from "./Project.ts"

const parts = { project }

export const retractProjectStep: Decision<RetractProjectStep, ConsortiumEvent, Refusal, typeof parts> = {
  name: "retract-project-step",
  parts,
  contends: "project",
  keys: ({ project }) => ({ project }),
  decide: ({ project: id, reason }, { project: { period, phases, timeZone } }, { now }) => {
    if (period === undefined) return Result.fail({ code: "UnknownProject", project: id })
    const last = phases.facts.at(-1)
    return last === undefined
      ? Result.fail({ code: "NoStepToRetract", project: id })
      : Result.succeed([
          {
            type: "project.step-retracted",
            project: id,
            occurredOn: dateAt(now, timeZone),
            corrects: [EventId.make(last.id)],
            reason
          }
        ])
  }
}
