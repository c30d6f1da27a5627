/**
 * What must be true of a hosting's facts as they would stand: every decision and correction is judged by these rules.
 *
 * That a stay lies within the project it serves is no rule: people come with the grant of their own partner.
 */
import type { HostingId } from "../Ids.ts"
import { belongingRefusal } from "../mobility/MembershipRules.ts"
import { goalsRefusal } from "../project/GoalLinks.ts"
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { DateName } from "../refusal/DateName.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { HostedDays } from "./HostedDays.ts"
import type { HostingFact } from "./HostingEvent.ts"
import { hostingAllowedFrom, type HostingStepName } from "./HostingStage.ts"
import type { HostingDetails } from "./HostingStanding.ts"
import { type HostedFact, type Hosting, isStep } from "./HostingState.ts"

/** What is said to happen on the day of each fact. */
const dateNames: { readonly [Type in HostingFact["type"]]: DateName } = {
  "hosting.requested": "request",
  "hosting.requested-again": "new-request",
  "hosting.accepted": "acceptance",
  "hosting.rejected": "rejection",
  "hosting.withdrawn": "withdrawal",
  "hosting.cancelled": "cancellation",
  "hosting.no-show": "no-show",
  "hosting.arrived": "arrival",
  "hosting.ended": "end",
  "hosting.ended-early": "end",
  "hosting.supervisor-named": "supervisor"
}

/** Why the stage of the hosting does not allow the step, or nothing when it does. */
export const hostingStepRefusal = (
  { stage }: Hosting,
  hosting: HostingId,
  step: HostingStepName
): Refusal | undefined => {
  const allowed = hostingAllowedFrom(step)
  if (allowed.includes(stage)) return undefined
  return stage === "none"
    ? { code: "UnknownHosting", hosting }
    : { code: "HostingStepNotAllowed", hosting, step, stage, allowedFrom: allowed }
}

/** Why days cannot be these, or nothing when they can. */
export const daysRefusal = ({ end, start }: HostedDays): Refusal | undefined =>
  end < start ? { code: "EndBeforeStart", start, end } : undefined

const inFuture = (facts: ReadonlyArray<HostedFact>, today: CalendarDate): Refusal | undefined => {
  for (const { event } of facts) {
    const date = event.occurredOn
    if (date > today) return { code: "InFuture", what: dateNames[event.type], date, today }
  }
  return undefined
}

/** The steps follow each other in time; a supervisor is named at any time from the request on. */
const outOfOrder = (facts: ReadonlyArray<HostedFact>): Refusal | undefined => {
  const [first] = facts
  let earlier = first?.event
  for (const { event } of facts) {
    const before = isStep(event) ? earlier : first?.event
    if (before !== undefined && event.occurredOn < before.occurredOn) {
      const [earlierName, later] = [dateNames[before.type], dateNames[event.type]]
      return {
        code: "OutOfOrder",
        earlier: earlierName,
        earlierOn: before.occurredOn,
        later,
        laterOn: event.occurredOn
      }
    }
    if (isStep(event)) earlier = event
  }
  return undefined
}

/** Why a hosting cannot stand as these facts make it, or nothing when it can. */
export const hostingRefusal = ({ facts, planned }: Hosting, today: CalendarDate): Refusal | undefined =>
  inFuture(facts, today) ?? outOfOrder(facts) ?? (planned === undefined ? undefined : daysRefusal(planned))

/**
 * Why a hosting cannot serve the project that it is linked to, or nothing when it can. Without a project any member may receive
 * anybody: members of the consortium are known to the log by their projects alone.
 */
export const linkRefusal = (
  { category, goals, member, project }: HostingDetails,
  state: Project,
  hosting: HostingId,
  on: CalendarDate
): Refusal | undefined => {
  if (project !== undefined) {
    return belongingRefusal(state, { project, member, category }, on) ?? goalsRefusal(state, project, goals)
  }
  const [goal] = goals
  return goal === undefined ? undefined : { code: "GoalWithoutProject", hosting, goal }
}
