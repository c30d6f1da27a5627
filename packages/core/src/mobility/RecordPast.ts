/**
 * Decision: enter a finished mobility, all at once, with the days that are known.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import { excessOf } from "../quota/Guarding.ts"
import { places } from "../quota/Places.ts"
import type { Excess } from "../quota/Excess.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateAt } from "../time/TimeZone.ts"
import { applied } from "./Apply.ts"
import { compose, type FactDraft } from "./Compose.ts"
import { historyRefusal } from "./HistoryRules.ts"
import { belongingRefusal } from "./MembershipRules.ts"
import { mobility } from "./Mobility.ts"
import type { RecordPast } from "./MobilityCommand.ts"
import { afterFact, type Fact, fromFacts, type Mobility, unborn } from "./MobilityState.ts"
import { overlapping, participantStays, type ParticipantStays } from "./ParticipantStays.ts"
import { bounded, restate } from "./Rectify.ts"
import { stepRefusal } from "./TakeStep.ts"
import { toolIdHolders, toolIdKey, toolIdTaken } from "./ToolIdHolders.ts"

const parts = { mobility, project, places, participant: participantStays, holders: toolIdHolders }

const drafts = (command: RecordPast, excess: Excess | undefined): ReadonlyArray<FactDraft> => {
  const { approvedOn, departedOn, endedOn, mobility, registration, returnedEarly } = command
  const common = { mobility, recordedPast: true } as const
  const end: FactDraft =
    returnedEarly === undefined
      ? { type: "mobility.completed", ...common, occurredOn: endedOn }
      : { type: "mobility.returned-early", ...common, occurredOn: endedOn, ...returnedEarly }
  const steps: ReadonlyArray<FactDraft> = [
    { ...applied(command, command.appliedOn), recordedPast: true },
    { type: "mobility.approved", ...common, occurredOn: approvedOn, ...(excess === undefined ? {} : { excess }) },
    { type: "mobility.departed", ...common, occurredOn: departedOn },
    end
  ]
  if (registration === undefined) return steps
  const { on, period = { start: departedOn, end: endedOn }, status, tool } = registration
  return [...steps, { type: "mobility.registered", ...common, occurredOn: on, tool, status, dates: "actual", period }]
}

const composed = (command: RecordPast, excess: Excess | undefined, today: CalendarDate): Mobility => {
  const details = applied(command, command.appliedOn)
  let mobility = unborn
  for (const draft of drafts(command, excess)) {
    mobility = afterFact(mobility, { id: "", event: compose(mobility, details, draft) })
  }
  return fromFacts(restate(bounded(mobility.facts, today)))
}

/** What happened cannot be refused: another stay on the same days is only noted. */
const noted = (
  { facts, stay }: Mobility,
  { mobility: id }: RecordPast,
  stays: ParticipantStays
): ReadonlyArray<Fact> => {
  const other = overlapping(stays, id, stay)
  return other === undefined
    ? facts
    : facts.map(({ event, id: fact }) => ({
        id: fact,
        event: event.type === "mobility.approved" ? { ...event, overlaps: other.mobility } : event
      }))
}

export const recordPast: Decision<RecordPast, ConsortiumEvent, Refusal, typeof parts> = {
  name: "record-past",
  parts,
  contends: "places",
  keys: ({ mobility, participant, project, registration }) => ({
    mobility,
    project,
    places: project,
    participant,
    ...(registration === undefined ? {} : { holders: toolIdKey(project, registration.tool) })
  }),
  decide: (command, states, { now }) => {
    const { mobility: id, project: projectId, registration } = command
    const refused =
      stepRefusal(states.mobility, id, command.type) ?? belongingRefusal(states.project, command, command.appliedOn)
    if (refused !== undefined) return Result.fail(refused)
    const taken = registration && toolIdTaken(states.holders, projectId, registration.tool)
    if (taken !== undefined) return Result.fail(taken)
    const today = dateAt(now, states.project.timeZone)
    const past = composed(command, excessOf(states.places, command, "recorded-past"), today)
    const impossible = historyRefusal(past, {
      mobility: id,
      before: unborn,
      project: states.project,
      today,
      stays: undefined
    })
    return impossible === undefined
      ? Result.succeed(noted(past, command, states.participant).map(({ event }) => event))
      : Result.fail(impossible)
  }
}
