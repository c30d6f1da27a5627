/**
 * What a rule set finds in a mobility or a consortium: a code with values. Findings refuse nothing.
 */
import { Schema } from "effect"
import { ActivityCode, CategoryCode, MemberId, MobilityId } from "../Ids.ts"
import { Mode } from "../mobility/Mode.ts"
import { CountryCode } from "../project/Country.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { Who } from "./ActivityType.ts"
import { CallYear, CallYears } from "./CallYears.ts"
import type { Evidence } from "./Evidence.ts"
import { Length } from "./Length.ts"

/** Wrong by a confirmed rule, or doubtful. */
export const Severity = Schema.Literals(["error", "warning"])
export type Severity = typeof Severity.Type

/** What is not confirmed only warns. */
export const severityOf = ({ unconfirmed }: Evidence): Severity => (unconfirmed === undefined ? "error" : "warning")

/** A finding of a code, with its severity and its values. */
export const finding = <const Code extends string, const Fields extends Schema.Struct.Fields>(
  code: Code,
  fields: Fields
) => Schema.Struct({ code: Schema.Literal(code), severity: Severity, ...fields })

const activity = { activity: ActivityCode }
/** `days` is what there is; the bound stands there in days for this stay, and as the rule set has it. */
const bound = { ...activity, days: Schema.Natural, ...Length.fields }

/** What a rule set finds in the days and the kind of a mobility. */
export const DurationFinding = Schema.Union([
  finding("UnknownActivity", { ...activity, callYear: CallYear, known: Schema.Array(ActivityCode) }),
  finding("NotInThisCall", { ...activity, callYear: CallYear, calls: CallYears }),
  finding("NotEligible", activity),
  finding("WrongParticipant", { ...activity, category: CategoryCode, who: Schema.NonEmptyArray(Who) }),
  finding("UnknownCategory", { category: CategoryCode, known: Schema.Array(Schema.String) }),
  finding("ModeNotAllowed", { mode: Mode, callYear: CallYear, allowed: Schema.Array(Mode) }),
  finding("ModeUnconfirmed", { mode: Mode }),
  finding("TooShort", { ...bound, least: Schema.Natural }),
  finding("TooLong", { ...bound, most: Schema.Natural }),
  finding("BoundsOff", { ...activity, days: Schema.Natural, broken: Schema.Literals(["TooShort", "TooLong"]) }),
  finding("TooManyTravelDays", { travelDays: Schema.Natural, most: Schema.Natural }),
  finding("InterruptedTooLong", { interruptedDays: Schema.Natural, calculated: Schema.Natural }),
  finding("NonFundedTooLong", { nonFundedDays: Schema.Natural, fundable: Schema.Natural })
])
export type DurationFinding = typeof DurationFinding.Type

const member = { member: MemberId }
const mobilities = { mobilities: Schema.NonEmptyArray(MobilityId) }

/** What a rule set finds in the members of a project. */
export const ConsortiumFinding = Schema.Union([
  finding("TooFewMembers", { members: Schema.Natural, least: Schema.Natural }),
  finding("SeveralCountries", { countries: Schema.NonEmptyArray(CountryCode) }),
  finding("CountryUnknown", member),
  finding("AccessionUnknown", member),
  finding("BeforeAccession", { ...member, accededOn: CalendarDate, ...mobilities }),
  finding("LeftWhileRunning", { ...member, leftOn: CalendarDate, ...mobilities })
])
export type ConsortiumFinding = typeof ConsortiumFinding.Type
