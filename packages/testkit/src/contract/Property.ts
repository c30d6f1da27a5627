/**
 * Properties of programs: fast-check tries values, and on failure prints seed and smallest counterexample.
 */
import { Context, Effect, type Scope } from "effect"
import * as fc from "fast-check"
import { runs } from "../Runs.ts"

/** The share of the usual number of times that everything is tried: less on a store that takes longer. */
export const Share = Context.Reference<number>("@westum/mobility-testkit/contract/Share", { defaultValue: () => 1 })

/** The program succeeds for every value, as often as is said. */
export const tried = <A>(
  arbitrary: fc.Arbitrary<A>,
  tries: { readonly numRuns: number; readonly seed?: number },
  holds: (value: A) => Effect.Effect<void, unknown, Scope.Scope>
): Effect.Effect<void> =>
  Effect.flatMap(Effect.context(), (context) => {
    const run = Effect.runPromiseWith(context)
    return Effect.promise((signal) =>
      fc.assert(
        fc.asyncProperty(arbitrary, (value) => run(Effect.scoped(holds(value)), { signal })),
        tries
      )
    )
  })

/** The program succeeds for every value. What takes longer is tried a share of the usual number of times. */
export const property = <A>(
  arbitrary: fc.Arbitrary<A>,
  holds: (value: A) => Effect.Effect<void, unknown, Scope.Scope>,
  share = 1
): Effect.Effect<void> =>
  Effect.flatMap(Share, (ofStore) => tried(arbitrary, { numRuns: Math.ceil(runs() * share * ofStore) }, holds))
