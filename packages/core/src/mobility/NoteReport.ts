/**
 * Decision: note what the tool says of the participant's report. It asks for none before there is a row (NAITDOC 33529739).
 */
import type { Refusal } from "../refusal/Refusal.ts"
import type { DateName } from "../refusal/DateName.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { NoteReport } from "./PaperCommand.ts"
import { homeStep } from "./StepDecision.ts"

/** It says nothing before the row was made, and what it said last counts by its day; the same once more puts its day right. */
export const noteReport = homeStep<NoteReport>(
  "note-report",
  ({ mobility, status }, occurredOn) => ({ type: "mobility.report-noted", mobility, occurredOn, status }),
  ({ mobility, status }, { registration, report }, laterOn) => {
    const before = (earlier: DateName, earlierOn: CalendarDate | null): Refusal | undefined =>
      earlierOn === null || laterOn >= earlierOn
        ? undefined
        : { code: "OutOfOrder", earlier, earlierOn, later: "participant-report", laterOn }
    if (registration === undefined) return { code: "NotRegistered", mobility }
    const said = report === undefined || report.status === status ? null : report.on
    return before("registration", registration.on) ?? before("participant-report", said)
  }
)
