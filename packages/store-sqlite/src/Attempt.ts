/**
 * Work on a file as an effect: it waits for locks, and its failures are told in the words of a port.
 */
import { Effect } from "effect"
import { type Failure, failureOf } from "./Failure.ts"
import { patiently } from "./LockWait.ts"

/** Does the work on the file; says, where it fails, what was being done. */
export type Attempt<Failed> = <A>(doing: string, work: () => A) => Effect.Effect<A, Failed>

/** An error of work on the file at this path, told in the words of a port. What is no failure of the file is a defect. */
export const told = <Failed>(
  doing: string,
  path: string,
  error: unknown,
  failed: (failure: Failure) => Failed
): Effect.Effect<never, Failed> => {
  const failure = failureOf(doing, path, error)
  return failure === undefined ? Effect.die(error) : Effect.fail(failed(failure))
}

/** Work on the file at this path, which waits so many milliseconds for a lock. */
export const attemptOn =
  <Failed>(path: string, lockTimeout: number, failed: (failure: Failure) => Failed): Attempt<Failed> =>
  (doing, work) =>
    Effect.catch(patiently(lockTimeout, work), (error) => told(doing, path, error, failed))
