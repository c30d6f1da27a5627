/**
 * What a project decides for itself.
 */
import { Schema, Struct } from "effect"
import { CategoryCode } from "../Ids.ts"
import { Signature } from "../mobility/Document.ts"
import { FinalPaymentNeeds } from "../mobility/FinalPaymentNeeds.ts"
import { OnlineMode } from "../mobility/Mode.ts"

/** What happens above the places of a level: the approval is refused, or accepted and shown. */
export const Guard = Schema.Literals(["block", "warn"])
export type Guard = typeof Guard.Type

/** The levels at which places can be limited, from the whole project to one category of one member. */
export const Level = Schema.Literals(["project", "category", "member", "member-category"])
export type Level = typeof Level.Type

/** All levels, the widest first. */
export const levels: ReadonlyArray<Level> = Level.literals

/** So many days, as a deadline leaves them; null where there is no deadline. */
const DaysLeft = Schema.NullOr(
  Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1000 }, { expected: "a number of days from 0 to 1000" }))
)

/** The settings of a project, all of them with a default. */
export const Settings = Schema.Struct({
  /** One guard per level. */
  guards: Schema.Struct({ project: Guard, category: Guard, member: Guard, "member-category": Guard }),
  /** Whether an approval above blocked places may be made with a reason. */
  beyondQuota: Schema.Literals(["with-reason", "forbidden"]),
  /** The stage from which a mobility may be entered in Mobility Tool; from `applied` on drafts only, until it is approved. */
  registerFrom: Schema.Literals(["applied", "approved", "completed"]),
  /** The stage that needs at least one goal. */
  goalsFrom: Schema.Literals(["applied", "approved", "completed"]),
  /**
   * Categories that use no place and need no goal, such as those who accompany learners or prepare a stay. That they use none is
   * common practice, and not confirmed for every programme.
   */
  placeless: Schema.Array(CategoryCode),
  /**
   * Whether a mobility that force majeure kept from beginning uses its place: its record of one day stays in Mobility Tool (NAITDOC
   * 33529739). That it uses one is not confirmed for every programme.
   */
  prevented: Schema.Literals(["uses-place", "frees-place"]),
  /** The signatures without which nobody departs; none, where the project does not ask for any. */
  departureNeeds: Schema.Array(Signature),
  /**
   * How many days there are for reports. For the final report they run from the project's last day: 60 are what UHR says of higher
   * education, and not confirmed for vocational training. For a participant's report they run from its request: 30 are usual and not
   * confirmed, so that there is no deadline unless the project sets one.
   */
  deadlines: Schema.Struct({ finalReport: DaysLeft, participantReport: DaysLeft }),
  /**
   * The forms that mobilities may have beside physical (NAITDOC 33530543). Virtual stays, so planned, were not fundable in vocational
   * education (EDUFI); whether they are in a given call is not confirmed, so that a project allows them for itself.
   */
  modes: Schema.Array(OnlineMode),
  /** What has to be there before a final payment; nothing, where the project does not ask for any. */
  finalPaymentNeeds: FinalPaymentNeeds
})
export type Settings = typeof Settings.Type

/** Said once each; what was stored when this was not asked stays as it is. */
const Signatures = Schema.Array(Signature).check(
  Schema.makeFilter(
    (all) => new Set(all.map(({ document, party }) => JSON.stringify([document, party]))).size === all.length,
    { expected: "each signature once" }
  )
)

/** Settings as commands and plans give them: what is left out is as usual at first, and stays as it is later. */
export const SomeSettings = Schema.Struct({
  ...Struct.map(Settings.fields, Schema.optionalKey),
  departureNeeds: Schema.optionalKey(Signatures),
  finalPaymentNeeds: Schema.optionalKey(Schema.Struct({ ...FinalPaymentNeeds.fields, signatures: Signatures }))
})
export type SomeSettings = typeof SomeSettings.Type

/** What holds where a project says nothing. */
export const defaultSettings: Settings = {
  guards: { project: "block", category: "block", member: "block", "member-category": "block" },
  beyondQuota: "with-reason",
  registerFrom: "approved",
  goalsFrom: "approved",
  placeless: [CategoryCode.make("accompanying-person"), CategoryCode.make("preparatory-visit")],
  prevented: "uses-place",
  departureNeeds: [],
  deadlines: { finalReport: 60, participantReport: null },
  modes: ["blended"],
  finalPaymentNeeds: { signatures: [], report: false }
}
