/**
 * When the agency can judge a mobility: between the submission of the final report and the closing of the project.
 */
import type { MobilityId } from "../Ids.ts"
import { phaseOn } from "../project/PhaseHistory.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Mobility } from "./MobilityState.ts"
import type { Registration } from "./Registration.ts"

/** Why the agency cannot judge the row of the mobility on that day, or nothing when it can. */
export const judgementRefusal = (
  row: Registration,
  mobility: MobilityId,
  { mobility: { details }, project }: { readonly mobility: Mobility; readonly project: Project },
  on: CalendarDate
): Refusal | undefined => {
  const phase = phaseOn(project, on)
  if (details !== undefined && phase !== undefined && phase !== "final-reported" && phase !== "checked") {
    return { code: "NotUnderCheck", mobility, project: details.project, phase, on }
  }
  return row.status === "complete" ? undefined : { code: "RowNotComplete", mobility, tool: row.tool }
}
