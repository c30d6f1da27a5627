/**
 * Properties of programs: fast-check tries values, and on failure prints seed and smallest counterexample.
 */
import { Effect, type Scope } from "effect"
import * as fc from "fast-check"
import { runs } from "../Runs.ts"

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
        { numRuns: Math.ceil(runs() * share) }
      )
    )
  })
