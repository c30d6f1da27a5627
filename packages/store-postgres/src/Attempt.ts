/**
 * Work on a server as an effect whose failures are told in the words of a port.
 */
import { Cause, Effect } from "effect"
import { type Doing, type Failure, failureOf } from "./Failure.ts"

/** Does the work; says, where it fails, what was being done. */
export type Attempt<Failed> = <A>(doing: Doing, work: Effect.Effect<A, unknown>) => Effect.Effect<A, Failed>

/** An error as the failure behind it; one that no server can cause is a defect. */
export const failing = (doing: Doing, where: string, error: unknown): Effect.Effect<never, Failure> => {
  const failure = failureOf(doing, where, error)
  return failure === undefined ? Effect.die(error) : Effect.fail(failure)
}

/** Work on what is there; what was thrown in it is judged as well. */
export const attemptOn =
  <Failed>(where: string, failed: (failure: Failure) => Failed): Attempt<Failed> =>
  (doing, work) =>
    Effect.catchCause(work, (cause) =>
      Cause.hasInterrupts(cause)
        ? Effect.interrupt
        : Effect.mapError(failing(doing, where, Cause.squash(cause)), failed)
    )
