/**
 * Decision: a participant asks to go.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateAt } from "../time/TimeZone.ts"
import { historyRefusal } from "./HistoryRules.ts"
import { belongingRefusal } from "./MembershipRules.ts"
import { mobility } from "./Mobility.ts"
import type { Apply, RecordPast } from "./MobilityCommand.ts"
import type { Applied } from "./MobilityEvent.ts"
import { afterFact, unborn } from "./MobilityState.ts"
import { stepRefusal } from "./TakeStep.ts"

const parts = { mobility, project }

/** The application as a fact, from whichever command brings it. */
export const applied = (command: Apply | RecordPast, occurredOn: CalendarDate | null): Applied => {
  const { activity, category, goals = [], group, host, member, mobility, participant, planned, project } = command
  return {
    type: "mobility.applied",
    mobility,
    occurredOn,
    project,
    member,
    category,
    goals,
    participant,
    ...(planned === undefined ? {} : { planned }),
    ...(activity === undefined ? {} : { activity }),
    ...(host === undefined ? {} : { host }),
    ...(group === undefined ? {} : { group })
  }
}

export const apply: Decision<Apply, ConsortiumEvent, Refusal, typeof parts> = {
  name: "apply",
  parts,
  contends: "mobility",
  keys: (command) => ({ mobility: command.mobility, project: command.project }),
  decide: (command, states, { now }) => {
    const today = dateAt(now, states.project.timeZone)
    const event = applied(command, command.on ?? today)
    const refused =
      stepRefusal(states.mobility, command.mobility, "apply") ??
      belongingRefusal(states.project, event, event.occurredOn) ??
      historyRefusal(afterFact(unborn, { id: "", event }), {
        mobility: command.mobility,
        before: unborn,
        project: states.project,
        today,
        stays: undefined
      })
    return refused === undefined ? Result.succeed([event]) : Result.fail(refused)
  }
}
