/**
 * Decision: the last step of a project from phase to phase was a mistake; the phase before holds again, also after the closing. To put a
 * step right, send it again in one batch with this: the project is then as if it had been entered so at first.
 *
 * What was entered of mobilities meanwhile stays, as everything does that stood when a phase is judged.
 */
import { Result } from "effect"
import { EventId } from "../Ids.ts"
import type { RetractProjectStep } from "./PhaseCommand.ts"
import { projectCorrection } from "./ProjectCorrecting.ts"

export const retractProjectStep = projectCorrection<RetractProjectStep>(
  "retract-project-step",
  (_, { phases }, told) => {
    const last = phases.facts.at(-1)
    return last === undefined
      ? Result.fail({ code: "NoStepToRetract", project: told.project })
      : Result.succeed({ type: "project.step-retracted", ...told, corrects: [EventId.make(last.id)] })
  }
)
