/**
 * What may have happened to a mobility in the phase in which its project was on that day.
 */
import type { Phase } from "../project/Phase.ts"
import { closedOn, phaseOn, rowsFrozenOn } from "../project/PhaseHistory.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateNameOf } from "./DateOfFact.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import { isStageFact, type Mobility, stageOf } from "./MobilityState.ts"
import { holdsPlace } from "./Stage.ts"
import { stood } from "./Stood.ts"

/** What the facts are judged against. */
export interface InPhase {
  /** The mobility as it is: what stood already stays. */
  readonly before: Mobility
  readonly project: Project
  readonly today: CalendarDate
}

/** Places are given by a project that has them: not by one that is only applied for. */
const isUngranted = (phase: Phase | undefined): phase is "applied" | "rejected" =>
  phase === "applied" || phase === "rejected"

/** Mobilities are managed while the project is ongoing only (NAITDOC, Mobility activities in KA121 and KA122 projects). */
const isOfRow = ({ type }: MobilityFact): boolean =>
  type === "mobility.registered" || type === "mobility.registration-updated" || type === "mobility.registration-removed"

/** What may happen after the closing: participants owe what is to be recovered from them until they have paid it back. */
const canFollow = ({ type }: MobilityFact): boolean => type === "mobility.payment-recovered"

const factRefusal = (event: MobilityFact, { project, today }: InPhase): Refusal | undefined => {
  const what = dateNameOf(event)
  const { occurredOn: date, project: id } = event
  const phase = phaseOn(project, date ?? today)
  if (isUngranted(phase) && isStageFact(event) && holdsPlace(stageOf(event))) {
    return { code: "NotGranted", project: id, what, date, phase }
  }
  // What happened on a day that nobody knows may have happened in time.
  if (date === null) return undefined
  const closed = canFollow(event) ? undefined : closedOn(project.phases)
  if (closed !== undefined && date > closed) return { code: "ProjectClosed", project: id, what, date, closedOn: closed }
  const submittedOn = isOfRow(event) ? rowsFrozenOn(project.phases, date) : undefined
  return submittedOn === undefined ? undefined : { code: "RowsFrozen", project: id, what, date, submittedOn }
}

/** Why the facts that are new, or are now of another day or project, cannot have happened so; nothing when they can. */
export const phaseRefusal = ({ details, facts }: Mobility, around: InPhase): Refusal | undefined => {
  const { before } = around
  const isSameProject = before.details?.project === details?.project
  // A row that was told of before, and that stands no more, stood in the other project.
  const isElsewhere = !isSameProject && before.details !== undefined
  for (const fact of facts) {
    const known = isSameProject || (isElsewhere && "tool" in fact.event)
    const refused = known && stood(before, fact) ? undefined : factRefusal(fact.event, around)
    if (refused !== undefined) return refused
  }
  return undefined
}
