/**
 * Decision: the last step had not happened; the stage before holds again. A departure takes along what was said of the report.
 */
import { Array as Arr, Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId, type MobilityId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import { excessOf } from "../quota/Guarding.ts"
import { places, takesPlace } from "../quota/Places.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { mobility } from "./Mobility.ts"
import type { RetractStep } from "./CorrectionCommand.ts"
import { type Mobility, standingOf } from "./MobilityState.ts"
import { participantStays } from "./ParticipantStays.ts"
import { lastStep, withLastStep } from "./LastStep.ts"
import { allowedFrom, type StepName } from "./Stage.ts"
import { takeBack } from "./TakeBack.ts"
import { detailsOf } from "./Standing.ts"
import { stepRefusal } from "./TakeStep.ts"

const parts = { mobility, project, places, participant: participantStays }

const nothingToRetract = ({ stage }: Mobility, mobility: MobilityId, step: StepName): Refusal => ({
  code: "StepNotAllowed",
  mobility,
  step,
  stage,
  allowedFrom: allowedFrom(step).filter((allowed) => allowed !== stage)
})

export const retractStep: Decision<RetractStep, ConsortiumEvent, Refusal, typeof parts> = {
  name: "retract-step",
  parts,
  contends: "places",
  keys: ({ mobility }, known) => {
    const details = known.mobility?.details
    return details === undefined
      ? { mobility }
      : { mobility, project: details.project, places: details.project, participant: details.participant }
  },
  decide: ({ mobility: id, reason, type }, states, context) => {
    const refused = stepRefusal(states.mobility, id, type)
    if (refused !== undefined) return Result.fail(refused)
    const last = lastStep(states.mobility.facts)
    const before = standingOf(states.mobility)
    if (before === undefined) return Result.fail({ code: "UnknownMobility", mobility: id })
    if (last === undefined) return Result.fail(nothingToRetract(states.mobility, id, type))
    const corrects = Arr.map(withLastStep(states.mobility.facts, last), (fact) => EventId.make(fact.id))
    const left = takeBack(states, id, { type: "mobility.step-retracted", corrects }, context)
    if (Result.isFailure(left)) return Result.fail(left.failure)
    const { corrected, today } = left.success
    const after = standingOf(corrected) ?? before
    const holdsAgain = takesPlace(states.places, after) && !takesPlace(states.places, before)
    const excess = holdsAgain ? excessOf(states.places, after, "correction") : undefined
    return Result.succeed([
      {
        type: "mobility.step-retracted",
        mobility: id,
        occurredOn: today,
        ...detailsOf(after),
        corrects,
        reason,
        before,
        after,
        ...(excess === undefined ? {} : { excess })
      }
    ])
  }
}
