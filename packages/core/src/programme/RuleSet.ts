/**
 * The rules of a programme period as data: what may be done by whom, for how long, and who makes a consortium. A consortium
 * that works under other rules writes its own, with `parseRuleSet`.
 */
import { Array as Arr, Order, Schema } from "effect"
import type { ActivityCode, CategoryCode } from "../Ids.ts"
import { Mode } from "../mobility/Mode.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { ActivityType, Who } from "./ActivityType.ts"
import { type CallYear, CallYears, includes } from "./CallYears.ts"
import { Evidence, Source, text } from "./Evidence.ts"
import { Months } from "./Length.ts"

/** A mode in the calls that have it; the bounds of an activity are not asked of one that has no days abroad. */
export const ModeRule = Schema.Struct({
  mode: Mode,
  calls: CallYears,
  bounds: Schema.Literals(["checked", "off"]),
  ...Evidence.fields
})

/** Days of travel that individual support may be paid for, beside those of the activity. */
export const TravelDays = Schema.Struct({ most: Schema.Natural, mostGreen: Schema.Natural, ...Evidence.fields })

/** Who may be a consortium. */
export const ConsortiumRules = Schema.Struct({
  /** The fewest members there must be, and whether they must be of one country. */
  members: Schema.optionalKey(Schema.Struct({ least: Schema.Natural, oneCountry: Schema.Boolean, ...Evidence.fields })),
  /** A member accedes before its participants leave; where it says nothing, nobody asks. */
  accession: Schema.optionalKey(Evidence),
  /** No mobility of a member runs after its last day. */
  leaving: Schema.optionalKey(Evidence)
})

/** Where the ids of rows in the tool come from. */
export const ToolIds = Schema.Struct({
  calls: CallYears,
  form: Schema.Literals(["reference-mob-number", "given-by-the-tool"]),
  ...Evidence.fields
})

/** One at least; yet a plain list, so that one is easily made of another. */
const some = <S extends Schema.Constraint>(schema: S) => Schema.Array(schema).check(Schema.isMinLength(1))

/** The rules of a programme period. */
export const RuleSet = Schema.Struct({
  id: text,
  /** Rules that are mended are a new version under the same id. */
  version: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 10_000 }, { expected: "a value from 1 to 10000" })),
  /** By language code. */
  titles: Schema.Record(Schema.String, text),
  /** What its values were read in, by a key of its own. */
  sources: Schema.Record(Schema.String, Source),
  /** The years of the programme. */
  programme: Schema.Struct({ ...CallYears.fields, ...Evidence.fields }),
  /** Key actions such as `KA102`, in the calls that have each. */
  actions: some(Schema.Struct({ code: text, calls: CallYears, ...Evidence.fields })),
  /** The days on which this version is asked; null leaves a side open. */
  valid: Schema.Struct({ from: Schema.NullOr(CalendarDate), until: Schema.NullOr(CalendarDate) }),
  activities: some(ActivityType),
  /** What a project's own categories are: `learner`, `staff` and `other` are themselves. */
  categories: Schema.optionalKey(Schema.Record(Schema.String, Who)),
  /** How days are counted: all from the first to the last, less interruptions, without travel; and what a month is. */
  counting: Schema.Struct({ days: Evidence, months: Schema.Struct({ are: Months, ...Evidence.fields }) }),
  modes: some(ModeRule),
  travelDays: Schema.optionalKey(TravelDays),
  /** Whether minimum and maximum are asked in a case of force majeure. */
  forceMajeure: Schema.Struct({ bounds: Schema.Literals(["checked", "off"]), ...Evidence.fields }),
  consortium: ConsortiumRules,
  toolIds: Schema.Array(ToolIds)
})
export type RuleSet = typeof RuleSet.Type

/** What a set of rules of any kind has in common with the others. */
export type Versioned = Pick<RuleSet, "id" | "version" | "valid">

const isValidOn = ({ valid }: Versioned, on: CalendarDate): boolean =>
  (valid.from === null || valid.from <= on) && (valid.until === null || on <= valid.until)

const newestFirst = Order.mapInput(Order.flip(Order.Number), ({ version }: Versioned) => version)

/** Of the sets of rules that are asked on a day the first, in its newest version. */
export const newestOn = <Rules extends Versioned>(all: ReadonlyArray<Rules>, on: CalendarDate): Rules | undefined => {
  const valid = all.filter((rules) => isValidOn(rules, on))
  const [first] = valid
  return Arr.sort(
    valid.filter(({ id }) => id === first?.id),
    newestFirst
  )[0]
}

/**
 * The rule set for an action in a call, as it is asked on a day: the first of the list that holds, in its newest version. So a
 * consortium puts its own before those that come with the library.
 */
export const ruleSetFor = (
  ruleSets: ReadonlyArray<RuleSet>,
  action: string,
  callYear: CallYear,
  on: CalendarDate
): RuleSet | undefined =>
  newestOn(
    ruleSets.filter(({ actions }) => actions.some(({ calls, code }) => code === action && includes(calls, callYear))),
    on
  )

/** The actions for which rule sets are asked on a day, in a call, each once. */
export const actionsIn = (
  ruleSets: ReadonlyArray<RuleSet>,
  callYear: CallYear,
  on: CalendarDate
): ReadonlyArray<string> => {
  const codes = ruleSets.filter((rules) => isValidOn(rules, on)).flatMap(({ actions }) => actions)
  return [...new Set(codes.filter(({ calls }) => includes(calls, callYear)).map(({ code }) => code))]
}

/** Whether a call has an activity. */
export const hasInCall = ({ calls }: ActivityType, callYear: CallYear): boolean =>
  calls === undefined || includes(calls, callYear)

/** The type of an activity in a call, or in any other where that call has none; nothing for an unknown code. */
export const activityOf = (
  { activities }: RuleSet,
  code: ActivityCode,
  callYear: CallYear
): ActivityType | undefined => {
  const known = activities.filter((activity) => activity.code === code)
  return known.find((activity) => hasInCall(activity, callYear)) ?? known[0]
}

/** Whether an activity takes a place; what the rule set does not know does. */
export const usesPlace = (ruleSet: RuleSet, code: ActivityCode, callYear: CallYear): boolean =>
  activityOf(ruleSet, code, callYear)?.place?.used ?? true

const isWho = Schema.is(Who)

/** What kind of participants a category is; nothing where neither the rule set nor its name says so. */
export const whoIs = ({ categories = {} }: RuleSet, category: CategoryCode): Who | undefined =>
  categories[category] ?? (isWho(category) ? category : undefined)
