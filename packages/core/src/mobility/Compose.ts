/**
 * Completes a fact with what it carries along from the mobility: the one place where copies are made.
 */
import type { MobilityFact } from "./MobilityEvent.ts"
import { achievedGoals, type Mobility, withOutcome } from "./MobilityState.ts"
import { registrationStatus } from "./Registration.ts"
import { type Details, detailsOf } from "./Standing.ts"
import { stayAfter } from "./StayAfter.ts"

type Copied = keyof Details | "stay" | "from" | "before" | "stage" | "registration" | "achieved" | "achievedBefore"
type Own<Fact> = Fact extends { readonly type: "mobility.applied" }
  ? Fact
  : Fact extends { readonly type: "mobility.goals-changed"; readonly goals: infer Goals }
    ? Omit<Fact, Copied> & { readonly goals: Goals }
    : Fact extends { readonly tool: unknown; readonly before: unknown }
      ? Omit<Fact, Exclude<Copied, "status">>
      : Omit<Fact, Copied>

/** A fact without what is copied into it; a whole fact is one too. */
export type FactDraft = Own<MobilityFact>

/** Where an application waited until it was decided on. */
const waitingIn = ({ stage }: Mobility): "applied" | "waitlisted" => (stage === "waitlisted" ? "waitlisted" : "applied")

/** How the row stood that is changed or removed: there is one. */
const rowBefore = ({ registration }: Mobility): "draft" | "complete" | "ineligible" => {
  const status = registrationStatus(registration)
  return status === "none" ? "draft" : status
}

/** The fact as it is stored, for a mobility that somebody has applied for; an application carries everything itself. */
export const compose = (mobility: Mobility, whose: Details, draft: FactDraft): MobilityFact => {
  const details = detailsOf(whose)
  switch (draft.type) {
    case "mobility.applied":
      return draft
    case "mobility.approved":
      return { ...draft, ...details, from: waitingIn(mobility), stay: stayAfter(mobility, draft) }
    case "mobility.departed":
    case "mobility.completed":
      return { ...draft, ...details, stay: stayAfter(mobility, draft) }
    case "mobility.replanned":
      return { ...draft, ...details, stage: mobility.stage, stay: stayAfter(mobility, draft) }
    case "mobility.extended":
      return { ...draft, ...details, before: mobility.stay.end, stay: stayAfter(mobility, draft) }
    case "mobility.returned-early":
      return { ...draft, ...details, stay: stayAfter(mobility, draft) }
    case "mobility.withdrawn":
      return { ...draft, ...details, from: mobility.stage }
    case "mobility.rejected":
      return { ...draft, ...details, from: waitingIn(mobility) }
    case "mobility.waitlisted":
    case "mobility.reconsidered":
    case "mobility.cancelled":
    case "mobility.no-show":
    case "mobility.prevented":
    case "mobility.interrupted":
    case "mobility.resumed":
    case "mobility.document-signed":
    case "mobility.signature-withdrawn":
    case "mobility.report-noted":
    case "mobility.mode-changed":
    case "mobility.funding-changed":
    case "mobility.payment-made":
    case "mobility.payment-recovered":
    case "mobility.registered":
    case "mobility.declared-ineligible":
    case "mobility.declared-eligible":
      return { ...draft, ...details }
    case "mobility.registration-updated":
    case "mobility.registration-removed":
      return { ...draft, ...details, before: rowBefore(mobility) }
    case "mobility.goals-changed":
      return {
        ...draft,
        ...details,
        goals: draft.goals,
        before: details.goals,
        stage: mobility.stage,
        registration: registrationStatus(mobility.registration)
      }
    case "mobility.outcome-recorded":
      return {
        ...draft,
        ...details,
        achievedBefore: achievedGoals(mobility.outcomes),
        achieved: achievedGoals(withOutcome(mobility.outcomes, draft))
      }
  }
}
