/**
 * When the agency can judge a mobility: between the submission of the final report and the closing of the project.
 */
import type { MobilityId } from "../Ids.ts"
import { phaseOn } from "../project/PhaseHistory.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Mobility } from "./MobilityState.ts"

/** Why the agency cannot judge the mobility on that day, or nothing when it can. */
export const judgementRefusal = (
  { details, registration }: Mobility,
  mobility: MobilityId,
  project: Project,
  on: CalendarDate
): Refusal | undefined => {
  if (registration === undefined) return { code: "NotRegistered", mobility }
  const phase = phaseOn(project, on)
  if (details !== undefined && phase !== undefined && phase !== "final-reported" && phase !== "checked") {
    return { code: "NotUnderCheck", mobility, project: details.project, phase, on }
  }
  return registration.status === "complete" ? undefined : { code: "RowNotComplete", mobility, tool: registration.tool }
}
