/**
 * What holds for the steps from phase to phase: each from the phases that allow it, and not before the one before it.
 */
import type { ProjectId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { DateName } from "../refusal/DateName.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Phase, PhaseStepName } from "./Phase.ts"
import type { PhaseEvent } from "./PhaseEvent.ts"
import { phaseOn, type Phased } from "./PhaseHistory.ts"

const dateNames: { readonly [Type in PhaseEvent["type"]]: DateName } = {
  "project.grant-decided": "grant-decision",
  "project.report-submitted": "report-submission",
  "project.report-returned": "report-return",
  "project.check-recorded": "check",
  "project.closed": "closing"
}

/** A step that is to be taken. */
export interface PhaseStep {
  readonly project: ProjectId
  readonly step: PhaseStepName
  readonly on: CalendarDate
  readonly allowedIn: ReadonlyArray<Phase>
}

/** Why the project cannot go from its phase to the next by this event, or nothing when it can. */
export const phaseStepRefusal = (
  project: Phased,
  { allowedIn, on, project: id, step }: PhaseStep,
  type: PhaseEvent["type"]
): Refusal | undefined => {
  const last = project.phases.facts.at(-1)?.event
  const later = last === undefined || on >= last.occurredOn ? on : last.occurredOn
  const phase = phaseOn(project, later)
  if (phase === undefined) return { code: "UnknownProject", project: id }
  if (!allowedIn.includes(phase)) return { code: "PhaseNotAllowed", project: id, step, phase, allowedIn }
  return last !== undefined && on < last.occurredOn
    ? {
        code: "OutOfOrder",
        earlier: dateNames[last.type],
        earlierOn: last.occurredOn,
        later: dateNames[type],
        laterOn: on
      }
    : undefined
}
