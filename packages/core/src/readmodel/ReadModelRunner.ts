/**
 * Keeps a read model up to date from the log: each event counts once, whatever is killed and however many runners there are.
 */
import { Effect, Schema, Stream } from "effect"
import { decodeAll } from "../eventsourcing/Ask.ts"
import type { CannotDecode, EventCodec } from "../eventsourcing/EventCodec.ts"
import {
  EventStore,
  type EventStoreService,
  type StoreFailed,
  type SubscriptionBatch
} from "../eventsourcing/EventStore.ts"
import type { Query } from "../eventsourcing/Query.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { type Build, buildOf, type Columns, isNewer, type ReadModel } from "./ReadModel.ts"
import {
  type Overtaken,
  type ReadModelsFailed,
  ReadModelStore,
  type ReadModelStoreService,
  type ShapeDiffers,
  type Standing,
  type UnknownBuild
} from "./ReadModelStore.ts"
import { type RowFold, rowFold } from "./RowFold.ts"

/** A row that was kept cannot be read: it was changed by hand, or its schema was without raising the version. */
export class UnreadableRow extends Schema.TaggedError<UnreadableRow>()("UnreadableRow", {
  model: Schema.String,
  version: Schema.String,
  key: Schema.String,
  detail: Schema.String
}) {
  override get message() {
    return `The row "${this.key}" of ${this.model} ${this.version} cannot be read: ${this.detail}`
  }
}

/** Why a runner stopped. */
export type RunnerFailed = StoreFailed | ReadModelsFailed | CannotDecode | UnreadableRow | ShapeDiffers | UnknownBuild

/** States kept in memory between two steps; beyond that they are read again. */
const capacity = 10_000

/** What a runner works with. */
interface Work<State, Event> {
  readonly build: Build
  readonly fold: RowFold<State, Event>
  readonly codec: EventCodec<Event>
  readonly log: EventStoreService
  readonly rows: ReadModelStoreService
  /** The states that this runner kept last: true as long as nobody overtakes it. */
  readonly known: Map<string, State>
}

/** Brings the states of these keys together: those that are known, the others from the store. */
const statesOf = Effect.fnUntraced(function* <State, Event>(
  { build, fold, known, rows }: Work<State, Event>,
  keys: ReadonlyArray<string>
): Effect.fn.Return<ReadonlyMap<string, State>, ReadModelsFailed | UnreadableRow> {
  const missing = keys.filter((key) => !known.has(key))
  const stored = missing.length === 0 ? new Map<string, string>() : yield* rows.find(build, missing)
  for (const [key, text] of stored) {
    const state = yield* Effect.mapError(
      Effect.fromResult(fold.read(text)),
      ({ message }) => new UnreadableRow({ ...build, key, detail: message })
    )
    known.set(key, state)
  }
  return known
})

/** Takes in what came next, and keeps it. */
const step = Effect.fnUntraced(function* <State, Event>(
  work: Work<State, Event>,
  from: SequencePosition,
  { events, upTo }: SubscriptionBatch
): Effect.fn.Return<SequencePosition, RunnerFailed | Overtaken> {
  const { build, codec, fold, known, rows } = work
  const decoded = yield* Effect.fromResult(decodeAll(codec, events))
  const states = yield* statesOf(work, fold.keysOf(decoded))
  const moved = fold.evolve(states, decoded)
  yield* rows.advance(build, { from, upTo, rows: [...moved].map(([key, state]) => fold.write(key, state)) })
  for (const [key, state] of moved) known.set(key, state)
  if (known.size > capacity) known.clear()
  return upTo
})

/** Lets the version answer once it has come as far as the log went when the runner began, and no newer one does. */
const serveFrom = Effect.fnUntraced(function* <State, Event>(
  { build, rows }: Work<State, Event>,
  target: SequencePosition,
  upTo: SequencePosition
): Effect.fn.Return<boolean, ReadModelsFailed | UnknownBuild> {
  if (upTo < target) return false
  const serving = (yield* rows.standings()).find((each) => each.model === build.model && each.serving)
  if (serving !== undefined && !isNewer(build, serving)) return true
  return yield* rows.serve(build)
})

/** Follows the log from where the version stands until somebody else brings it further. */
const follow = Effect.fnUntraced(function* <State, Event>(
  work: Work<State, Event>,
  query: Query,
  standing: Standing
): Effect.fn.Return<void, RunnerFailed> {
  const { head } = yield* work.log.read([{ query, after: standing.upTo }], { limit: 1 })
  let upTo = standing.upTo
  let settled = standing.serving || (yield* serveFrom(work, head, upTo))
  const steps = Stream.runForEach(work.log.subscribe(query, { after: upTo }), (batch) =>
    Effect.gen(function* () {
      upTo = yield* step(work, upTo, batch)
      settled ||= yield* serveFrom(work, head, upTo)
    })
  )
  yield* Effect.catchTag(steps, "Overtaken", () => Effect.void)
})

/**
 * Builds the version where it is not there, lets it answer as soon as it has caught up, and keeps it up to date. Never ends but by a
 * failure, from which it can be run again at any time. An older version than the one that answers is kept up to date and does not
 * take its place.
 */
export const run = Effect.fnUntraced(function* <State, Event extends { readonly type: string }, Row extends Columns>(
  model: ReadModel<State, Event, Row>,
  codec: EventCodec<Event>
): Effect.fn.Return<never, RunnerFailed, EventStore | ReadModelStore> {
  const log = yield* EventStore
  const rows = yield* ReadModelStore
  const build = buildOf(model)
  const query: Query = [{ types: model.projection.types }]
  while (true) {
    const standing = yield* rows.prepare({ ...build, columns: model.columns })
    yield* follow({ build, fold: rowFold(model), codec, log, rows, known: new Map() }, query, standing)
  }
})
