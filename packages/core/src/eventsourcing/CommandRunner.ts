/**
 * Runs requests: those that compete for the same part one after the other, those that wait for it meanwhile together.
 */
import { Clock, Effect, type Scope } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { type Answer, CommandIdReused, ContentionNeverEnded, type Preview, type RunFailed } from "./Answer.ts"
import { attempt, bring, type Exits, newerIn, type Running, type Stopped } from "./Attempt.ts"
import { contendedAtOnce, decideAll, type Request, resolve, restsOn, type Timed } from "./Batch.ts"
import { type DecisionContext, generation as today } from "./Command.ts"
import type { AnyDecision } from "./Decision.ts"
import type { CannotDecode, EventCodec } from "./EventCodec.ts"
import { type EventStoreService, StoreFailed } from "./EventStore.ts"
import * as Lanes from "./Lanes.ts"
import type { Known } from "./Known.ts"
import { PartCache } from "./PartCache.ts"
import type { Projection } from "./Projection.ts"
import { answerAgain, findFirst, firstOf } from "./Repeats.ts"
import type { Saving } from "./Saving.ts"
import { start } from "./SequencePosition.ts"

/** What a runner works with. */
export interface RunnerOptions<Command, Event, Refusal> {
  readonly store: EventStoreService
  readonly codec: EventCodec<Event>
  readonly decisionOf: (command: Command) => AnyDecision<Command, Event, Refusal>
  /** The projections that any of the decisions reads. */
  readonly projections: Iterable<Projection<unknown, Event>>
  /** Parts kept in memory; the oldest go first. What one decision reads is kept whatever the capacity. */
  readonly capacity?: number
  /** How often a request is read and decided before unending contention is reported. */
  readonly maxRounds?: number
  /** Saves states that took many events, and starts with those that were saved. */
  readonly saving?: Saving<Event> | undefined
  /** Of the model that decides: that of this program, but in tests. */
  readonly generation?: number
}

/** States to start with: more take longer to open than they are worth. */
const startsWith = { count: 1000, characters: 16_000_000 }

/** Runs requests against one store, as fast as its boundaries allow and never on a stale state. */
export interface CommandRunner<Command, Event, Refusal> {
  readonly run: (request: Request<Command>) => Effect.Effect<Answer<Event, Refusal>, RunFailed>
  /** Decides without writing, each request on the state that the earlier ones would lead to. */
  readonly preview: (
    requests: NonEmptyReadonlyArray<Request<Command>>
  ) => Effect.Effect<Preview<Event, Refusal>, RunFailed>
}

const timed = <Command>(request: Request<Command>): Effect.Effect<Timed<Command>> =>
  Effect.map(Clock.currentTimeMillis, (now) => ({ request, context: { actor: request.actor, now } }))

/** The key that the command contends on; where only reading tells it, that is read. */
const contended = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  command: Command,
  context: DecisionContext
): Effect.fn.Return<string | undefined, StoreFailed | CannotDecode> {
  for (let round = 1; round <= running.maxRounds; round++) {
    const resolved = resolve(running.cache, running.decisionOf(command), command, context, new Map())
    if (resolved.contended !== undefined || resolved.missing.length === 0) return resolved.contended
    yield* bring(running, [...resolved.read, ...resolved.missing, running.cache.model])
  }
  return undefined
})

/** The lane of a request. One that competes for nothing, or nothing that can be told, has a lane to itself. */
const laneOf = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  { context, request }: Timed<Command>
): Effect.Effect<string, StoreFailed> => {
  const [command] = request.commands
  const told =
    contendedAtOnce(running.decisionOf(command), command, context) ??
    resolve(running.cache, running.decisionOf(command), command, context, new Map()).contended
  if (told !== undefined) return Effect.succeed(told)
  return contended(running, command, context).pipe(
    Effect.catchTag("CannotDecode", () => Effect.undefined),
    Effect.map((key) => key ?? `command ${request.commandId}`)
  )
}

/** Whatever stops a request that was carried out before, it is answered as the first time. */
const answerStopped = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  { codec, store }: Running<Command, Event, Refusal>,
  arrived: Timed<Command>,
  stopped: Exclude<Stopped, StoreFailed>
): Effect.fn.Return<Answer<Event, Refusal>, RunFailed> {
  const { request } = arrived
  const first = firstOf(yield* findFirst(store, [arrived]), request)
  if (first !== undefined) return yield* answerAgain(store, codec, request, first)
  if (stopped._tag === "IdClash") {
    const [other] = yield* store.find(stopped.ids)
    return yield* new CommandIdReused({ commandId: request.commandId, position: other?.position ?? start })
  }
  // The codec and the limits on ids make every append of one request a valid one.
  if (stopped._tag === "InvalidAppend") return yield* Effect.die(stopped)
  return yield* stopped
})

/** Where stored ids were met, the request may have been written by now: a store that fails from there on no longer knows. */
const unsure = <A, E>(answer: Effect.Effect<A, E>): Effect.Effect<A, E | StoreFailed> =>
  Effect.mapError(answer, (failed) => {
    if (!(failed instanceof StoreFailed)) return failed
    const { cause, detail, reason } = failed
    return new StoreFailed({ reason, outcome: "unknown", detail, cause })
  })

const alone = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  arrived: Timed<Command>
): Effect.Effect<Answer<Event, Refusal>, RunFailed> =>
  Effect.matchEffect(attempt(running, [arrived]), {
    onSuccess: ([exit]) => exit,
    onFailure: (stopped) => {
      if (stopped._tag === "StoreFailed") return Effect.fail(stopped)
      const answer = answerStopped(running, arrived, stopped)
      return stopped._tag === "IdClash" ? unsure(answer) : answer
    }
  })

/** Only the store stops all; where something else does, even a defect, each goes alone and meets only its own trouble. */
const together = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>
): Effect.Effect<Exits<Event, Refusal>, StoreFailed> => {
  const each = Effect.forEach(requests, (arrived) => Effect.exit(alone(running, arrived)))
  if (requests.length === 1) return each
  const eachUnsure = Effect.forEach(requests, (arrived) => Effect.exit(unsure(alone(running, arrived))))
  return attempt(running, requests).pipe(
    Effect.catchIf(
      (stopped) => stopped._tag !== "StoreFailed",
      (stopped) => (stopped._tag === "IdClash" ? eachUnsure : each)
    ),
    Effect.catchDefect(() => each)
  )
}

const preview = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Request<Command>>
): Effect.fn.Return<Preview<Event, Refusal>, RunFailed> {
  const arrived = yield* Effect.forEach(requests, timed)
  let read: ReadonlySet<Known<Event>> = new Set()
  for (let round = 1; round <= running.maxRounds; round++) {
    const batch = decideAll(running.cache, running.decisionOf, arrived)
    if (batch.upTo !== undefined && restsOn(batch, read)) {
      const newer = newerIn(batch.boundary, running.generation)
      if (newer !== undefined) return yield* newer
      return { verdicts: batch.verdicts, upTo: batch.upTo }
    }
    read = yield* bring(running, [...batch.boundary, ...batch.missing])
  }
  return yield* new ContentionNeverEnded({ commandId: requests[0].commandId, rounds: running.maxRounds })
})

/** A runner that works until the scope closes. */
export const make = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  options: RunnerOptions<Command, Event, Refusal>
): Effect.fn.Return<CommandRunner<Command, Event, Refusal>, never, Scope.Scope> {
  const { capacity = 100_000, codec, decisionOf, generation = today, maxRounds = 40, saving, store } = options
  const projections = [...options.projections]
  const cache = new PartCache(codec, projections, capacity, undefined, saving)
  const bounds = { ...startsWith, count: Math.min(startsWith.count, capacity) }
  for (const { saved, state, ...part } of saving === undefined
    ? []
    : yield* saving.newest(store, projections, bounds)) {
    cache.prime(part, state, saved)
  }
  const running: Running<Command, Event, Refusal> = { store, codec, decisionOf, cache, maxRounds, generation }
  const lane = yield* Lanes.make<Timed<Command>, Answer<Event, Refusal>, RunFailed>(
    (requests) => together(running, requests),
    (request) => alone(running, request)
  )
  return {
    run: (request) =>
      Effect.flatMap(timed(request), (arrived) =>
        Effect.flatMap(laneOf(running, arrived), (key) => lane(key, arrived))
      ),
    preview: (requests) => preview(running, requests)
  }
})
