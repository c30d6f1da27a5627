/**
 * Reads, decides and appends requests together, again and again until nobody writes into their boundary meanwhile.
 */
import { Array as Arr, Effect, Exit, Random, Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty, lastNonEmpty } from "effect/Array"
import { type Answer, ContentionNeverEnded, type Done, NewerModel, type RunFailed } from "./Answer.ts"
import { type Batch, decideAll, restsOn, type Timed, type Verdict } from "./Batch.ts"
import type { AnyDecision } from "./Decision.ts"
import type { CannotDecode, EventCodec } from "./EventCodec.ts"
import {
  type AppendError,
  type ConditionFailed,
  type EventStoreService,
  IdClash,
  type InvalidAppend,
  type StoreFailed
} from "./EventStore.ts"
import type { Known, Part } from "./Known.ts"
import { markOf } from "./ModelRaised.ts"
import type { PartCache } from "./PartCache.ts"
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
  /** Of the model that decides. */
  readonly generation: number
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

/** What a newer program wrote within a boundary: an older one decides nothing on it. */
export const newerIn = <Event>(boundary: ReadonlySet<Known<Event>>, ours: number): NewerModel | undefined => {
  for (const part of boundary) {
    if (part.generation > ours) return new NewerModel({ generation: part.generation, ours })
  }
  return undefined
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

/** Leaves the mark of a generation, unless another process has. */
const raise = (
  store: EventStoreService,
  generation: number
): Effect.Effect<void, Exclude<AppendError, ConditionFailed>> =>
  // It has no condition, and so none fails: where a store says that one did, the next round tells what stands there.
  Effect.catchTag(Effect.asVoid(store.append([markOf(generation)])), "ConditionFailed", () => Effect.void)

const doneWith = <Event>(events: NonEmptyReadonlyArray<Recorded<Event>>): Done<Event> => ({
  _tag: "Done",
  events,
  upTo: lastNonEmpty(events).position,
  again: false
})

/** What callers are told of whom some were not written: those were refused, had nothing to do, or were carried out before. */
const answersOfEach = Effect.fnUntraced(function* <Command, Event extends { readonly type: string }, Refusal>(
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
      return Effect.succeed(doneWith(events))
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

/** What each caller is told once everything the verdicts rest upon is durable. */
const answers = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>,
  batch: Batch<Event, Refusal>,
  written: Written<Command, Event>
): Effect.Effect<Exits<Event, Refusal>> => {
  // Those that were written are in the order of the requests.
  const done = Array.from(written.recorded.values(), (events): Exit.Exit<Done<Event>> => Exit.succeed(doneWith(events)))
  return done.length === requests.length && isReadonlyArrayNonEmpty(done)
    ? Effect.succeed(done)
    : answersOfEach(running, requests, batch, written)
}

const turn = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>,
  round: number,
  read: ReadonlySet<Known<Event>>
): Effect.Effect<Exits<Event, Refusal>, Stopped> => {
  const { cache, codec, decisionOf, generation, maxRounds, store } = running
  if (round > maxRounds) {
    const never = ({ request: { commandId } }: Timed<Command>) =>
      Exit.fail(new ContentionNeverEnded({ commandId, rounds: maxRounds }))
    return Effect.succeed(Arr.map(requests, never))
  }
  const next = (parts: ReadonlyArray<Part<Event>>): Effect.Effect<Exits<Event, Refusal>, Stopped> =>
    Effect.flatMap(bring(running, parts), (brought) => turn(running, requests, round + 1, brought))
  const batch = decideAll(cache, decisionOf, requests)
  const { boundary, missing, upTo } = batch
  const writes = upTo === undefined ? [] : writesOf(codec, requests, batch, generation)
  // An append proves that what it was decided on was current; where nothing is appended, only a read can.
  if (upTo === undefined || (writes.length === 0 && !restsOn(batch, read))) return next([...boundary, ...missing])
  const newer = newerIn(boundary, generation)
  if (newer !== undefined) return Effect.fail(newer)
  if (!isReadonlyArrayNonEmpty(writes)) {
    return answers(running, requests, batch, { recorded: new Map(), decidedOn: upTo })
  }
  if (cache.model.generation < generation) {
    // Older programs see the mark before the first event that they would not, and what they decided meanwhile fails on it.
    return Effect.flatMap(raise(store, generation), () => next([...boundary]))
  }
  return Effect.matchEffect(write(running, writes, boundary, upTo), {
    onSuccess: (written) => answers(running, requests, batch, written),
    onFailure: (failed) =>
      failed._tag === "ConditionFailed" ? Effect.flatMap(pause(round), () => next([...boundary])) : Effect.fail(failed)
  })
}

/** Runs the requests as one: what stops one of them stops all. */
export const attempt = <Command, Event extends { readonly type: string }, Refusal>(
  running: Running<Command, Event, Refusal>,
  requests: NonEmptyReadonlyArray<Timed<Command>>
): Effect.Effect<Exits<Event, Refusal>, Stopped> => Effect.suspend(() => turn(running, requests, 1, new Set()))
