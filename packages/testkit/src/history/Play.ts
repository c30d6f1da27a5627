/**
 * Plays a history on a consortium, each day at its noon.
 */
import {
  type Answer,
  Consortium,
  type ConsortiumOptions,
  type ConsortiumService,
  EventStore,
  type InvalidCommand,
  Query,
  type RowAnswer,
  type SequencePosition
} from "@westum/mobility"
import { Clock, Context, Effect, Layer, type Scope } from "effect"
import { type Log, logOf } from "../laws/Law.ts"
import { noon } from "../model/Days.ts"
import type { Entry, History } from "./History.ts"

/** A consortium with the store that it works on, and how it runs. */
export interface Subject {
  readonly consortium: ConsortiumService
  readonly options: ConsortiumOptions
  readonly store: EventStore.EventStoreService
}

/** A consortium on a new, empty store. */
export type Fresh = Effect.Effect<Subject, unknown, Scope.Scope>

/** What was said to an entry: one answer to a request that is all or none, else one per command. */
export interface Turn {
  readonly entry: Entry
  readonly commandId: string
  readonly answers: ReadonlyArray<RowAnswer>
}

/** Why a history could not be played to its end. */
export type PlayFailed = InvalidCommand | Answer.RunFailed

/** A clock that stands still; sleeping takes real time. */
const stoppedAt = (real: Clock.Clock, now: number): Clock.Clock => ({
  currentTimeMillisUnsafe: () => now,
  currentTimeMillis: Effect.succeed(now),
  currentTimeNanosUnsafe: () => BigInt(now) * 1_000_000n,
  currentTimeNanos: Effect.succeed(BigInt(now) * 1_000_000n),
  monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
  monotonicTimeNanos: real.monotonicTimeNanos,
  sleep: (duration) => real.sleep(duration)
})

/** As if it were noon of the day. */
export const onDay = <A, E, R>(day: number, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.clockWith((real) => Effect.provideService(effect, Clock.Clock, stoppedAt(real, noon(day))))

/** A refusal as an answer like any other. */
export const answerOf = (asked: ReturnType<ConsortiumService["execute"]>): Effect.Effect<RowAnswer, PlayFailed> =>
  Effect.catchTag(asked, "Refused", ({ refusals, upTo }) =>
    Effect.succeed<RowAnswer>({ _tag: "Refused", refusals, upTo })
  )

/** Sends one entry on its day. */
export const send = (
  { consortium }: Subject,
  { commands, day, mode }: Entry,
  commandId: string
): Effect.Effect<ReadonlyArray<RowAnswer>, PlayFailed> =>
  onDay(
    day,
    mode === "row-by-row"
      ? consortium.executeEach(commands, { commandId })
      : Effect.map(answerOf(consortium.executeAll(commands, { commandId })), (answer) => [answer])
  )

/** Plays the whole history; the commands of entry n have an id that follows from n. */
export const play = (subject: Subject, { entries }: History): Effect.Effect<ReadonlyArray<Turn>, PlayFailed> =>
  Effect.forEach(entries, (entry, i) => {
    const commandId = `entry-${i}`
    return Effect.map(send(subject, entry, commandId), (answers): Turn => ({ entry, commandId, answers }))
  })

/** Where the log ends. */
export const headOf = ({ store }: Subject): Effect.Effect<SequencePosition.SequencePosition, EventStore.StoreFailed> =>
  Effect.map(store.read([{ query: Query.all }], { limit: 1 }), ({ head }) => head)

/** Everything in the store, decoded. */
export const wholeLog = ({ store }: Subject): Effect.Effect<Log, PlayFailed> =>
  Effect.flatMap(store.read([{ query: Query.all }]), ({ events }) => Effect.fromResult(logOf(events)))

/** A consortium on a store of its own, until the scope closes. */
export const subject = <E>(
  layer: Layer.Layer<EventStore.EventStore, E>,
  options: ConsortiumOptions = {}
): Effect.Effect<Subject, E, Scope.Scope> =>
  Effect.map(
    Layer.build(Layer.provideMerge(Consortium.layerWith(options), Layer.fresh(layer))),
    (context): Subject => ({
      options,
      consortium: Context.get(context, Consortium),
      store: Context.get(context, EventStore.EventStore)
    })
  )

/** Another consortium on the same store, as another process would be: it knows nothing yet. */
export const withColdCache = (
  { options, store }: Subject,
  capacity = 100
): Effect.Effect<Subject, never, Scope.Scope> =>
  subject(Layer.succeed(EventStore.EventStore, store), { ...options, capacity })
