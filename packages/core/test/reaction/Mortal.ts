/**
 * A process that runs a reaction and dies at its n-th access to storage: before it happens, or after it and before it is known.
 */
import { Effect, Layer, type Scope } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import { EventStore, type EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import type { Reaction } from "../../src/reaction/Reaction.ts"
import { type ReactionOptions, run } from "../../src/reaction/ReactionRunner.ts"
import { ReadModelStore, type ReadModelStoreService } from "../../src/readmodel/ReadModelStore.ts"

/** After so many accesses: every other death comes before the last access, the others after it. */
const dying = (at: number) => {
  let count = 0
  return <A, E, R>(access: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      count += 1
      // Storage takes its time, so that others come between.
      const taking = Effect.andThen(Effect.repeat(Effect.yieldNow, { times: (at * count) % 5 }), access)
      if (count < at) return taking
      return count > at || at % 2 === 0 ? Effect.never : Effect.andThen(taking, Effect.never)
    })
}

/** Runs the reaction until it is interrupted, dead from an access on. */
export const mortal = <State>(
  reaction: Reaction<State>,
  at: number,
  options: ReactionOptions
): Effect.Effect<unknown, unknown, EventStore | ReadModelStore | Scope.Scope> =>
  Effect.gen(function* () {
    const log = yield* EventStore
    const rows = yield* ReadModelStore
    const die = dying(at)
    const mortalLog: EventStoreService = {
      ...log,
      read: (...args) => die(log.read(...args)),
      append: (...args) => die(log.append(...args))
    }
    const mortalRows: ReadModelStoreService = {
      ...rows,
      advance: (...args) => die(rows.advance(...args)),
      select: (...args) => die(rows.select(...args))
    }
    return yield* run(reaction, options).pipe(
      Effect.provide(
        Layer.fresh(Consortium.layer).pipe(
          Layer.provideMerge(Layer.succeed(EventStore, mortalLog)),
          Layer.provideMerge(Layer.succeed(ReadModelStore, mortalRows))
        )
      )
    )
  })
