/**
 * Runs requests: read the parts, decide, append under the condition that nobody wrote into the boundary meanwhile; else once more.
 */
import { Clock, Effect, Exit, Random, Result, type Scope } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import {
  type Answer,
  CommandIdReused,
  ContentionNeverEnded,
  NewerModel,
  type Preview,
  type RunFailed
} from "./Answer.ts"
import { type Batch, decideAll, isSettled, knownTogether, type Request, resolve, type Timed } from "./Batch.ts"
import { generation } from "./Command.ts"
import type { AnyDecision } from "./Decision.ts"
import type { EventCodec } from "./EventCodec.ts"
import type { AppendError, EventStoreService } from "./EventStore.ts"
import * as Lanes from "./Lanes.ts"
import { type Known, type Part, PartCache } from "./PartCache.ts"
import type { Projection, Recorded } from "./Projection.ts"
import { answerAgain, findFirst, firstOf } from "./Repeats.ts"
import { later, type SequencePosition } from "./SequencePosition.ts"
import { conditionOf, eventsOf, recordedOf, type Write, writesOf } from "./Writing.ts"

/** What a runner works with. */
export interface RunnerOptions<Command, Event, Refusal> {
  readonly store: EventStoreService
  readonly codec: EventCodec<Event>
  readonly decisionOf: (command: Command) => AnyDecision<Command, Event, Refusal>
  /** The projections that any of the decisions reads. */
  readonly projections: Iterable<Projection<unknown, Event>>
  /** Parts kept in memory; the oldest go first. */
  readonly capacity?: number
  /** How often a request is read and decided before unending contention is reported. */
  readonly maxRounds?: number
}

/** Runs requests against one store, as fast as its boundaries allow and never on a stale state. */
export interface CommandRunner<Command, Event, Refusal> {
  readonly run: (request: Request<Command>) => Effect.Effect<Answer<Event, Refusal>, RunFailed>
  /** Decides without writing, each request on the state that the earlier ones would lead to. */
  readonly preview: (
    requests: NonEmptyReadonlyArray<Request<Command>>
  ) => Effect.Effect<Preview<Event, Refusal>, RunFailed>
}

interface Running<Command, Event extends { readonly type: string }, Refusal> {
  readonly store: EventStoreService
  readonly codec: EventCodec<Event>
  readonly decisionOf: (command: Command) => AnyDecision<Command, Event, Refusal>
  readonly cache: PartCache<Event>
  readonly maxRounds: number
}

type Exits<Event, Refusal> = ReadonlyArray<Exit.Exit<Answer<Event, Refusal>, RunFailed>>
type RecordedBy<Command, Event> = ReadonlyMap<Timed<Command>, NonEmptyReadonlyArray<Recorded<Event>>>

const timed = <Command>(request: Request<Command>): Effect.Effect<Timed<Command>> =>
  Effect.map(Clock.currentTimeMillis, (now) => ({ request, context: { actor: request.actor, now } }))

/** One read that brings the parts to one head. */
const bring = <Command, Event extends { readonly type: string }, Refusal>(
  { cache, store }: Running<Command, Event, Refusal>,
  parts: ReadonlyArray<Part<Event>>
): Effect.Effect<ReadonlySet<Known<Event>>, RunFailed> => {
  if (!isReadonlyArrayNonEmpty(parts)) return Effect.succeed(new Set())
  const reads = cache.reads(parts)
  return Effect.flatMap(store.read(reads), (result) =>
    Effect.map(
      Effect.fromResult(cache.apply(parts, reads, result)),
      () => new Set(parts.flatMap((part) => cache.get(part) ?? []))
    )
  )
}

/** The key that the command contends on; where only reading tells it, that is read. */
const contended = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  command: Command
): Effect.Effect<string | undefined, RunFailed> => {
  const resolved = resolve(running.cache, running.decisionOf(command), command, new Map())
  return resolved.contended !== undefined || resolved.missing.length === 0
    ? Effect.succeed(resolved.contended)
    : Effect.flatMap(bring(running, [...resolved.read, ...resolved.missing]), () => contended(running, command))
}

/** The first overtakings are retried at once, later ones after a growing, random pause of at most 50 ms. */
const pause = (round: number): Effect.Effect<void> =>
  round < 4
    ? Effect.yieldNow
    : Effect.flatMap(Random.next, (part) => Effect.sleep(part * Math.min(50, 2 ** (round - 3))))

const refuseNewer = <Event>(boundary: ReadonlySet<Known<Event>>): Effect.Effect<void, NewerModel> => {
  for (const part of boundary) {
    if (part.generation > generation) {
      return Effect.fail(new NewerModel({ generation: part.generation, ours: generation }))
    }
  }
  return Effect.void
}

/** What each caller is told once everything the verdicts rest upon is durable. */
const answers = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  { codec, store }: Running<Command, Event, Refusal>,
  requests: ReadonlyArray<Timed<Command>>,
  batch: Batch<Event, Refusal>,
  recorded: RecordedBy<Command, Event>,
  upTo: SequencePosition,
  again: boolean
): Effect.fn.Return<Exits<Event, Refusal>, RunFailed> {
  const found = yield* findFirst(
    store,
    requests.filter((request) => !recorded.has(request))
  )
  const answer = (arrived: Timed<Command>, i: number): Effect.Effect<Answer<Event, Refusal>, RunFailed> => {
    const events = recorded.get(arrived)
    if (events !== undefined) {
      return Effect.succeed({ _tag: "Done", events, upTo: events[events.length - 1]?.position ?? upTo, again })
    }
    const first = firstOf(found, arrived.request)
    if (first !== undefined) return answerAgain(store, codec, arrived.request, first)
    const verdict = batch.verdicts[i]
    return verdict !== undefined && Result.isFailure(verdict)
      ? Effect.succeed({ _tag: "Refused", refusals: verdict.failure, upTo })
      : Effect.succeed({ _tag: "Done", events: [], upTo, again: false })
  }
  return yield* Effect.forEach(requests, (arrived, i) => Effect.exit(answer(arrived, i)))
})

/** Some ids are stored already: each request on its own finds out whether it is one sent again. */
const apart = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>
): Effect.Effect<Exits<Event, Refusal>, RunFailed> => {
  const [only] = requests
  if (requests.length > 1) {
    const alone = (arrived: Timed<Command>): Effect.Effect<Answer<Event, Refusal>, RunFailed> =>
      Effect.flatMap(together(running, [arrived]), ([exit]) => exit ?? Effect.die(new RangeError("no answer")))
    return Effect.forEach(requests, (arrived) => Effect.exit(alone(arrived)))
  }
  return Effect.flatMap(findFirst(running.store, requests), (found) => {
    const first = firstOf(found, only.request)
    return first === undefined
      ? Effect.fail(new CommandIdReused({ commandId: only.request.commandId }))
      : Effect.map(answerAgain(running.store, running.codec, only.request, first), (done) => [Exit.succeed(done)])
  })
}

/** Appends the writes and applies them to the cache. */
const write = <Command, Event extends { readonly type: string }, Refusal>(
  { cache, store }: Running<Command, Event, Refusal>,
  writes: NonEmptyReadonlyArray<Write<Command, Event>>,
  boundary: ReadonlySet<Known<Event>>,
  after: SequencePosition
): Effect.Effect<
  { readonly recorded: RecordedBy<Command, Event>; readonly again: boolean; readonly upTo: SequencePosition },
  AppendError
> =>
  Effect.map(store.append(eventsOf(writes), conditionOf(boundary, after)), (appended) => {
    const recorded = recordedOf(writes, appended)
    const events = [...recorded.values()].flat()
    if (!appended.alreadyStored && isReadonlyArrayNonEmpty(events)) cache.advance(events, boundary)
    return { recorded, again: appended.alreadyStored, upTo: later(appended.last, after) }
  })

const together = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>
): Effect.fn.Return<Exits<Event, Refusal>, RunFailed> {
  const { cache, codec, decisionOf, maxRounds } = running
  let read: ReadonlySet<Known<Event>> = new Set()
  for (let round = 1; round <= maxRounds; round++) {
    const batch = decideAll(cache, decisionOf, requests)
    const known = knownTogether(cache, batch.boundary)
    const writes = writesOf(codec, requests, batch)
    // An append proves that what it was decided on was current; where nothing is appended, only a read can.
    const certain = writes.length > 0 ? batch.missing.length === 0 && known.from === known.to : isSettled(batch, read)
    if (!certain) {
      read = yield* bring(running, [...batch.boundary, ...batch.missing])
      continue
    }
    yield* refuseNewer(batch.boundary)
    if (!isReadonlyArrayNonEmpty(writes)) return yield* answers(running, requests, batch, new Map(), known.from, false)
    const written = yield* Effect.result(write(running, writes, batch.boundary, known.from))
    if (Result.isSuccess(written)) {
      const { again, recorded, upTo } = written.success
      return yield* answers(running, requests, batch, recorded, upTo, again)
    }
    const failed = written.failure
    if (failed._tag === "StoreFailed") return yield* failed
    // The codec and the limits on ids make every append a valid one.
    if (failed._tag === "InvalidAppend") return yield* Effect.die(failed)
    if (failed._tag === "IdClash") return yield* apart(running, requests)
    yield* pause(round)
    read = yield* bring(running, [...batch.boundary])
  }
  return requests.map(({ request: { commandId } }) =>
    Exit.fail(new ContentionNeverEnded({ commandId, rounds: maxRounds }))
  )
})

const preview = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Request<Command>>
): Effect.fn.Return<Preview<Event, Refusal>, RunFailed> {
  const [first, ...rest] = requests
  const arrived = [yield* timed(first), ...(yield* Effect.forEach(rest, timed))] as const
  let read: ReadonlySet<Known<Event>> = new Set()
  for (let round = 1; round <= running.maxRounds; round++) {
    const batch = decideAll(running.cache, running.decisionOf, arrived)
    if (isSettled(batch, read)) {
      return { verdicts: batch.verdicts, upTo: knownTogether(running.cache, batch.boundary).from }
    }
    read = yield* bring(running, [...batch.boundary, ...batch.missing])
  }
  return yield* new ContentionNeverEnded({ commandId: first.commandId, rounds: running.maxRounds })
})

/** A runner that works until the scope closes. */
export const make = <Command, Event extends { readonly type: string }, Refusal>(
  options: RunnerOptions<Command, Event, Refusal>,
  scope: Scope.Scope
): CommandRunner<Command, Event, Refusal> => {
  const { capacity = 100_000, codec, decisionOf, maxRounds = 40, projections, store } = options
  const cache = new PartCache(codec, projections, capacity)
  const running: Running<Command, Event, Refusal> = { store, codec, decisionOf, cache, maxRounds }
  const lane = Lanes.make<Timed<Command>, Answer<Event, Refusal>, RunFailed>(
    (requests) => together(running, requests),
    scope
  )
  return {
    run: (request) =>
      Effect.flatMap(timed(request), (arrived) =>
        Effect.flatMap(contended(running, request.commands[0]), (key) =>
          lane(key ?? `command ${request.commandId}`, arrived)
        )
      ),
    preview: (requests) => preview(running, requests)
  }
}
