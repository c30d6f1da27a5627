/**
 * Statements that write: each on a connection of its own while it lasts, within bounds of time, and done only when the server
 * says nothing that puts it in doubt.
 */
import { Effect, Option } from "effect"
import type { SqlClient } from "effect/sql/SqlClient"
import type { Connection } from "effect/sql/SqlConnection"
import type { SqlError } from "effect/sql/SqlError"
import type { Rows, Run } from "./Database.ts"
import { DatabaseFault, unanswered } from "./DatabaseFault.ts"
import { lost, unreachable } from "./Failure.ts"
import { inRealTime } from "./RealTime.ts"
import type { Wire, WireOf } from "./Wire.ts"

/** How long is waited, in milliseconds. */
export interface Bounds {
  /** For a connection. */
  readonly connectTimeout: number
  /** For the answer to a statement. */
  readonly answerTimeout: number
}

const unconfirmed = () =>
  lost(new DatabaseFault("unavailable", "the wait for a standby was cancelled: it may not have what was committed"))

/** Carries out what commits, on the wire that it names; fails as unknown when not all have confirmed who should. */
const confirmed = <A, E, R>(
  committing: (on: (wire: Wire) => void) => Effect.Effect<A, E, R>
): Effect.Effect<A, E | SqlError, R> =>
  Effect.suspend(() => {
    let isCancelled = false
    let unhear: (() => void) | undefined
    const hear = (wire: Wire): void => {
      unhear = wire.onCancelledWait(() => void (isCancelled = true))
    }
    return Effect.ensuring(
      Effect.flatMap(committing(hear), (done) => (isCancelled ? Effect.fail(unconfirmed()) : Effect.succeed(done))),
      Effect.sync(() => unhear?.())
    )
  })

/** A connection that nobody else uses until the scope closes. */
const connectionOf = (client: SqlClient, { connectTimeout }: Bounds) =>
  inRealTime(
    Effect.timeoutOrElse(client.reserve, {
      duration: connectTimeout,
      orElse: () =>
        Effect.fail(
          unreachable(new DatabaseFault("unavailable", `no connection was free for ${connectTimeout} milliseconds`))
        )
    })
  )

/** Its answer, or the end of the connection when it does not come. What was sent on it is then unknown. */
const answered = (wire: Wire, { answerTimeout }: Bounds, rows: Rows): Rows =>
  Effect.suspend(() => {
    const timer = setTimeout(() => wire.end(unanswered(answerTimeout)), answerTimeout)
    return Effect.ensuring(
      rows,
      Effect.sync(() => clearTimeout(timer))
    )
  })

/** Runs statements, each of which is a transaction that writes. */
export const writeOn =
  (client: SqlClient, wireOf: WireOf, bounds: Bounds): Run =>
  (text, params = []) =>
    Effect.scoped(
      Effect.flatMap(connectionOf(client, bounds), (connection: Connection) => {
        const wire = wireOf(connection)
        return confirmed((on) => {
          on(wire)
          return answered(wire, bounds, connection.executeValues(text, params))
        })
      })
    )

/** Runs a transaction of several statements that write. */
export const writeAllOn = <A, E>(
  client: SqlClient,
  wireOf: WireOf,
  bounds: Bounds,
  work: Effect.Effect<A, E>
): Effect.Effect<A, E | SqlError> => {
  const transaction = confirmed((on) =>
    client.withTransaction(
      Effect.flatMap(Effect.serviceOption(client.transactionService), (open) => {
        if (Option.isSome(open)) on(wireOf(open.value[0]))
        return work
      })
    )
  )
  // Where none is free, that is told in time.
  return Effect.andThen(Effect.scoped(connectionOf(client, bounds)), transaction)
}

/** Runs statements that only read, on connections of which nobody knows whether they fall silent, or are all in use. */
export const readOn =
  (run: Run, answerTimeout: number): Run =>
  (text, params) =>
    inRealTime(
      Effect.timeoutOrElse(run(text, params), {
        duration: answerTimeout,
        orElse: () => Effect.fail(lost(unanswered(answerTimeout)))
      })
    )
