/**
 * Values of every schema, as fast-check arbitraries that shrink to small ones: derived from the schemas, so that a new field
 * or a new type of event is generated from then on.
 */
import {
  Command,
  ConsortiumCodec,
  ConsortiumCommand,
  type ConsortiumEvent,
  type Event,
  Goal,
  CorrectionEvent,
  Plan,
  Refusal
} from "@westum/mobility"
import { Record, type Schema } from "effect"
import * as fc from "fast-check"
import * as Events from "./Events.ts"
import { derive, deriveEach } from "./values/Derive.ts"
import { fitCatalogue, fitPlan } from "./values/Fitting.ts"
import { type Words, words } from "./values/Words.ts"

export { type Words, words } from "./values/Words.ts"

/**
 * Any value of a schema whose stored form is plain JSON: of one of the domain's, or of your own. Ids, dates and codes are
 * those of `words`, unless you bring some for the names of your brands.
 */
export const of = <A>(schema: Schema.Codec<A, unknown>, own: Words = {}): fc.Arbitrary<A> =>
  derive(schema, { ...words, ...own })

const eachCommand = deriveEach(ConsortiumCommand, "type", words)
const eachRefusal = deriveEach(Refusal.Refusal, "code", words)

/** The type of an event. */
type EventType = ConsortiumEvent["type"]
/** The event of a type. */
type OfEvent<Type> = Extract<ConsortiumEvent, { readonly type: Type }>
/** The command of a type. */
type OfCommand<Type> = Extract<ConsortiumCommand, { readonly type: Type }>
/** The refusal of a code. */
type OfRefusal<Code> = Extract<Refusal.Refusal, { readonly code: Code }>

const among = <A>(each: ReadonlyMap<string, fc.Arbitrary<A>>, name: string): fc.Arbitrary<A> => {
  const found = each.get(name)
  if (found === undefined) throw new RangeError(`${name} is none of ${[...each.keys()].join(", ")}`)
  return found
}

/** Any event of each type, by the type: what a codec is tried with. */
export const events: Readonly<Record<EventType, fc.Arbitrary<ConsortiumEvent>>> = Record.map(
  ConsortiumCodec.definitions,
  ({ schema }) => of(schema)
)

/** Any event of one type. */
export const eventOf = <const Type extends EventType>(type: Type): fc.Arbitrary<OfEvent<Type>> =>
  events[type].filter((event): event is OfEvent<Type> => event.type === type)

/** Any event; each type as often as every other. */
export const event: fc.Arbitrary<ConsortiumEvent> = fc.oneof(...Object.values(events))

/** Any command of one type. */
export const commandOf = <const Type extends ConsortiumCommand["type"]>(type: Type): fc.Arbitrary<OfCommand<Type>> =>
  among(eachCommand, type).filter((command): command is OfCommand<Type> => command.type === type)

/** Any command, as `execute` takes it; each type as often as every other. */
export const command: fc.Arbitrary<ConsortiumCommand> = fc.oneof(...eachCommand.values())

/** Any refusal of one code. */
export const refusalOf = <const Code extends Refusal.RefusalCode>(code: Code): fc.Arbitrary<OfRefusal<Code>> =>
  among(eachRefusal, code).filter((refusal): refusal is OfRefusal<Code> => refusal.code === code)

/** Any refusal; each code as often as every other. */
export const refusal: fc.Arbitrary<Refusal.Refusal> = fc.oneof(...eachRefusal.values())

/** Goals that make a catalogue: codes of their own, parents that are there, no goal above itself. In any order. */
export const catalogue: fc.Arbitrary<Goal.Catalogue> = fc
  .tuple(of(Goal.Catalogue), fc.boolean())
  .map(([goals, turned]) => (turned ? fitCatalogue(goals).toReversed() : fitCatalogue(goals)))

/** A plan that `parsePlan` accepts. */
export const plan: fc.Arbitrary<Plan.Plan> = of(Plan.Plan).map(fitPlan)

/** Where a mobility stands, as corrections carry it. */
export const standing: fc.Arbitrary<typeof CorrectionEvent.StepRetracted.fields.before.Type> = of(
  CorrectionEvent.StepRetracted.fields.before
)

/** What events tell about the command that caused them. */
export const meta: fc.Arbitrary<Command.Meta> = of(Command.Meta)

/** An event of a consortium as it is appended: its tags and its digest are right. */
export const encodedEvent: fc.Arbitrary<Event.EncodedEvent> = fc
  .tuple(event, fc.uuid(), meta)
  .map(([event, id, meta]) => ConsortiumCodec.codec.encode(event, id, JSON.stringify(meta)))

/** A log of any events, as a store may return it: in order, with gaps or without. */
export const log: fc.Arbitrary<ReadonlyArray<Event.SequencedEvent>> = Events.recorded(encodedEvent)
