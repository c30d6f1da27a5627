/**
 * What must be true of the form of a mobility.
 */
import type { MobilityId } from "../Ids.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { Mobility } from "./MobilityState.ts"
import { endBeforeStart, outside, stoodBefore } from "./ProjectDays.ts"

/** What the form is judged against. */
interface Around {
  readonly mobility: MobilityId
  readonly before: Mobility
  readonly project: Project
}

/** A form that it has already may stay, though later settings would not allow it; but not into another project. */
const notAllowed = ({ details, mode }: Mobility, { before, mobility, project }: Around): Refusal | undefined => {
  if (mode === "physical") return undefined
  const { modes } = project.settings
  const stays = before.mode === mode && before.details?.project === details?.project
  return stays || modes.includes(mode)
    ? undefined
    : { code: "ModeNotAllowed", mobility, mode, allowed: ["physical", ...modes] }
}

/** A blended one has days online, one that is physical has none; they lie in the project as all days do (NAITDOC 33530543). */
const misplaced = (after: Mobility, { before, mobility, project }: Around): Refusal | undefined => {
  const { mode, virtual } = after
  if ((mode === "blended") !== (virtual !== undefined) && mode !== "virtual") {
    return { code: "VirtualDaysMismatch", mobility, mode }
  }
  if (virtual === undefined) return undefined
  const stood = stoodBefore(after, before)?.virtual
  return endBeforeStart(virtual) ?? outside(project, ["virtual-start", "virtual-end"], virtual, stood)
}

/** Why a mobility cannot have this form, or nothing when it can. */
export const modeRefusal = (mobility: Mobility, around: Around): Refusal | undefined =>
  notAllowed(mobility, around) ?? misplaced(mobility, around)
