/**
 * Decides several requests one after the other, each on the state the earlier ones lead to, without telling anybody yet.
 */
import { Array as Arr, Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import type { DecisionContext, Origin } from "./Command.ts"
import type { AnyDecision } from "./Decision.ts"
import type { Instant } from "./Event.ts"
import { eventIdOf } from "./EventId.ts"
import type { Known, Part } from "./Known.ts"
import type { PartCache } from "./PartCache.ts"
import { at, later, type SequencePosition, start } from "./SequencePosition.ts"

/** Commands of one origin that happen all or none. */
export interface Request<Command> extends Origin {
  readonly commands: NonEmptyReadonlyArray<Command>
}

/** A request with the moment it arrived. */
export interface Timed<Command> {
  readonly request: Request<Command>
  readonly context: DecisionContext
}

/** The refusal of one command of a request. */
export interface RowRefusal<Refusal> {
  /** Which command of the request, from 0. */
  readonly row: number
  readonly refusal: Refusal
  /**
   * The first refused command, from 0, that would have done what this one may need: whether this one would be refused without that, nobody can say.
   * Left out where there is none.
   */
  readonly after?: number
}

/** What a request leads to: its events, or why not. */
export type Verdict<Event, Refusal> = Result.Result<ReadonlyArray<Event>, NonEmptyReadonlyArray<RowRefusal<Refusal>>>

/** The verdicts, what they rest upon, and what was missing to reach them. */
export interface Batch<Event, Refusal> {
  /** One per request, in order. */
  readonly verdicts: NonEmptyReadonlyArray<Verdict<Event, Refusal>>
  /** Every part that any decision read, and whether the model was raised: the consistency boundary. */
  readonly boundary: ReadonlySet<Known<Event>>
  /** Parts nobody has read yet: read them and decide again. */
  readonly missing: ReadonlyArray<Part<Event>>
  /** The last position at which all states hold; nothing when one is missing or they are of different moments. */
  readonly upTo: SequencePosition | undefined
}

/** The last position at which all of these states hold. */
const agreed = <Event>(boundary: Iterable<Known<Event>>): SequencePosition | undefined => {
  let upTo: SequencePosition | undefined
  let moved = start
  for (const part of boundary) {
    if (upTo === undefined || part.horizon.position < upTo) upTo = part.horizon.position
    moved = later(moved, part.moved)
  }
  if (upTo === undefined) return start
  return moved <= upTo ? upTo : undefined
}

/** The parts of a command as far as they are known. */
interface Resolved<Event> {
  readonly states: Record<string, unknown>
  readonly read: ReadonlyArray<Known<Event>>
  readonly missing: ReadonlyArray<Part<Event>>
  /** The key of the part that the decision contends on, if it can be told yet. */
  readonly contended: string | undefined
}

/** What commands compete for, said so that two decisions about the same key of the same part say the same. */
const contendedBy = <Command, Event, Refusal>(
  { contends }: AnyDecision<Command, Event, Refusal>,
  keys: Readonly<Record<string, string | undefined>>
): string | undefined => {
  const key = keys[contends]
  return key === undefined ? undefined : `${contends} ${key}`
}

/** Asks the decision for the keys of its parts until the states found add no further ones. */
export const resolve = <Command, Event extends { readonly type: string }, Refusal>(
  cache: PartCache<Event>,
  decision: AnyDecision<Command, Event, Refusal>,
  command: Command,
  context: DecisionContext,
  ahead: ReadonlyMap<Known<Event>, unknown>
): Resolved<Event> => {
  const { parts } = decision
  const states: Record<string, unknown> = {}
  const read: Array<Known<Event>> = []
  while (true) {
    const keys = decision.keys(command, states, context)
    const missing: Array<Part<Event>> = []
    const before = read.length
    let untold = false
    for (const name in parts) {
      if (name in states) continue
      const projection = parts[name]
      const key = keys[name]
      if (projection === undefined || key === undefined) {
        untold = true
        continue
      }
      const part = cache.find(projection, key)
      if (part === undefined) {
        missing.push({ projection, key })
        continue
      }
      read.push(part)
      states[name] = ahead.has(part) ? ahead.get(part) : part.state
    }
    // What was found may tell the keys that are still untold.
    if (untold && read.length > before) continue
    for (const name in parts) if (!(name in states)) states[name] = parts[name]?.initial
    return { states, read, missing, contended: contendedBy(decision, keys) }
  }
}

/** What the command contends on where the command alone tells it: no state known later takes a key back. */
export const contendedAtOnce = <Command, Event, Refusal>(
  decision: AnyDecision<Command, Event, Refusal>,
  command: Command,
  context: DecisionContext
): string | undefined => contendedBy(decision, decision.keys(command, {}, context))

class Deciding<Command, Event extends { readonly type: string }, Refusal> {
  readonly boundary = new Set<Known<Event>>()
  readonly missing = new Map<string, Part<Event>>()
  /** States that earlier, undurable events of this batch lead to. */
  readonly #ahead = new Map<Known<Event>, unknown>()
  /** What stood there before the events of the request that is being decided; nothing where nothing did. */
  readonly #before = new Map<Known<Event>, readonly [unknown] | undefined>()
  readonly #cache: PartCache<Event>
  readonly #decisionOf: (command: Command) => AnyDecision<Command, Event, Refusal>

  constructor(cache: PartCache<Event>, decisionOf: (command: Command) => AnyDecision<Command, Event, Refusal>) {
    this.#cache = cache
    this.#decisionOf = decisionOf
  }

  request({ context, request }: Timed<Command>, isLast: boolean): Verdict<Event, Refusal> {
    this.#before.clear()
    const events: Array<Event> = []
    const refusals: Array<RowRefusal<Refusal>> = []
    for (const [row, command] of request.commands.entries()) {
      const decided = this.#command(command, context)
      if (Result.isFailure(decided)) {
        refusals.push({ row, refusal: decided.failure })
        continue
      }
      const followed = !isLast || row < request.commands.length - 1
      if (followed) this.#lookAhead(decided.success, events.length, request.commandId, context.now)
      events.push(...decided.success)
    }
    if (!isReadonlyArrayNonEmpty(refusals)) return Result.succeed(events)
    this.#takeBack()
    return Result.fail(refusals)
  }

  /** As if the request had never been made. */
  #takeBack(): void {
    for (const [part, stood] of this.#before) {
      if (stood === undefined) this.#ahead.delete(part)
      else this.#ahead.set(part, stood[0])
    }
  }

  #command(command: Command, context: DecisionContext): Result.Result<ReadonlyArray<Event>, Refusal> {
    const decision = this.#decisionOf(command)
    const { missing, read, states } = resolve(this.#cache, decision, command, context, this.#ahead)
    for (const part of read) this.boundary.add(part)
    for (const part of missing) this.missing.set(`${part.projection.name} ${part.key}`, part)
    // With a part missing nothing can be said yet; the batch is decided again once it has been read.
    return missing.length === 0 ? decision.decide(command, states, context) : Result.succeed([])
  }

  /** Events get the ids they will have; where and when they will be recorded no decision may depend on. */
  #lookAhead(events: ReadonlyArray<Event>, earlier: number, commandId: string, now: Instant): void {
    const idOf = eventIdOf(commandId)
    events.forEach((event, i) => {
      for (const part of this.#cache.movedBy(event)) {
        const stood = this.#ahead.has(part) ? ([this.#ahead.get(part)] as const) : undefined
        const [state] = stood ?? [part.state]
        if (!this.#before.has(part)) this.#before.set(part, stood)
        const provisional = {
          id: idOf(earlier + i),
          position: at(part.horizon.position + 1),
          recordedAt: now
        }
        this.#ahead.set(part, part.projection.evolve(state, event, provisional, part.key))
      }
    })
  }
}

/** Whether all that the verdicts rest on has just been read, as it was at one position. */
export const restsOn = <Event, Refusal>(batch: Batch<Event, Refusal>, read: ReadonlySet<Known<Event>>): boolean =>
  [...batch.boundary].every((part) => read.has(part))

/** Decides on what the cache knows. */
export const decideAll = <Command, Event extends { readonly type: string }, Refusal>(
  cache: PartCache<Event>,
  decisionOf: (command: Command) => AnyDecision<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>
): Batch<Event, Refusal> => {
  const deciding = new Deciding(cache, decisionOf)
  const verdicts = Arr.map(requests, (timed, i) => deciding.request(timed, i === requests.length - 1))
  const { boundary, missing } = deciding
  boundary.add(cache.model)
  return {
    verdicts,
    boundary,
    missing: [...missing.values()],
    upTo: missing.size === 0 ? agreed(boundary) : undefined
  }
}
