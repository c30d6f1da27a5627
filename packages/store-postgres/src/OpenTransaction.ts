/**
 * Transactions of the program that are open where the log is asked for something.
 */
import { EventStore } from "@westum/mobility"
import { Context, Effect, Scope } from "effect"
import type { SqlClient } from "effect/sql/SqlClient"

/** Where Effect's SQL modules keep which transaction is the innermost, of whatever client. */
const innermost = Context.Reference<object | undefined>("effect/sql/CurrentTransactionService", {
  defaultValue: () => undefined
})

const besideTransaction = new EventStore.InvalidAppend({
  problem: "a transaction is open, and the log would be written apart from it"
})

/** Whether a transaction of any client of Effect's is open. */
export const inTransaction: Effect.Effect<boolean> = Effect.map(innermost, (open) => open !== undefined)

/** Fails where one is open, of which the caller may take what is written for a part: it would stay when that is rolled back. */
export const apart: Effect.Effect<void, EventStore.InvalidAppend> = Effect.flatMap(inTransaction, (isOpen) =>
  isOpen ? Effect.fail(besideTransaction) : Effect.void
)

/** Runs it beside the transaction that is open in the client, and on a connection of its own. */
export const beside = <A, E>({ transactionService }: SqlClient, work: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  Effect.updateContext(work, Context.omit(transactionService))

/** Runs what works for everybody outside the transaction that is open in the client where it happens to begin. */
export const outside = <A, E>(
  client: SqlClient,
  work: Effect.Effect<A, E, Scope.Scope>
): Effect.Effect<A, E, Scope.Scope> =>
  Effect.flatMap(Effect.scope, (scope) => beside(client, Scope.provide(work, scope)))
