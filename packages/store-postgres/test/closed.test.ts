/**
 * Whoever asks a store that was closed is told so, and is not interrupted as if somebody had called him off.
 */
import { expect, it } from "@effect/vitest"
import { RawLog, ReadModelStore, SavedStates } from "@westum/mobility"
import { PostgresRawLog, PostgresReadModels, PostgresSavedStates } from "@westum/mobility-store-postgres"
import { Context, Effect, Layer } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience } from "./support/Log.ts"

const { schema, url } = fileDatabase()

const closed = { reason: "unavailable", detail: expect.stringContaining("the store was closed") }

/** The service, when its layer is there no more. */
const after = <Id, S, E>(service: Context.Service<Id, S>, layer: Layer.Layer<Id, E>) =>
  Effect.scoped(Effect.map(Layer.build(Layer.fresh(layer)), (context) => Context.get(context, service)))

it.live(
  "read models, saved states and the log as it lies there",
  () =>
    Effect.gen(function* () {
      const where = { url: url(), schema: yield* schema }
      yield* open(where)
      const models = yield* after(ReadModelStore.ReadModelStore, PostgresReadModels.layer(where))
      expect(yield* Effect.flip(models.standings())).toMatchObject({ _tag: "ReadModelsFailed", ...closed })
      const states = yield* after(SavedStates.SavedStates, PostgresSavedStates.layer(where))
      const newest = states.newest([{ projection: "places", version: 1 }], { characters: 100, count: 1 })
      expect(yield* Effect.flip(newest)).toMatchObject({ _tag: "SavedStatesFailed", ...closed })
      const raw = yield* after(RawLog.RawLog, PostgresRawLog.layer(where))
      expect(yield* Effect.flip(raw.head())).toMatchObject({ _tag: "StoreFailed", ...closed })
    }),
  patience
)
