/**
 * The rules that somebody may overlook, each with the reasons for which it is then refused.
 */
import type { Refusal } from "@westum/mobility"

/** What somebody who does wrong overlooks. */
export const rules = [
  "member",
  "papers",
  "days",
  "period",
  "goals",
  "row",
  "other stays",
  "places",
  "tool",
  "beds",
  "phase",
  "own rules",
  "money"
] as const

/** One of them. */
export type Rule = (typeof rules)[number]

const reasons: { readonly [Each in Rule]: ReadonlyArray<Refusal.RefusalCode> } = {
  member: ["MemberHasLeft", "UnknownMember", "UnknownCategory"],
  papers: ["SignatureMissing", "AlreadySigned", "NotSigned"],
  days: ["InFuture", "OutOfOrder"],
  period: [
    "EndBeforeStart",
    "FirstEndBeforeStart",
    "FirstEndNotEarlier",
    "OutsideProject",
    "ExtensionNotLater",
    "StillInterrupted",
    "NotInterrupted"
  ],
  goals: [
    "UnknownGoal",
    "GoalHasChildren",
    "GoalHasOutcome",
    "GoalNotLinked",
    "OutcomeTooEarly",
    "NoOutcome",
    "NoGoal"
  ],
  row: ["RegistrationTooEarly", "CompleteNeedsApproval", "ActualDatesTooEarly"],
  "other stays": ["StaysOverlap"],
  places: ["NoPlaceLeft", "BeyondQuotaForbidden", "PlacesHeld", "AllocatedTooMuch", "TooFewToMove", "PlacesMovedSince"],
  tool: ["ToolIdTaken"],
  beds: ["NoBedLeft"],
  phase: ["NotGranted", "RowsFrozen", "ProjectClosed", "PhaseNotAllowed", "NotUnderCheck", "RowNotComplete"],
  "own rules": ["OwnRule"],
  money: [
    "RecoveredTooMuch",
    "FinalPaymentTwice",
    "PaidAfterFinal",
    "ReportMissing",
    "PaymentIdTaken",
    "OtherCurrency",
    "PaidInOtherCurrency",
    "NeverApproved"
  ]
}

/** Whether the reason is none to somebody who overlooks the rule. */
export const isOverlooked = (rule: Rule | undefined, reason: Refusal.RefusalCode): boolean =>
  rule !== undefined && reasons[rule].includes(reason)
