/**
 * Reads, decides and appends requests together, again and again until nobody writes into their boundary meanwhile.
 */
import { Array as Arr, Effect, Exit, Random, Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty, lastNonEmpty } from "effect/Array"
import { type Answer, ContentionNeverEnded, NewerModel, type RunFailed } from "./Answer.ts"
import { type Batch, decideAll, restsOn, type Timed, type Verdict } from "./Batch.ts"
import { generation } from "./Command.ts"
import type { AnyDecision } from "./Decision.ts"
import type { CannotDecode, EventCodec } from "./EventCodec.ts"
import {
  type AppendError,
  type EventStoreService,
  IdClash,
  type InvalidAppend,
  type StoreFailed
} from "./EventStore.ts"
import type { Known, Part, PartCache } from "./PartCache.ts"
import type { Recorded } from "./Projection.ts"
import { answerAgain, findFirst, firstOf } from "./Repeats.ts"
import { at, type SequencePosition } from "./SequencePosition.ts"
import { conditionOf, eventsOf, recordedOf, type Write, writesOf } from "./Writing.ts"

/** What requests run on. */
export interface Running<Command, Event extends { readonly type: string }, Refusal> {
  readonly store: EventStoreService
  readonly codec: EventCodec<Event>
  readonly decisionOf: (command: Command) => AnyDecision<Command, Event, Refusal>
  readonly cache: PartCache<Event>
  readonly maxRounds: number
}

/** One exit per request, in order. */
export type Exits<Event, Refusal> = NonEmptyReadonlyArray<Exit.Exit<Answer<Event, Refusal>, RunFailed>>

/** What can stop requests; the store stops all it meets, everything else may concern one of them alone. */
export type Stopped = StoreFailed | CannotDecode | NewerModel | IdClash | InvalidAppend

/** The requests that were written, with their events, and the position that all was decided on. */
interface Written<Command, Event> {
  readonly recorded: ReadonlyMap<Timed<Command>, NonEmptyReadonlyArray<Recorded<Event>>>
  readonly decidedOn: SequencePosition
}

/** One read that brings the parts to one head; gives those that it brought there. */
export const bring = <Command, Event extends { readonly type: string }, Refusal>(
  { cache, store }: Running<Command, Event, Refusal>,
  parts: ReadonlyArray<Part<Event>>
): Effect.Effect<ReadonlySet<Known<Event>>, StoreFailed | CannotDecode> => {
  if (!isReadonlyArrayNonEmpty(parts)) return Effect.succeed(new Set())
  const reads = cache.reads(parts)
  return Effect.flatMap(store.read(reads), (result) => Effect.fromResult(cache.apply(parts, reads, result)))
}

/** A program decides nothing on what a newer one wrote. */
export const refuseNewer = <Event>(boundary: ReadonlySet<Known<Event>>): Effect.Effect<void, NewerModel> => {
  for (const part of boundary) {
    if (part.generation > generation) {
      return Effect.fail(new NewerModel({ generation: part.generation, ours: generation }))
    }
  }
  return Effect.void
}

/** The first overtakings are retried at once, later ones after a growing, random pause of at most 50 ms. */
const pause = (round: number): Effect.Effect<void> =>
  round < 4
    ? Effect.yieldNow
    : Effect.flatMap(Random.next, (part) => Effect.sleep(part * Math.min(50, 2 ** (round - 3))))

/** Appends the writes and applies them to the cache. */
const write = <Command, Event extends { readonly type: string }, Refusal>(
  { cache, store }: Running<Command, Event, Refusal>,
  writes: NonEmptyReadonlyArray<Write<Command, Event>>,
  boundary: ReadonlySet<Known<Event>>,
  after: SequencePosition
): Effect.Effect<Written<Command, Event>, AppendError> =>
  Effect.flatMap(store.append(eventsOf(writes), conditionOf(boundary, after)), (appended) => {
    // Events stored before are a success that no condition was checked for: it proves nothing to the rest of the batch.
    if (appended.alreadyStored) return Effect.fail(new IdClash({ ids: eventsOf(writes).map(({ id }) => id) }))
    const recorded = recordedOf(writes, appended)
    cache.advance(appended, [...recorded.values()].flat(), boundary)
    return Effect.succeed({ recorded, decidedOn: at(appended.first - 1) })
  })

/** What each caller is told once everything the verdicts rest upon is durable. */
const answers = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  { codec, store }: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>,
  batch: Batch<Event, Refusal>,
  { decidedOn, recorded }: Written<Command, Event>
): Effect.fn.Return<Exits<Event, Refusal>> {
  const unwritten = requests.filter((arrived) => !recorded.has(arrived))
  // What is written is written, even if the store cannot tell now whether the others had been carried out before.
  const found = yield* Effect.result(findFirst(store, unwritten))
  let upTo = decidedOn
  const answer = (
    arrived: Timed<Command>,
    verdict: Verdict<Event, Refusal>
  ): Effect.Effect<Answer<Event, Refusal>, RunFailed> => {
    const events = recorded.get(arrived)
    if (events !== undefined) {
      // The requests behind this one were decided on what it led to.
      upTo = lastNonEmpty(events).position
      return Effect.succeed({ _tag: "Done", events, upTo, again: false })
    }
    if (Result.isFailure(found)) return Effect.fail(found.failure)
    const first = firstOf(found.success, arrived.request)
    if (first !== undefined) return answerAgain(store, codec, arrived.request, first)
    return Result.isFailure(verdict)
      ? Effect.succeed({ _tag: "Refused", refusals: verdict.failure, upTo })
      : Effect.succeed({ _tag: "Done", events: [], upTo, again: false })
  }
  return yield* Effect.forEach(Arr.zip(requests, batch.verdicts), ([arrived, verdict]) =>
    Effect.exit(answer(arrived, verdict))
  )
})

/** Runs the requests as one: what stops one of them stops all. */
export const attempt = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>
): Effect.fn.Return<Exits<Event, Refusal>, Stopped> {
  const { cache, codec, decisionOf, maxRounds } = running
  let read: ReadonlySet<Known<Event>> = new Set()
  for (let round = 1; round <= maxRounds; round++) {
    const batch = decideAll(cache, decisionOf, requests)
    const writes = writesOf(codec, requests, batch)
    // An append proves that what it was decided on was current; where nothing is appended, only a read can.
    if (batch.upTo === undefined || (writes.length === 0 && !restsOn(batch, read))) {
      read = yield* bring(running, [...batch.boundary, ...batch.missing])
      continue
    }
    yield* refuseNewer(batch.boundary)
    if (!isReadonlyArrayNonEmpty(writes)) {
      return yield* answers(running, requests, batch, { recorded: new Map(), decidedOn: batch.upTo })
    }
    const written = yield* Effect.result(write(running, writes, batch.boundary, batch.upTo))
    if (Result.isSuccess(written)) return yield* answers(running, requests, batch, written.success)
    if (written.failure._tag !== "ConditionFailed") return yield* written.failure
    yield* pause(round)
    read = yield* bring(running, [...batch.boundary])
  }
  return Arr.map(requests, ({ request: { commandId } }) =>
    Exit.fail(new ContentionNeverEnded({ commandId, rounds: maxRounds }))
  )
})
