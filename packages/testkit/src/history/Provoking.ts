/**
 * Finds the command that promises most among some that are aimed at what there is: one that a seldom rule alone refuses, or one
 * that is carried out by a hair.
 */
import type { CommandInput } from "@westum/mobility"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isLetPass } from "../model/AgainstMobility.ts"
import { reasonsAgainst } from "../model/Asked.ts"
import { iso, numberOf } from "../model/Days.ts"
import type { Model } from "../model/Model.ts"
import type { Reason } from "../model/Standing.ts"
import { aimed } from "./Aim.ts"

/** Reasons that it takes something to come by, the most seldom first. */
const seldom: ReadonlyArray<Reason> = [
  "LastCoordinator",
  ...(["ReminderOutOfTurn", "NothingToRemindOf"] as const),
  "NoBedLeft",
  ...(["AlreadyIneligible", "NotIneligible", "RowNotComplete", "CheckExists", "FinalPaymentTwice"] as const),
  ...([
    "OutcomeTooEarly",
    "GoalHasOutcome",
    "NoOutcome",
    "StaysOverlap",
    "MemberHasLeft",
    "StillRegistered",
    "PlacesHeld"
  ] as const),
  ...(["BeyondQuotaForbidden", "GoalNotLinked", "CompleteNeedsApproval", "GoalHasChildren", "NoPlaceLeft"] as const),
  ...(["GoalInUse", "AllocatedTooMuch", "ActualDatesTooEarly", "RegistrationTooEarly", "OutsideProject"] as const),
  ...(["GoalWithoutProject", "HostingHasNoSuchDate", "HostingAlreadySo", "UnknownOffer"] as const),
  ...(["AwardedTwice", "OtherCurrency", "AlreadySigned", "NotSigned", "SignatureMissing"] as const),
  ...(["ReportMissing", "RecoveredTooMuch", "NeverApproved", "ModeNotAllowed"] as const),
  ...(["PaymentIdTaken", "VirtualDaysMismatch", "UnknownPayment"] as const),
  ...(["NotInterrupted", "StillInterrupted", "ExtensionNotLater"] as const),
  "NotUnderCheck",
  ...(["RowsFrozen", "ProjectClosed", "NotGranted", "PhaseNotAllowed"] as const),
  ...(["EndBeforeStart", "NoGoal", "TooFewToMove", "OutOfOrder"] as const)
]

/** How seldom it is that this alone speaks against something: 0 where it comes by itself. */
const rarity = ([reason, ...others]: ReadonlyArray<Reason>): number => {
  const place = reason === undefined || others.length > 0 ? -1 : seldom.indexOf(reason)
  return place < 0 ? 0 : seldom.length - place
}

const shifted = (command: CommandInput, days: number): CommandInput =>
  JSON.parse(JSON.stringify(command).replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => iso(numberOf(day) + days)))

/** How near a command that is carried out comes to not being: by a day, or because something is let pass. */
const nearness = (model: Model, command: CommandInput): number => {
  if (reasonsAgainst(model, command).length > 0) return 0
  if ("mobility" in command && isLetPass(model, command)) return seldom.length
  return Math.max(...[1, -1].map((days) => rarity(reasonsAgainst(model, shifted(command, days)))))
}

/**
 * One of several commands, aimed by a number: the first, or the one against which the most seldom reason speaks, or the one that
 * is the nearest to that.
 */
export const provoking = (
  commands: NonEmptyReadonlyArray<CommandInput>,
  model: Model,
  number: number
): CommandInput => {
  const tries = number === 0 ? [0] : [0, 1, 2, 3].map((i) => number + i)
  const all = tries.flatMap((each) => commands.map((command) => aimed(command, model, each)))
  const [first = commands[0]] = all
  if (number % 3 === 0) return first
  const worth = (command: CommandInput): number =>
    number % 3 === 1 ? rarity(reasonsAgainst(model, command)) : nearness(model, command)
  return all
    .map((command) => ({ command, worth: worth(command) }))
    .reduce((best, each) => (each.worth > best.worth ? each : best)).command
}
