/**
 * What a rule set finds in the days and the kind of one mobility.
 */
import type { ActivityCode, CategoryCode } from "../Ids.ts"
import type { Mode } from "../mobility/Mode.ts"
import type { Stay } from "../mobility/Stay.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { ActivityType, Minimum } from "./ActivityType.ts"
import { type CallYear, includes } from "./CallYears.ts"
import { type DaysApart, type Duration, duration } from "./Duration.ts"
import type { Evidence } from "./Evidence.ts"
import { type DurationFinding, type Severity, severityOf } from "./Finding.ts"
import { daysOf, type Length, Months } from "./Length.ts"
import { activityOf, hasInCall, type RuleSet, whoIs } from "./RuleSet.ts"

/** What is judged of a mobility. What is not said is not asked; days that are unknown are not judged. */
export interface Judged extends DaysApart {
  readonly callYear: CallYear
  readonly activity: ActivityCode
  readonly category?: CategoryCode
  /** Physical where nothing is said, as in Mobility Tool (NAITDOC 33530543). */
  readonly mode?: Mode
  readonly stay: Stay
  readonly forceMajeure?: boolean
  readonly fewerOpportunities?: boolean
  readonly greenTravel?: boolean
}

type Findings = ReadonlyArray<DurationFinding>

/** The days of a stay with its first, when both ends are known. */
interface Days extends Duration {
  readonly start: CalendarDate
}

const daysIn = (judged: Judged): Days | undefined => {
  const { start } = judged.stay
  const days = duration(judged.stay, judged)
  return days === undefined || start === null ? undefined : { ...days, start }
}

/**
 * Whether a stay breaks a bound, and how sure that is: a bound in months is certain, while it is unconfirmed what a month is,
 * only where it is broken whatever a month is.
 */
const brokenBy = (
  bound: Length & Evidence,
  start: CalendarDate,
  { months }: RuleSet["counting"],
  breaks: (days: number) => boolean
): Severity | undefined => {
  if (!breaks(daysOf(bound, start, months.are))) return undefined
  const sure = months.unconfirmed === undefined || Months.literals.every((other) => breaks(daysOf(bound, start, other)))
  return sure ? severityOf(bound) : "warning"
}

const lengthOf = ({ count, unit }: Length): Length => ({ count, unit })

const tooShort = (
  { counting }: RuleSet,
  activity: ActivityType,
  { mobility: days, start }: Days,
  eased: Minimum | undefined
): Findings => {
  const { code, minimum } = activity
  const breaks = (least: number): boolean => days < least
  const severity = minimum && brokenBy(minimum, start, counting, breaks)
  if (minimum === undefined || severity === undefined) return []
  const easedBroken = eased && brokenBy(eased, start, counting, breaks)
  const isEased = eased !== undefined && easedBroken === undefined
  if (isEased && eased.unconfirmed === undefined) return []
  const asked = isEased ? minimum : (eased ?? minimum)
  const least = daysOf(asked, start, counting.months.are)
  return [
    {
      code: "TooShort",
      severity: isEased ? "warning" : severity,
      activity: code,
      days,
      least,
      ...lengthOf(asked)
    }
  ]
}

const tooLong = ({ counting }: RuleSet, { code, maximum }: ActivityType, { mobility: days, start }: Days): Findings => {
  if (maximum === undefined) return []
  const mostOf = (length: number): number => (maximum.itself === "included" ? length : length - 1)
  const severity = brokenBy(maximum, start, counting, (length) => days > mostOf(length))
  const most = mostOf(daysOf(maximum, start, counting.months.are))
  return severity === undefined ? [] : [{ code: "TooLong", severity, activity: code, days, most, ...lengthOf(maximum) }]
}

const isBound = (finding: DurationFinding): finding is DurationFinding & { readonly code: "TooShort" | "TooLong" } =>
  finding.code === "TooShort" || finding.code === "TooLong"

/** Minimum and maximum are asked of the days without interruptions (EWP bm-mobilities v0.1.0, mobility-duration). */
const ofBounds = (ruleSet: RuleSet, activity: ActivityType, judged: Judged, days: Days): Findings => {
  const eased = judged.fewerOpportunities === true ? activity.fewerOpportunities : undefined
  const broken = [...tooShort(ruleSet, activity, days, eased), ...tooLong(ruleSet, activity, days)]
  if (judged.forceMajeure !== true || ruleSet.forceMajeure.bounds === "checked") return broken
  return broken.filter(isBound).map(({ code, ...of }) => ({
    code: "BoundsOff",
    severity: "warning",
    activity: of.activity,
    days: of.days,
    broken: code
  }))
}

/** Days that do not fit into each other; the last two are ours, from what the words mean. */
const ofDaysApart = ({ travelDays: limit }: RuleSet, judged: Judged, { calculated, mobility }: Days): Findings => {
  const { greenTravel = false, interruptedDays = 0, nonFundedDays = 0, travelDays = 0 } = judged
  const most = limit && (greenTravel ? limit.mostGreen : limit.most)
  const fundable = mobility + travelDays
  return [
    ...(limit !== undefined && most !== undefined && travelDays > most
      ? [{ code: "TooManyTravelDays", severity: severityOf(limit), travelDays, most } as const]
      : []),
    ...(interruptedDays > 0 && interruptedDays >= calculated
      ? [{ code: "InterruptedTooLong", severity: "error", interruptedDays, calculated } as const]
      : []),
    ...(nonFundedDays > fundable
      ? [{ code: "NonFundedTooLong", severity: "error", nonFundedDays, fundable } as const]
      : [])
  ]
}

const ofParticipant = (ruleSet: RuleSet, { code, who }: ActivityType, { category }: Judged): Findings => {
  if (category === undefined) return []
  const kind = whoIs(ruleSet, category)
  if (kind === undefined) {
    return [{ code: "UnknownCategory", severity: "warning", category, known: Object.keys(ruleSet.categories ?? {}) }]
  }
  return who.are.includes(kind)
    ? []
    : [{ code: "WrongParticipant", severity: severityOf(who), activity: code, category, who: who.are }]
}

/** How a mobility may take place in its call, and what is asked of its days then. */
const ofMode = (ruleSet: RuleSet, activity: ActivityType, judged: Judged): Findings => {
  const { callYear, mode = "physical" } = judged
  const inCall = ruleSet.modes.filter(({ calls }) => includes(calls, callYear))
  const rule = inCall.find((other) => other.mode === mode)
  if (rule === undefined) {
    const allowed = inCall.map((other) => other.mode)
    return [{ code: "ModeNotAllowed", severity: "error", mode, callYear, allowed }]
  }
  const days = daysIn(judged)
  return [
    ...(rule.unconfirmed === undefined ? [] : [{ code: "ModeUnconfirmed", severity: "warning", mode } as const]),
    ...(days === undefined || rule.bounds === "off" ? [] : ofBounds(ruleSet, activity, judged, days)),
    ...(days === undefined ? [] : ofDaysApart(ruleSet, judged, days))
  ]
}

/** Everything that a rule set finds; nothing in a mobility that keeps its rules. */
export const durationFindings = (ruleSet: RuleSet, judged: Judged): ReadonlyArray<DurationFinding> => {
  const { activity: code, callYear } = judged
  const activity = activityOf(ruleSet, code, callYear)
  if (activity === undefined) {
    const known = ruleSet.activities.filter((other) => hasInCall(other, callYear)).map((other) => other.code)
    return [{ code: "UnknownActivity", severity: "error", activity: code, callYear, known }]
  }
  const { calls, ineligible } = activity
  if (calls !== undefined && !includes(calls, callYear)) {
    const { first, last } = calls
    return [{ code: "NotInThisCall", severity: severityOf(calls), activity: code, callYear, calls: { first, last } }]
  }
  return [
    ...(ineligible === undefined
      ? []
      : [{ code: "NotEligible", severity: severityOf(ineligible), activity: code } as const]),
    ...ofParticipant(ruleSet, activity, judged),
    ...ofMode(ruleSet, activity, judged)
  ]
}
