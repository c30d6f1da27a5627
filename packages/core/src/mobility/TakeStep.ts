/**
 * What all steps of a mobility have in common: is it there, does its stage allow the step, can the history that results stand.
 */
import { Result } from "effect"
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { MobilityId } from "../Ids.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateAt } from "../time/TimeZone.ts"
import { compose, type FactDraft } from "./Compose.ts"
import { historyRefusal } from "./HistoryRules.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import { afterFact, type Mobility } from "./MobilityState.ts"
import type { ParticipantStays } from "./ParticipantStays.ts"
import { allowedFrom, type StepName } from "./Stage.ts"

/** Why the stage of the mobility does not allow the step, or nothing when it does. */
export const stepRefusal = ({ stage }: Mobility, mobility: MobilityId, step: StepName): Refusal | undefined => {
  const allowed = allowedFrom(step)
  if (allowed.includes(stage)) return undefined
  return stage === "none"
    ? { code: "UnknownMobility", mobility }
    : { code: "StepNotAllowed", mobility, step, stage, allowedFrom: allowed }
}

/** A command to a mobility that is there. */
export interface StepCommand {
  readonly type: StepName
  readonly mobility: MobilityId
  readonly on?: CalendarDate
}

/** The states that a step is decided on; without those of the participant nothing can overlap. */
export interface StepStates {
  readonly mobility: Mobility
  readonly project: Project
  readonly participant?: ParticipantStays
}

/** Stays recorded as past may overlap: what happened cannot be refused. */
export const guardedStays = ({ facts }: Mobility, stays: ParticipantStays | undefined): ParticipantStays | undefined =>
  facts.some(({ event }) => event.recordedPast === true) ? undefined : stays

/** What a step may look at beside its command: the mobility as it is, and the day it is entered on. */
export interface Entry {
  readonly mobility: Mobility
  readonly today: CalendarDate
}

/** The event of a step, or why it is refused; `against` is asked where the stage allows the step. */
export const takeStep = (
  command: StepCommand,
  { mobility, participant, project }: StepStates,
  { now }: DecisionContext,
  draftOf: (occurredOn: CalendarDate, entry: Entry) => FactDraft,
  against?: (occurredOn: CalendarDate) => Refusal | undefined
): Result.Result<ReadonlyArray<MobilityFact>, Refusal> => {
  const { details } = mobility
  const today = dateAt(now, project.timeZone)
  const { on = today } = command
  const refused = stepRefusal(mobility, command.mobility, command.type) ?? against?.(on)
  if (refused !== undefined) return Result.fail(refused)
  if (details === undefined) return Result.fail({ code: "UnknownMobility", mobility: command.mobility })
  const event = compose(mobility, details, draftOf(on, { mobility, today }))
  const impossible = historyRefusal(afterFact(mobility, { id: "", event }), {
    mobility: command.mobility,
    before: mobility,
    project,
    today,
    stays: guardedStays(mobility, participant)
  })
  return impossible === undefined ? Result.succeed([event]) : Result.fail(impossible)
}
