/**
 * Work on a server as an effect whose failures are told in the words of a port.
 */
import { Cause, Effect, type Scope } from "effect"
import type { SqlClient } from "effect/sql/SqlClient"
import { storeClosed } from "./DatabaseFault.ts"
import { beside } from "./OpenTransaction.ts"
import { type Doing, type Failure, failureOf } from "./Failure.ts"

/** Does the work; says, where it fails, what was being done. */
export type Attempt<Failed> = <A>(doing: Doing, work: Effect.Effect<A, unknown>) => Effect.Effect<A, Failed>

/** An error as the failure behind it; one that no server can cause is a defect. */
export const failing = (doing: Doing, where: string, error: unknown): Effect.Effect<never, Failure> => {
  const failure = failureOf(doing, where, error)
  return failure === undefined ? Effect.die(error) : Effect.fail(failure)
}

const judged = <A, Failed>(
  doing: Doing,
  where: string,
  work: Effect.Effect<A, unknown>,
  failed: (failure: Failure) => Failed
): Effect.Effect<A, Failed> =>
  Effect.catchCause(work, (cause) =>
    Cause.hasInterrupts(cause) ? Effect.interrupt : Effect.mapError(failing(doing, where, Cause.squash(cause)), failed)
  )

/**
 * Work on what is there; what was thrown in it is judged as well. Whoever asks while it closes, or later, is told so: closing interrupts what
 * is under way, and the caller was not called off.
 */
export const attemptOn =
  <Failed>(where: string, failed: (failure: Failure) => Failed, isClosed: () => boolean): Attempt<Failed> =>
  (doing, work) => {
    const closed = Effect.suspend(() => Effect.mapError(failing(doing, where, storeClosed()), failed))
    return Effect.suspend(() => (isClosed() ? closed : judged(doing, where, work, failed))).pipe(
      Effect.catchCause((cause) => (isClosed() && Cause.hasInterrupts(cause) ? closed : Effect.failCause(cause)))
    )
  }

/** Work until the scope closes, on what is there for everybody: never a part of a transaction that the program has open in the client. */
export const attemptWithin = <Failed>(
  { client, where }: { readonly client: SqlClient; readonly where: string },
  failed: (failure: Failure) => Failed
): Effect.Effect<Attempt<Failed>, never, Scope.Scope> =>
  Effect.suspend(() => {
    let isClosed = false
    const attempt = attemptOn(where, failed, () => isClosed)
    const within: Attempt<Failed> = (doing, work) => attempt(doing, beside(client, work))
    return Effect.as(
      Effect.addFinalizer(() => Effect.sync(() => void (isClosed = true))),
      within
    )
  })
