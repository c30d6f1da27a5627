/**
 * A mobility as it is kept outside the process: its facts, from which everything else follows.
 */
import { Predicate, Schema, SchemaTransformation } from "effect"
import { MobilityId } from "../Ids.ts"
import { MobilityFact } from "./MobilityEvent.ts"
import { fromTold } from "./InError.ts"
import type { Fact, Mobility } from "./MobilityState.ts"

const types: ReadonlySet<unknown> = new Set(MobilityFact.members.map(({ fields }) => fields.type.literal))

/**
 * Facts are not looked through again: they came from events that were, are in JSON's own types, and make up most of what is kept.
 * What is no fact at all is seen.
 */
const isFact = (value: unknown): value is Fact =>
  Predicate.hasProperty(value, "id") &&
  Predicate.hasProperty(value, "event") &&
  Predicate.hasProperty(value.event, "type") &&
  types.has(value.event.type)

/** What every fact repeats. */
const repeated = ["mobility", "project", "member", "category", "goals", "participant"] as const

const isRepeated = (event: MobilityFact, before: MobilityFact): boolean =>
  repeated.every((name) => name === "goals" || event[name] === before[name]) &&
  event.goals.length === before.goals.length &&
  event.goals.every((goal, i) => goal === before.goals[i])

/** Each fact without what it repeats of the one before it: half the text. */
const shortened = (facts: ReadonlyArray<Fact>): ReadonlyArray<unknown> =>
  facts.map((fact, i) => {
    const before = facts[i - 1]
    if (before === undefined || !isRepeated(fact.event, before.event)) return fact
    const { category: _1, goals: _2, member: _3, mobility: _4, participant: _5, project: _6, ...own } = fact.event
    return { id: fact.id, event: own }
  })

const lengthened = (short: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  let known: object = {}
  return short.map((fact) => {
    if (!isFact(fact)) return fact
    const event = { ...known, ...fact.event }
    const { category, goals, member, mobility, participant, project } = event
    known = { category, goals, member, mobility, participant, project }
    return { id: fact.id, event }
  })
}

/** Unlike `Schema.Unknown` it is not walked through to see whether it is JSON: it was written as JSON, or is a fact. */
const Json = Schema.declare(Predicate.isUnknown, { toCodecJson: () => undefined })

const Facts = Schema.Array(Json).pipe(
  Schema.decodeTo(
    Schema.Array(Json.pipe(Schema.refine(isFact))),
    SchemaTransformation.transform({
      decode: lengthened,
      encode: (facts: ReadonlyArray<unknown>) => shortened(facts.filter(isFact))
    })
  )
)

const Kept = Schema.Struct({
  facts: Facts,
  struck: Schema.optionalKey(
    Schema.Struct({ by: Schema.String, duplicateOf: Schema.optionalKey(MobilityId), facts: Facts })
  )
})

const isMobility = (value: unknown): value is Mobility =>
  Predicate.hasProperty(value, "facts") && Predicate.hasProperty(value, "stage")

/** The mobility that is made by what is told of it. */
export const KeptMobility: Schema.Codec<Mobility, unknown> = Kept.pipe(
  Schema.decodeTo(
    Schema.declare(isMobility),
    SchemaTransformation.transform({
      decode: (told: typeof Kept.Type): Mobility => fromTold(told),
      encode: ({ facts, struck }: Mobility): typeof Kept.Type => (struck === undefined ? { facts } : { facts, struck })
    })
  )
)
