/**
 * What is said to happen on the day of a fact.
 */
import type { DateName } from "../refusal/DateName.ts"
import type { MobilityFact } from "./MobilityEvent.ts"

const dateNames: { readonly [Type in MobilityFact["type"]]: DateName } = {
  "mobility.applied": "application",
  "mobility.waitlisted": "waitlisting",
  "mobility.approved": "approval",
  "mobility.rejected": "rejection",
  "mobility.reconsidered": "reconsideration",
  "mobility.withdrawn": "withdrawal",
  "mobility.cancelled": "cancellation",
  "mobility.no-show": "no-show",
  "mobility.prevented": "prevention",
  "mobility.replanned": "plan-change",
  "mobility.departed": "departure",
  "mobility.extended": "extension",
  "mobility.interrupted": "interruption",
  "mobility.resumed": "resumption",
  "mobility.completed": "return",
  "mobility.returned-early": "return",
  "mobility.registered": "registration",
  "mobility.registration-updated": "registration-update",
  "mobility.registration-removed": "registration-removal",
  "mobility.goals-changed": "goal-change",
  "mobility.outcome-recorded": "outcome",
  "mobility.document-signed": "signature",
  "mobility.signature-withdrawn": "signature-withdrawal",
  "mobility.report-noted": "participant-report",
  "mobility.declared-ineligible": "ineligibility",
  "mobility.declared-eligible": "eligibility",
  "mobility.mode-changed": "mode-change",
  "mobility.funding-changed": "funding-change",
  "mobility.payment-made": "payment",
  "mobility.payment-recovered": "recovery"
}

/** What is said to happen on the day of this fact. */
export const dateNameOf = ({ type }: MobilityFact): DateName => dateNames[type]
