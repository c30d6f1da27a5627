/**
 * Decision: put right what had been entered wrongly when the project was opened, also after the closing. An end is that which was agreed
 * on at first; of later ones each word is taken back by itself.
 *
 * Mobilities are not touched, just as where a word on a later end is taken back: their days stay, where they lie outside the project now,
 * until they are used or changed. Nor is a day judged again by another time zone: it is the day that somebody gave.
 */
import { Equal, Result } from "effect"
import { EventId, type ProjectId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { firstEnd, notLaterThan } from "./ExtensionHistory.ts"
import { openedRightly, type Project } from "./Project.ts"
import { dayIn } from "./ProjectDecision.ts"
import { type OpenedProject, projectCorrection } from "./ProjectCorrecting.ts"
import type { ProjectChanges } from "./ProjectCorrection.ts"
import type { CorrectProject } from "./ProjectCorrectionCommand.ts"

/** Whatever there is of a category counts under it: it cannot go, it can only be that one was forgotten. */
const categoryLost = (id: ProjectId, { categories }: Project, right: Project): Refusal | undefined => {
  const lost = categories.find((category) => !right.categories.includes(category))
  return lost === undefined ? undefined : { code: "CategoryCannotGo", project: id, category: lost }
}

/**
 * That its first end would be before its start, or no earlier one than an end that waits for an answer or was granted. It has run from its
 * start to that end before anything was granted, so the start is judged by that also where the project runs longer now.
 */
const periodRefusal = (
  id: ProjectId,
  { extensions, period }: OpenedProject,
  { end, start }: ProjectChanges
): Refusal | undefined => {
  const first = firstEnd({ extensions, period })
  const right = { start: start ?? period.start, end: end ?? first }
  if (right.end < right.start) return { code: "FirstEndBeforeStart", project: id, ...right }
  // The words on a later end are judged again where the first end changes alone.
  const later = right.end === first ? undefined : notLaterThan({ extensions, period }, right.end)
  return later === undefined ? undefined : { code: "FirstEndNotEarlier", project: id, end: right.end, later }
}

/** That it would have been opened on a day that lies ahead, or after its closing. */
const openingRefusal = (project: ProjectId, state: Project, right: Project, now: number): Refusal | undefined => {
  const { openedOn } = right
  if (openedOn === undefined || openedOn === state.openedOn) return undefined
  const day = dayIn(right, { project, on: openedOn }, now)
  return Result.isFailure(day) ? day.failure : undefined
}

export const correctProject = projectCorrection<CorrectProject>(
  "correct-project",
  ({ changes, project }, state, told, now) => {
    const { opening } = state.sources
    if (opening === undefined) return Result.fail({ code: "UnknownProject", project })
    const right = openedRightly(state, changes)
    if (Equal.equals(right, state)) return Result.fail({ code: "ProjectAlreadySo", project })
    const impossible =
      openingRefusal(project, state, right, now) ??
      categoryLost(project, state, right) ??
      periodRefusal(project, state, changes)
    const occurredOn = dateAt(now, right.timeZone)
    const corrects = [EventId.make(opening)] as const
    return impossible === undefined
      ? Result.succeed({ type: "project.details-corrected", ...told, occurredOn, corrects, changes })
      : Result.fail(impossible)
  }
)
