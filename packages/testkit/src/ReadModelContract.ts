/**
 * What every store of read models promises, as tests. An adapter is done when this suite passes on its layer.
 */
import { describe, it } from "@effect/vitest"
import { ReadModelStore } from "@westum/mobility"
import { Context, Duration, Effect, Layer, type Scope } from "effect"
import { Share } from "./contract/Property.ts"
import { advancing } from "./readmodel/Advancing.ts"
import { follows } from "./readmodel/Following.ts"
import { keeping } from "./readmodel/Keeping.ts"
import { stopsAtMarks } from "./readmodel/Raised.ts"
import type { RowCheck } from "./readmodel/RowCheck.ts"
import { selecting } from "./readmodel/Selecting.ts"
import { serving } from "./readmodel/Serving.ts"

/** Room for one store: each layer built on it opens the same rows. */
export type Room<E = unknown> = Effect.Effect<Layer.Layer<ReadModelStore.ReadModelStore, E>, E, Scope.Scope>

/** What a store can do. What it does not declare shows as a test that says so. */
export interface Options {
  /** For a store that outlives its process, and that several may have open at once. */
  readonly durable?: Room
  /** Which share of the usual number of times properties are tried, on a store that takes longer; 1 where left out. */
  readonly share?: number
}

const open = <E>(layer: Layer.Layer<ReadModelStore.ReadModelStore, E>) =>
  Effect.map(Layer.build(Layer.fresh(layer)), (context) => Context.get(context, ReadModelStore.ReadModelStore))

// What waits longer than this waits for what will never be.
const patience = Duration.minutes(2)

const vitestTimeout = Duration.toMillis(patience) * 2

const bounded = (run: Effect.Effect<void, unknown, Scope.Scope>): Effect.Effect<void, unknown> =>
  Effect.timeout(Effect.scoped(run), patience)

/** What holds after a restart; a store that does not outlive its process says so. */
const restarts = (durable: Room | undefined) =>
  durable === undefined
    ? [{ name: "declares itself not durable", run: Effect.void }]
    : keeping.map(({ name, run }) => ({ name, run: Effect.flatMap(durable, (kept) => run(open(kept))) }))

/** The contract as a vitest suite: one test per promise, each on a store of its own, which the layer gives empty each time. */
export const suite = <E>(
  name: string,
  layer: Layer.Layer<ReadModelStore.ReadModelStore, E>,
  { durable, share = 1 }: Options = {}
): void => {
  const groups: ReadonlyArray<readonly [string, ReadonlyArray<RowCheck>]> = [
    ["versions", serving],
    ["rows", advancing],
    ["selections", selecting],
    ["runners", [...follows, ...stopsAtMarks]]
  ]
  describe(`ReadModelStore contract: ${name}`, () => {
    for (const [group, checks] of groups) {
      for (const check of checks) {
        const fresh = open(layer)
        it.live(
          `${group}: ${check.name}`,
          () =>
            bounded(
              Effect.provideService(
                Effect.flatMap(fresh, (store) => check.run({ store, fresh })),
                Share,
                share
              )
            ),
          vitestTimeout
        )
      }
    }
    for (const { name: promise, run } of restarts(durable)) {
      it.live(`restart: ${promise}`, () => bounded(run), vitestTimeout)
    }
  })
}
