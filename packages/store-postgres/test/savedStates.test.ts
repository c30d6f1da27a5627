/**
 * Saved states on a server keep every promise of the port.
 */
import { PgClient } from "@effect/sql-pg"
import { expect, it } from "@effect/vitest"
import { SavedState, SavedStates, SequencePosition } from "@westum/mobility"
import { PostgresSavedStates } from "@westum/mobility-store-postgres"
import { SavedStatesContract } from "@westum/mobility-testkit"
import { Effect, Layer, Redacted } from "effect"
import { Pool } from "pg"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"

const { schema, url } = fileDatabase()

/** A schema in which nothing is saved yet. */
const room = Effect.gen(function* () {
  const name = yield* schema
  const emptied = `DO $$ BEGIN DELETE FROM ${name}.saved_state; EXCEPTION WHEN undefined_table OR invalid_schema_name THEN END $$`
  yield* execute(url(), emptied)
  return name
})

const server = Effect.map(room, (name) => PostgresSavedStates.layer({ url: url(), schema: name }))

SavedStatesContract.suite("a PostgreSQL server", Layer.unwrap(server), { durable: server })

const client = Effect.map(room, (name) =>
  Layer.provide(PostgresSavedStates.layerClient({ schema: name }), PgClient.layer({ url: Redacted.make(url()) }))
)

SavedStatesContract.suite("a client of the program", Layer.unwrap(client))

const pooled = Effect.gen(function* () {
  const name = yield* room
  const pool = new Pool({ connectionString: url(), max: 3 })
  yield* Effect.addFinalizer(() => Effect.promise(() => pool.end()))
  return PostgresSavedStates.layerPool({ pool, schema: name })
})

SavedStatesContract.suite("a pool of the program", Layer.unwrap(pooled))

const state = SavedState.sealed({
  projection: "counts",
  version: 1,
  key: "a\u0000b",
  position: SequencePosition.at(1),
  event: "e",
  recordedAt: 0,
  events: 1,
  generation: 2,
  state: "1"
})

it.live(
  "what the server cannot hold is not saved, and a server without a log says so",
  () =>
    Effect.gen(function* () {
      const name = yield* room
      const kept = yield* Effect.provide(
        Effect.gen(function* () {
          const states = yield* SavedStates.SavedStates
          yield* states.save(state)
          return yield* states.upTo(state, state.key, state.position)
        }),
        PostgresSavedStates.layer({ url: url(), schema: name })
      )
      expect(kept._tag).toBe("None")
      const none = PostgresSavedStates.layer({ url: url(), schema: "nowhere", migrate: false })
      const failed = yield* Effect.flip(Layer.build(none))
      expect(failed).toMatchObject({ _tag: "SavedStatesFailed", reason: "notAStore" })
    }),
  patience
)
