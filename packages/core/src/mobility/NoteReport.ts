/**
 * Decision: note what the tool says of the participant's report. It asks for none before there is a row (NAITDOC 33529739).
 */
import type { NoteReport } from "./PaperCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const noteReport = homeStep<NoteReport>(
  "note-report",
  ({ mobility, status }, occurredOn) => ({ type: "mobility.report-noted", mobility, occurredOn, status }),
  ({ mobility }, { registration }, on) => {
    if (registration === undefined) return { code: "NotRegistered", mobility }
    return registration.on === null || on >= registration.on
      ? undefined
      : {
          code: "OutOfOrder",
          earlier: "registration",
          earlierOn: registration.on,
          later: "participant-report",
          laterOn: on
        }
  }
)
