/**
 * Our own rebuild, and the limit beside it: the same rows of the log, parsed and folded in memory, and kept nowhere.
 */
import {
  ConsortiumCodec,
  type ConsortiumEvent,
  EventStore,
  ReadModelRunner,
  Rows,
  SequencePosition
} from "@westum/mobility"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { DatabaseSync } from "node:sqlite"
import { lifeRows } from "./ReadModels.ts"

type Models = NonEmptyReadonlyArray<ReadModelRunner.AnyReadModel<ConsortiumEvent>>

/** Runs the read models on a log until all answer up to its end; says how many rows tell of a whole life. */
export const rebuildOurs = (log: string, rows: string, models: Models): Promise<number> =>
  Effect.gen(function* () {
    const store = yield* EventStore.EventStore
    const { head } = yield* store.read([{ query: [{}] }], { limit: 1 })
    yield* Effect.forkScoped(ReadModelRunner.runAll(models, ConsortiumCodec.codec))
    for (const { projection } of models) yield* Rows.waitUntil(projection.name, head)
    const registered = yield* Rows.select(lifeRows, { where: { stage: "completed", tool: { atLeast: "" } }, limit: 0 })
    return registered.count
  }).pipe(
    Effect.scoped,
    Effect.provide([
      Layer.fresh(SqliteEventStore.layer({ filename: log })),
      Layer.fresh(SqliteReadModels.layer({ filename: rows }))
    ]),
    Effect.runPromise
  )

const isEvent = (value: unknown): value is ConsortiumEvent =>
  typeof value === "object" && value !== null && "type" in value

/** Whatever the log says is believed, and the states of all keys stay in memory. */
export const bareFolds = (log: string, models: Models): number => {
  using file = new DatabaseSync(log, { readOnly: true })
  const page = file.prepare(
    "SELECT position, recorded_at, id, type, data FROM event WHERE position > ? ORDER BY position LIMIT 5000"
  )
  const folds = models.map(({ projection }) => ({
    projection,
    types: new Set<string>(projection.types),
    states: new Map<string, unknown>()
  }))
  let [after, more] = [0, true]
  while (more) {
    const rows = page.all(after)
    for (const { data, id, position, recorded_at, type } of rows) {
      const event: unknown = { type, ...JSON.parse(String(data)) }
      if (!isEvent(event)) throw new TypeError("no event")
      after = Number(position)
      const at = { id: String(id), position: SequencePosition.at(after), recordedAt: Number(recorded_at) }
      for (const { projection, states, types } of folds) {
        if (!types.has(event.type)) continue
        for (const key of projection.keys(event)) {
          states.set(key, projection.evolve(states.get(key) ?? projection.initial, event, at, key))
        }
      }
    }
    more = rows.length > 0
  }
  return folds.reduce(
    (sum, { projection, states }) => (projection.name === lifeRows.projection.name ? states.size : sum),
    0
  )
}
