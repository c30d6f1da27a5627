/**
 * Properties of programs: fast-check tries values, and on failure prints seed and smallest counterexample.
 */
import { Context, Effect, type Scope } from "effect"
import * as fc from "fast-check"
import { runs } from "../Runs.ts"

/** The share of the usual number of times that everything is tried: less on a store that takes longer. */
export const Share = Context.Reference<number>("@westum/mobility-testkit/contract/Share", { defaultValue: () => 1 })

/** The program succeeds for every value. What takes longer is tried a share of the usual number of times. */
export const property = <A>(
  arbitrary: fc.Arbitrary<A>,
  holds: (value: A) => Effect.Effect<void, unknown, Scope.Scope>,
  share = 1
): Effect.Effect<void> =>
  Effect.flatMap(Effect.context(), (context) => {
    const run = Effect.runPromiseWith(context)
    return Effect.promise((signal) =>
      fc.assert(
        fc.asyncProperty(arbitrary, (value) => run(Effect.scoped(holds(value)), { signal })),
        { numRuns: Math.ceil(runs() * share * Context.get(context, Share)) }
      )
    )
  })
