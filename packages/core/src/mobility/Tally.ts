/**
 * What an event changes in the counts: taken away under one standing, added under another.
 */
import type { GoalCode } from "../Ids.ts"
import type { MobilityEvent } from "./MobilityEvent.ts"
import { isStageFact, stageOf } from "./MobilityState.ts"
import { isCorrection } from "./MobilityEvent.ts"
import type { Details, RegistrationStatus, Standing } from "./Standing.ts"
import type { Stage } from "./Stage.ts"

/** As much of a standing as an event touches; what it leaves alone is absent. */
export interface Touched {
  readonly details: Details
  readonly stage?: Stage
  readonly registration?: RegistrationStatus
  readonly achieved?: ReadonlyArray<GoalCode>
}

/** Before and after; nothing before an application or a reinstatement, nothing after an entry in error, neither where nothing counts. */
export interface Change {
  readonly before: Touched | undefined
  readonly after: Touched | undefined
}

const stageBefore = (event: MobilityEvent): Stage => {
  switch (event.type) {
    case "mobility.waitlisted":
      return "applied"
    case "mobility.approved":
    case "mobility.rejected":
    case "mobility.withdrawn":
      return event.from
    case "mobility.reconsidered":
      return "rejected"
    case "mobility.cancelled":
    case "mobility.no-show":
    case "mobility.prevented":
    case "mobility.departed":
      return "approved"
    case "mobility.completed":
    case "mobility.returned-early":
      return "departed"
    default:
      return "none"
  }
}

const whole = (standing: Standing): Touched => ({ details: standing, ...standing })

/** What the event changes in any count. */
export const changeOf = (event: MobilityEvent): Change => {
  if (event.type === "mobility.payment-withdrawn" || event.type === "mobility.registration-corrected") {
    return { before: undefined, after: undefined }
  }
  if (isCorrection(event)) {
    return {
      before: "before" in event ? whole(event.before) : undefined,
      after: "after" in event ? whole(event.after) : undefined
    }
  }
  const details: Details = event
  if (isStageFact(event)) {
    return { before: { details, stage: stageBefore(event) }, after: { details, stage: stageOf(event) } }
  }
  switch (event.type) {
    case "mobility.replanned":
    case "mobility.extended":
    case "mobility.interrupted":
    case "mobility.resumed":
    case "mobility.document-signed":
    case "mobility.signature-withdrawn":
    case "mobility.report-noted":
    case "mobility.mode-changed":
    case "mobility.funding-changed":
    case "mobility.payment-made":
    case "mobility.payment-recovered":
      return { before: undefined, after: undefined }
    case "mobility.registered":
      return { before: undefined, after: { details, registration: event.status } }
    case "mobility.registration-updated":
      return { before: { details, registration: event.before }, after: { details, registration: event.status } }
    case "mobility.registration-removed":
      return { before: { details, registration: event.before }, after: undefined }
    case "mobility.declared-ineligible":
      return { before: { details, registration: "complete" }, after: { details, registration: "ineligible" } }
    case "mobility.declared-eligible":
      return { before: { details, registration: "ineligible" }, after: { details, registration: "complete" } }
    case "mobility.goals-changed": {
      const { registration, stage } = event
      return {
        before: { details: { ...details, goals: event.before }, stage, registration },
        after: { details, stage, registration }
      }
    }
    case "mobility.outcome-recorded":
      return { before: { details, achieved: event.achievedBefore }, after: { details, achieved: event.achieved } }
  }
}
