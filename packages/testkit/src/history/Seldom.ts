/**
 * Reasons for a refusal that it takes something to come by.
 */
import type { Reason } from "../model/Standing.ts"

/** The most seldom first. */
export const seldom: ReadonlyArray<Reason> = [
  "LastCoordinator",
  ...(["ReminderOutOfTurn", "NothingToRemindOf"] as const),
  "NoBedLeft",
  ...(["AlreadyIneligible", "RowNotComplete", "CheckExists", "NotIneligible", "ExtensionNotLater"] as const),
  ...([
    "StillInterrupted",
    "NotInterrupted",
    "OutcomeTooEarly",
    "NoOutcome",
    "HostingHasNoSuchDate",
    "GoalHasOutcome"
  ] as const),
  ...([
    "PaidInOtherCurrency",
    "FinalPaymentTwice",
    "PaidAfterFinal",
    "GoalNotLinked",
    "BeyondQuotaForbidden",
    "StaysOverlap"
  ] as const),
  ...(["MemberHasLeft", "StillRegistered", "GoalWithoutProject", "SignatureMissing", "PlacesHeld"] as const),
  ...(["CompleteNeedsApproval", "GoalHasChildren", "NoPlaceLeft", "OtherCurrency", "StillPaid"] as const),
  ...(["GoalInUse", "AllocatedTooMuch", "ActualDatesTooEarly", "RegistrationTooEarly", "OutsideProject"] as const),
  ...(["HostingAlreadySo", "UnknownOffer", "TooFewToMove", "PlacesMovedSince", "AlreadySigned", "NotSigned"] as const),
  ...(["AwardedTwice", "ReportMissing", "RecoveredTooMuch", "NeverApproved", "ModeNotAllowed"] as const),
  ...(["PaymentIdTaken", "VirtualDaysMismatch", "UnknownPayment", "NoStepToRetract", "NoLeaveToRetract"] as const),
  ...(["NotUnderCheck", "RowsFrozen", "ProjectClosed", "NotGranted", "PhaseNotAllowed"] as const),
  ...(["FirstEndBeforeStart", "FirstEndNotEarlier", "EndBeforeStart", "NoGoal", "OutOfOrder"] as const)
]

/** How seldom it is that this alone speaks against something: 0 where it comes by itself. */
export const rarity = ([reason, ...others]: ReadonlyArray<Reason>): number => {
  const place = reason === undefined || others.length > 0 ? -1 : seldom.indexOf(reason)
  return place < 0 ? 0 : seldom.length - place
}
