/**
 * A read model that shows at once whether an event was counted twice or never: how many places were taken in each town.
 */
import { EventCodec, type ReadModel } from "@westum/mobility"
import { Schema } from "effect"

const Taken = Schema.Struct({ type: Schema.Literal("place.taken"), town: Schema.String })
type Taken = typeof Taken.Type

/** The events. */
export const codec = EventCodec.make<Taken>({
  "place.taken": { type: "place.taken", version: 1, schema: Taken, tags: ({ town }) => [`town:${town}`], upcasts: [] }
})

/** An event with a new id. */
export const taken = (town: string) => codec.encode({ type: "place.taken", town }, crypto.randomUUID(), "{}")

/** One row per town, in this version. */
export const tallies = (version: number): ReadModel.ReadModel<number, Taken, { readonly taken: number }> => ({
  projection: {
    name: "tallies",
    version: 1,
    types: ["place.taken"],
    schema: Schema.Int,
    initial: 0,
    tags: (town) => [`town:${town}`],
    keys: ({ town }) => [town],
    evolve: (count) => count + 1
  },
  version,
  columns: { taken: "number" },
  row: (count) => ({ taken: count })
})
