/**
 * Looks at a log afterwards, live or exported, and tells whether every append in it was possible when it was made.
 */
import { type ConsortiumEvent, type Event, EventCodec, type EventStore, Projection, Query } from "@westum/mobility"
import { Data, Effect, Result } from "effect"
import { select } from "./contract/Evaluator.ts"
import { difference, logOf } from "./laws/Law.ts"
import { orderProblem } from "./oracle/Order.ts"
import { type Record, recordOf } from "./oracle/Record.ts"

/** A log as a store returns it, or as an export holds it. */
export type Log = ReadonlyArray<Event.SequencedEvent>

/** A state that was answered or kept, with the projection and the key it is of. */
export interface State {
  readonly projection: Projection.Projection<unknown, ConsortiumEvent>
  readonly key: string
  readonly state: unknown
}

/** What is known of a log beside the log itself. */
export interface Expectations {
  /** The share of the events whose appends must carry a record, from 0 to 1; all of them unless told otherwise. */
  readonly recorded?: number
  /** The ids of events that were acknowledged: each must be stored. */
  readonly acknowledged?: Iterable<string>
  /** The ids of all events that anybody tried to append: no other may be stored. */
  readonly attempted?: Iterable<string>
  /** Whether positions follow each other without gaps. */
  readonly gapless?: boolean
  /** States as they are after the last event. */
  readonly states?: ReadonlyArray<State>
}

/** What was looked at, where all was well. */
export interface Checked {
  readonly events: number
  /** Appends whose record was compared with the log. */
  readonly appends: number
  /** Events in them. */
  readonly recorded: number
  readonly states: number
}

/** The first thing that is wrong with a log, and what stands around it. */
export class Violation extends Data.TaggedError("Violation")<{
  readonly problem: string
  /** Where it was seen; nothing where it concerns the log as a whole. */
  readonly position: number | undefined
  /** The events around it, a line each. */
  readonly excerpt: ReadonlyArray<string>
}> {
  override get message() {
    return [this.problem, ...this.excerpt].join("\n")
  }
}

const line = ({ event, position }: Event.SequencedEvent): string =>
  `  ${position}  ${event.type}  ${event.tags.join(" ")}  ${event.id}`

/** Events shown on either side of a violation. */
const around = 3

const violationAt = (log: Log, index: number, problem: string): Violation => {
  const stored = log[index]
  return new Violation({
    problem: stored === undefined ? problem : `at ${stored.position} (${stored.event.type}): ${problem}`,
    position: stored?.position,
    excerpt: log.slice(Math.max(0, index - around), index + around + 1).map(line)
  })
}

const violation = (problem: string): Violation => new Violation({ problem, position: undefined, excerpt: [] })

/** Positions increase, times do not decrease, ids are unique, and every event is what was written. */
const eventViolation = (log: Log, gapless: boolean): Violation | undefined => {
  const seen = new Map<string, number>()
  for (const [i, stored] of log.entries()) {
    const { event, position } = stored
    const twin = seen.get(event.id)
    seen.set(event.id, position)
    const problem =
      orderProblem(stored, log[i - 1], gapless) ??
      (twin === undefined ? undefined : `its id stands at ${twin} already`) ??
      (EventCodec.intact(event) ? undefined : "its digest is that of another text")
    if (problem !== undefined) return violationAt(log, i, problem)
  }
  return undefined
}

/** The events above a position that stand before this one. */
const between = (log: Log, after: number, index: number): Log => {
  let first = index
  while ((log[first - 1]?.position ?? 0) > after) first -= 1
  return log.slice(first, index)
}

/** What is wrong with the append that begins here, by its own record. */
const appendProblem = (log: Log, index: number, { after = 0, ids, query }: Record): string | undefined => {
  const torn = ids.findIndex((id, n) => log[index + n]?.event.id !== id)
  if (torn >= 0)
    return `its append had ${ids.length} events, but number ${torn + 1} (${ids[torn]}) does not stand there`
  if (query === undefined) return undefined
  const [other] = select(between(log, after, index), query)
  return other === undefined
    ? undefined
    : `it was decided on what was known at ${after}, but ${other.event.type} had been recorded at ${other.position}, and was not seen`
}

interface Recorded {
  readonly appends: number
  readonly events: number
}

/** Every append with a record was whole, and nobody had written into its boundary. */
const appendsIn = (log: Log): Result.Result<Recorded, Violation> => {
  let appends = 0
  let events = 0
  for (const [i, { event }] of log.entries()) {
    const record = recordOf(event)
    if (record === undefined) continue
    const problem = appendProblem(log, i, record)
    if (problem !== undefined) return Result.fail(violationAt(log, i, problem))
    appends += 1
    events += record.ids.length
  }
  return Result.succeed({ appends, events })
}

/** What was acknowledged is stored, and what is stored was asked for. */
const idViolation = (log: Log, { acknowledged = [], attempted }: Expectations): Violation | undefined => {
  const stored = new Set(log.map(({ event }) => event.id))
  for (const id of acknowledged) {
    if (!stored.has(id)) return violation(`event ${id} was acknowledged, but it is not stored`)
  }
  if (attempted === undefined) return undefined
  const asked = new Set(attempted)
  const stranger = log.findIndex(({ event }) => !asked.has(event.id))
  return stranger < 0 ? undefined : violationAt(log, stranger, "nobody had asked for it")
}

/** Every state is what the log folds to. */
const stateViolation = (log: Log, states: ReadonlyArray<State>): Violation | undefined => {
  if (states.length === 0) return undefined
  const decoded = logOf(log)
  if (Result.isFailure(decoded)) return violation(decoded.failure.message)
  for (const { key, projection, state } of states) {
    const wrong = difference(state, Projection.fold(projection, key, decoded.success.events))
    if (wrong !== undefined) return violation(`${projection.name} of ${JSON.stringify(key)}: ${wrong}`)
  }
  return undefined
}

const tooFew = ({ events }: Recorded, { length }: Log, share: number): Violation | undefined =>
  events >= length * share
    ? undefined
    : violation(`${events} of ${length} events belong to appends with a record; ${share * 100} % of them must`)

/** Looks at a whole log, from a store or from an export: what was checked, or the first violation. */
export const check = (log: Log, expectations: Expectations = {}): Result.Result<Checked, Violation> => {
  const { gapless = false, recorded = 1, states = [] } = expectations
  const bad = eventViolation(log, gapless)
  if (bad !== undefined) return Result.fail(bad)
  return Result.flatMap(appendsIn(log), (found) => {
    const worse = tooFew(found, log, recorded) ?? idViolation(log, expectations) ?? stateViolation(log, states)
    return worse === undefined
      ? Result.succeed({
          events: log.length,
          appends: found.appends,
          recorded: found.events,
          states: states.length
        })
      : Result.fail(worse)
  })
}

/** Looks at everything in a store. */
export const checkStore = (
  store: EventStore.EventStoreService,
  expectations: Expectations = {}
): Effect.Effect<Checked, Violation | EventStore.StoreFailed> =>
  Effect.flatMap(store.read([{ query: Query.all }]), ({ events }) => Effect.fromResult(check(events, expectations)))
