/**
 * Projection: how many places there are and how many are held. What is shown is what is enforced.
 */
import { Record, Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { CategoryCode, MemberId, ProjectId } from "../Ids.ts"
import { holdsPlace, type Stage } from "../mobility/Stage.ts"
import { changeOf, type Touched } from "../mobility/Tally.ts"
import { defaultSettings, Settings } from "../project/Settings.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { type LimitFact, LimitFacts, Limits, limitsAfter, limitsBy, unlimited, withFact } from "./Limits.ts"
import { merged, Numbers, set, without } from "./Numbers.ts"

/** Numbers by member, then by category. */
const ByMember = Schema.Record(Schema.String, Numbers)
type ByMember = typeof ByMember.Type

/** Limits, and what may count under them. */
export const Places = Schema.Struct({
  limits: Limits,
  /** What the limits come of. */
  facts: LimitFacts,
  /** Mobilities approved and not given back. */
  held: ByMember,
  /** Mobilities that force majeure kept from beginning. */
  prevented: ByMember,
  /** What the project says of places. */
  rules: Schema.Struct({ placeless: Settings.fields.placeless, prevented: Settings.fields.prevented })
})
export type Places = typeof Places.Type

const rulesOf = ({ placeless, prevented }: Settings): Places["rules"] => ({ placeless, prevented })

const none: Places = {
  limits: unlimited,
  facts: [],
  held: {},
  prevented: {},
  rules: rulesOf(defaultSettings)
}

/** The places once one more fact is told of their limits. */
export const told = (places: Places, fact: LimitFact): Places => {
  const facts = withFact(places.facts, fact)
  const isLast = facts.at(-1) === fact
  return {
    ...places,
    facts,
    limits: isLast ? limitsAfter(places.limits, [fact]) : limitsAfter(unlimited, facts)
  }
}

/** The limits by the end of a day: those that stand, where nothing was told of later days. */
export const limitsOn = ({ facts, limits }: Places, day: CalendarDate): Limits => {
  const last = facts.at(-1)
  return last === undefined || last.occurredOn <= day ? limits : limitsBy(facts, day)
}

/** Whose mobility it is, and where that stands. */
export interface Holder {
  readonly member: MemberId
  readonly category: CategoryCode
  readonly stage: Stage
}

/** A zero leaves no trace: the numbers are those of never having counted. */
const plus = (numbers: ByMember, { category, member }: Holder, by: number): ByMember => {
  const ofMember = numbers[member]
  const count = (ofMember?.[category] ?? 0) + by
  const next = set(ofMember ?? {}, category, count === 0 ? null : count)
  if (Object.keys(next).length > 0) return { ...numbers, [member]: next }
  const { [member]: _, ...rest } = numbers
  return rest
}

/** The places with one mobility more, or less. */
export const hold = (places: Places, holder: Holder, by: 1 | -1): Places => {
  if (holder.stage === "prevented") return { ...places, prevented: plus(places.prevented, holder, by) }
  return holdsPlace(holder.stage) ? { ...places, held: plus(places.held, holder, by) } : places
}

/** Whether a mobility of this category at this stage takes a place. */
export const takesPlace = ({ rules }: Places, { category, stage }: Pick<Holder, "category" | "stage">): boolean =>
  !rules.placeless.includes(category) &&
  (holdsPlace(stage) || (stage === "prevented" && rules.prevented === "uses-place"))

/** The places taken, by member and category: what counts under the limits. */
export const taken = ({ held, prevented, rules }: Places): ByMember => {
  const both = rules.prevented === "uses-place" ? merged(held, prevented) : held
  return rules.placeless.length === 0 ? both : Record.map(both, (numbers) => without(numbers, rules.placeless))
}

const holdTouched = (places: Places, touched: Touched | undefined, project: string, by: 1 | -1): Places =>
  touched?.stage !== undefined && touched.details.project === project
    ? hold(places, { member: touched.details.member, category: touched.details.category, stage: touched.stage }, by)
    : places

/** The projects in whose counts an event counts: both where a mobility was moved from one to another. */
export const projectsOf = (event: ConsortiumEvent): ReadonlyArray<ProjectId> => {
  if (!("project" in event)) return []
  return event.type === "mobility.details-corrected" && event.before.project !== event.project
    ? [event.project, event.before.project]
    : [event.project]
}

/** One project per key; the key is the project's id. Since version 3 the latest day tells how many places there are. */
export const places: Projection<Places, ConsortiumEvent> = {
  name: "places",
  version: 4,
  schema: Places,
  types: [
    "project.opened",
    "project.settings-changed",
    "project.places-granted",
    "project.places-allocated",
    "project.places-moved",
    "mobility.approved",
    "mobility.withdrawn",
    "mobility.cancelled",
    "mobility.no-show",
    "mobility.prevented",
    "mobility.details-corrected",
    "mobility.step-retracted",
    "mobility.entered-in-error",
    "mobility.reinstated"
  ],
  initial: none,
  tags: (key) => [`project:${key}`],
  keys: projectsOf,
  evolve: (state, event, _at, key) => {
    switch (event.type) {
      case "project.opened":
      case "project.settings-changed":
        return { ...state, rules: rulesOf(event.settings) }
      case "project.places-granted":
      case "project.places-allocated":
      case "project.places-moved":
        return told(state, event)
      case "mobility.approved":
      case "mobility.withdrawn":
      case "mobility.cancelled":
      case "mobility.no-show":
      case "mobility.prevented":
      case "mobility.details-corrected":
      case "mobility.step-retracted":
      case "mobility.entered-in-error":
      case "mobility.reinstated": {
        const { after, before } = changeOf(event)
        return holdTouched(holdTouched(state, before, key, -1), after, key, 1)
      }
      default:
        return state
    }
  }
}
