/**
 * What must be true of a mobility's facts as they would stand: every decision and correction is judged by these rules.
 */
import { Equal } from "effect"
import type { GoalCode } from "../Ids.ts"
import { goalsRefusal } from "../project/GoalLinks.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { overlap } from "../time/Period.ts"
import { dateNameOf } from "./DateOfFact.ts"
import { modeRefusal } from "./ModeRules.ts"
import { moneyRefusal } from "./MoneyRules.ts"
import type { MobilityId, ParticipantId } from "../Ids.ts"
import type { Fact, Mobility } from "./MobilityState.ts"
import { outOfOrder } from "./OrderOfDays.ts"
import { phaseRefusal } from "./PhaseOfFacts.ts"
import { overlapping, type ParticipantStays } from "./ParticipantStays.ts"
import { endBeforeStart, outside, sameProject, stoodBefore } from "./ProjectDays.ts"
import { awaitsDecision, hasEnded, holdsPlace, type Stage, usesPlace } from "./Stage.ts"
import type { Stay } from "./Stay.ts"

/** What the facts are judged against. */
export interface Surroundings {
  readonly mobility: MobilityId
  /** The mobility as it is: a row in the tool that later settings would not allow yet may stay. */
  readonly before: Mobility
  readonly project: Project
  readonly today: CalendarDate
  /** The stays of the participant, or nothing where overlapping is only worth a warning. */
  readonly stays: ParticipantStays | undefined
}

/** No fact lies ahead. */
const inFuture = (facts: ReadonlyArray<Fact>, today: CalendarDate): Refusal | undefined => {
  for (const { event } of facts) {
    const date = event.occurredOn
    if (date !== null && date > today) return { code: "InFuture", what: dateNameOf(event), date, today }
  }
  return undefined
}

/** The stay from the departure on; the plan until then, and at any time where it is another than before. */
const misplacedStay = (mobility: Mobility, { before, project }: Surroundings): Refusal | undefined => {
  const { planned, stage, stay } = mobility
  const left = usesPlace(stage)
  const stood = stoodBefore(mobility, before)
  const away = left
    ? (endBeforeStart(stay) ??
      outside(project, ["departure", hasEnded(stage) ? "return" : "planned-end"], stay, stood?.stay))
    : undefined
  // Whoever has left is away as it was: how that had been planned matters no more.
  const plan = left ? sameProject(mobility, before)?.planned : stood?.planned
  return (
    away ??
    (left && Equal.equals(plan, planned) ? undefined : endBeforeStart(planned)) ??
    outside(project, ["planned-start", "planned-end"], planned, plan)
  )
}

const isOpen = (stage: Stage): boolean => awaitsDecision(stage) || holdsPlace(stage)

/** Whether it has no goal, though by its stage and category the project asks for one. */
const lacksGoal = ({ details, stage }: Mobility, { settings: { goalsFrom, placeless } }: Project): boolean => {
  const approved = holdsPlace(stage)
  const needed =
    goalsFrom === "applied" ? approved || awaitsDecision(stage) : goalsFrom === "approved" ? approved : hasEnded(stage)
  return needed && details !== undefined && details.goals.length === 0 && !placeless.includes(details.category)
}

/** The goals that count against the catalogue: of what was given up only those that it did not have before. */
const judgedGoals = ({ details, stage }: Mobility, before: Mobility): ReadonlyArray<GoalCode> => {
  if (details === undefined) return []
  const stood = !isOpen(stage) && before.details?.project === details.project ? before.details.goals : []
  return details.goals.filter((goal) => !stood.includes(goal))
}

/**
 * At least one goal from the stage on that the project names, and none but those of its catalogue; outcomes only at the end. Goals of
 * what was given up may leave the catalogue, and then keep nothing from being put in order.
 */
const goalRefusal = (mobility: Mobility, { before, mobility: id, project }: Surroundings): Refusal | undefined => {
  const { details, outcomes, stage } = mobility
  if (details === undefined) return undefined
  const bad = goalsRefusal(project, details.project, judgedGoals(mobility, before))
  if (bad !== undefined) return bad
  const unlinked = outcomes.find(({ goal }) => !details.goals.includes(goal))
  if (unlinked !== undefined) return { code: "GoalHasOutcome", mobility: id, goal: unlinked.goal }
  if (outcomes.length > 0 && !hasEnded(stage)) return { code: "OutcomeTooEarly", mobility: id, stage }
  // Where later settings ask for one that it does not have, what leaves it at its stage is not held up by that.
  const isSo = before.stage === stage && before.details?.project === details.project && lacksGoal(before, project)
  return lacksGoal(mobility, project) && !isSo ? { code: "NoGoal", mobility: id, stage } : undefined
}

/** Whether the row in the tool is there before the stage that the project registers from. */
const isEarly = ({ registration, stage }: Mobility, { settings: { registerFrom } }: Project): boolean =>
  registration !== undefined &&
  isOpen(stage) &&
  (registerFrom === "completed" ? !hasEnded(stage) : registerFrom === "approved" && awaitsDecision(stage))

/** A row that stood already is not made again where a step is retracted that had led out of the mobility's life. */
const mayStay = (before: Mobility, project: Project): boolean =>
  isEarly(before, project) || (before.registration !== undefined && !isOpen(before.stage))

/** Rows in the tool: from which stage on, complete only when approved, actual dates only after the stay. */
const registrationRefusal = (
  mobility: Mobility,
  { before, mobility: id, project }: Surroundings
): Refusal | undefined => {
  const { registration, stage } = mobility
  if (registration === undefined) return undefined
  if (isEarly(mobility, project) && !mayStay(before, project)) {
    return { code: "RegistrationTooEarly", mobility: id, stage, registerFrom: project.settings.registerFrom }
  }
  if (awaitsDecision(stage) && registration.status === "complete") {
    return { code: "CompleteNeedsApproval", mobility: id, stage }
  }
  return isOpen(stage) && registration.dates === "actual" && !hasEnded(stage)
    ? { code: "ActualDatesTooEarly", mobility: id, stage }
    : endBeforeStart(registration.period)
}

/** Stays that share a day with it already: one of them was recorded as past, and that is no reason to stop here. */
const sharedBefore = ({ details, stage, stay }: Mobility, participant: ParticipantId, other: Stay): boolean =>
  details?.participant === participant && holdsPlace(stage) && overlap(stay, other)

/** That the participant is away elsewhere by now. */
export const overlapRefusal = (
  mobility: Mobility,
  { before, mobility: id, stays }: Surroundings
): Refusal | undefined => {
  const { details, stage, stay } = mobility
  if (stays === undefined || details === undefined || !holdsPlace(stage)) return undefined
  const { participant } = details
  const others = Object.entries(stays).filter(([, other]) => !sharedBefore(before, participant, other))
  const other = overlapping(Object.fromEntries(others), id, stay)
  return other === undefined
    ? undefined
    : {
        code: "StaysOverlap",
        participant,
        mobility: other.mobility,
        start: stay.start,
        end: stay.end,
        otherStart: other.stay.start,
        otherEnd: other.stay.end
      }
}

/** Why a mobility cannot stand as these facts make it, or nothing when it can. */
export const historyRefusal = (mobility: Mobility, around: Surroundings): Refusal | undefined =>
  inFuture(mobility.facts, around.today) ??
  outOfOrder(mobility.facts, around.before) ??
  phaseRefusal(mobility, around) ??
  misplacedStay(mobility, around) ??
  modeRefusal(mobility, around) ??
  moneyRefusal(mobility, around) ??
  goalRefusal(mobility, around) ??
  registrationRefusal(mobility, around) ??
  overlapRefusal(mobility, around)
