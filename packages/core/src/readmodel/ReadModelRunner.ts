/**
 * Keeps read models up to date from the log: each event counts once, whatever is killed and however many runners there are.
 */
import { Effect, Stream } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { NewerModel } from "../eventsourcing/Answer.ts"
import { decodeAll } from "../eventsourcing/Ask.ts"
import type { CannotDecode, EventCodec } from "../eventsourcing/EventCodec.ts"
import {
  EventStore,
  type EventStoreService,
  type StoreFailed,
  type SubscriptionBatch
} from "../eventsourcing/EventStore.ts"
import { type as mark } from "../eventsourcing/ModelRaised.ts"
import type { Query } from "../eventsourcing/Query.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { type AnyReadModel, Building, shapeOf } from "./Building.ts"
import type { InvalidCell } from "./InvalidCell.ts"
import { knownOf, notBeyond } from "./RaisedModel.ts"
import { type Columns, isNewer, type ReadModel } from "./ReadModel.ts"
import {
  type Overtaken,
  type ReadModelsFailed,
  ReadModelStore,
  type ReadModelStoreService,
  type ShapeDiffers,
  type UnknownBuild
} from "./ReadModelStore.ts"
import { type LogDiffers, markAt, sameLog } from "./SameLog.ts"
import { together } from "./Together.ts"
import type { UnreadableRow } from "./UnreadableRow.ts"

export type { AnyReadModel } from "./Building.ts"
export { LogDiffers } from "./SameLog.ts"
export { UnreadableRow } from "./UnreadableRow.ts"

/** Why a runner stopped. */
export type RunnerFailed =
  | StoreFailed
  | ReadModelsFailed
  | CannotDecode
  | UnreadableRow
  | InvalidCell
  | ShapeDiffers
  | LogDiffers
  | UnknownBuild
  | NewerModel

/** Events per page of a version that has to catch up. */
const pageSize = 5000

/** Rows of one version that may have moved before they are kept: a bound for memory and for the length of a transaction. */
const mostRows = 40_000

/** Events that may have been taken in before they are kept: what is lost when a runner is killed is read again. */
const mostEvents = 100_000

/** Versions further apart read the log apart: who is up to date waits for no more than this. */
const near = 50_000

/** Events of any domain. */
interface Typed {
  readonly type: string
}

/** Versions that read the log together, in one pass. */
interface Group<Event extends Typed> {
  readonly buildings: NonEmptyReadonlyArray<Building<Event>>
  readonly codec: EventCodec<Event>
  readonly log: EventStoreService
  readonly rows: ReadModelStoreService
  readonly query: Query
}

/** Lets a version answer once it has caught up, unless a newer one does. */
const serve = Effect.fnUntraced(function* <Event extends Typed>(
  rows: ReadModelStoreService,
  building: Building<Event>
): Effect.fn.Return<void, ReadModelsFailed | UnknownBuild> {
  const { build } = building
  const serving = (yield* rows.standings()).find((each) => each.model === build.model && each.serving)
  const overtaken = serving !== undefined && !isNewer(build, serving)
  building.settled = overtaken || (yield* rows.serve(build))
})

/** Keeps what the events up to a position have moved; whoever has come as far as `target` may answer. */
const keepAll = Effect.fnUntraced(function* <Event extends Typed>(
  { buildings, log, rows }: Group<Event>,
  { events, upTo }: SubscriptionBatch,
  target: SequencePosition
) {
  const isMoved = buildings.some((building) => building.upTo < upTo)
  const mark = isMoved ? yield* markAt(log, events, upTo) : {}
  for (const building of buildings) {
    yield* building.keep(upTo, mark)
    if (!building.settled && upTo >= target) yield* serve(rows, building)
  }
})

/** Takes in what was read. At the mark of a newer model it keeps what came before, and stops. */
const takeAll = Effect.fnUntraced(function* <Event extends Typed>(
  group: Group<Event>,
  stored: SubscriptionBatch["events"],
  target: SequencePosition
) {
  const { buildings, codec } = group
  const { events, raised } = knownOf(stored)
  const decoded = yield* Effect.fromResult(decodeAll(codec, events))
  yield* Effect.forEach(buildings, (building) => building.take(decoded), { discard: true })
  if (raised === undefined) return undefined
  yield* keepAll(group, { events, upTo: raised.before }, target)
  return yield* raised.failed
})

/** Reads what is recorded, in big steps. Says up to where. */
const catchUp = Effect.fnUntraced(function* <Event extends Typed>(
  group: Group<Event>
): Effect.fn.Return<SequencePosition, RunnerFailed | Overtaken> {
  const { buildings, log, query } = group
  let [{ upTo }] = buildings
  for (const building of buildings) if (building.upTo < upTo) upTo = building.upTo
  let target: SequencePosition | undefined
  let unkept = 0
  while (true) {
    const { events, head } = yield* log.read([{ query, after: upTo }], { limit: pageSize })
    target ??= head
    yield* takeAll(group, events, target)
    const last = events[pageSize - 1]
    upTo = last?.position ?? head
    unkept += events.length
    if (last !== undefined && unkept < mostEvents && buildings.every(({ moved }) => moved < mostRows)) continue
    yield* keepAll(group, { events, upTo }, target)
    unkept = 0
    if (last === undefined) return upTo
  }
})

/** Catches up, and then takes in each event as it is recorded, until somebody else brings one of the versions further. */
const follow = Effect.fnUntraced(function* <Event extends Typed>(
  group: Group<Event>
): Effect.fn.Return<void, RunnerFailed | Overtaken> {
  const caughtUp = yield* catchUp(group)
  yield* Stream.runForEach(group.log.subscribe(group.query, { after: caughtUp }), (batch) =>
    Effect.andThen(takeAll(group, batch.events, caughtUp), keepAll(group, batch, caughtUp))
  )
})

/**
 * Builds the versions where they are not there, lets each answer as soon as it has caught up, and keeps them up to date. Never ends but
 * by a failure, from which it can be run again at any time. An older version than the one that answers is kept up to date and does not
 * take its place. Versions that stand at about the same position are fed by one pass over the log. Rows are not brought over the mark of
 * a newer model (`NewerModel`): they stay true up to there, and go on in a program of that model.
 */
export const runAll = Effect.fnUntraced(function* <Event extends Typed>(
  models: NonEmptyReadonlyArray<AnyReadModel<Event>>,
  codec: EventCodec<Event>
): Effect.fn.Return<never, RunnerFailed, EventStore | ReadModelStore> {
  const log = yield* EventStore
  const rows = yield* ReadModelStore
  while (true) {
    const buildings = yield* Effect.forEach(models, (model) =>
      Effect.gen(function* () {
        const prepared = yield* rows.prepare(shapeOf(model))
        yield* sameLog(log, prepared)
        yield* notBeyond(log, prepared.upTo)
        return new Building(model, rows, prepared)
      })
    )
    const groups = together(buildings, near).map((buildings) => {
      const query: Query = [{ types: [mark, ...new Set(buildings.flatMap(({ types }) => types))] }]
      return follow({ buildings, codec, log, rows, query })
    })
    const following = Effect.all(groups, { concurrency: "unbounded", discard: true })
    yield* Effect.catchTag(following, "Overtaken", () => Effect.void)
  }
})

/** Does the same for a single read model. */
export const run = <State, Event extends Typed, Row extends Columns>(
  model: ReadModel<State, Event, Row>,
  codec: EventCodec<Event>
): Effect.Effect<never, RunnerFailed, EventStore | ReadModelStore> => runAll([model], codec)
