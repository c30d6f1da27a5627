/**
 * A service of what lies in a schema beside the log.
 */
import { Effect, type Scope } from "effect"
import { type Attempt, attemptWithin } from "./Attempt.ts"
import type { Failure } from "./Failure.ts"
import type { Reached } from "./Reach.ts"

/** What is made of the schema that is reached, and works until the scope closes. */
export const served = <Failed, Service, R>(
  reaching: Effect.Effect<Reached, Failure, R>,
  failed: (failure: Failure) => Failed,
  make: (reached: Reached, attempt: Attempt<Failed>) => Service
): Effect.Effect<Service, Failed, R | Scope.Scope> =>
  Effect.flatMap(Effect.mapError(reaching, failed), (reached) =>
    Effect.map(attemptWithin(reached, failed), (attempt) => make(reached, attempt))
  )
