/**
 * Read models of towns for tests, and a store of them that is opened anew.
 */
import { ReadModelStore, SequencePosition } from "@westum/mobility"
import { Context, Effect, Layer } from "effect"

/** Opens the read models of a layer, for the length of a scope. */
export const openRows = <E>(layer: Layer.Layer<ReadModelStore.ReadModelStore, E>) =>
  Effect.map(Layer.build(Layer.fresh(layer)), (context) => Context.get(context, ReadModelStore.ReadModelStore))

/** A version with a column. */
export const towns = (version = "1.1") => ({ model: "towns", version, columns: { country: "text" } }) as const

/** A step that keeps one row. */
export const step = (from: number, key = "a"): ReadModelStore.Advance => ({
  from: SequencePosition.at(from),
  upTo: SequencePosition.at(from + 1),
  rows: [{ key, state: "{}", columns: { country: "SE" } }]
})

/** All rows. */
export const everything = { tests: [], order: [], offset: 0, limit: undefined }
