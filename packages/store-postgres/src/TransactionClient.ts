/**
 * A client on one connection of the program, within the transaction that the program has open there.
 */
import { PgClient } from "@effect/sql-pg"
import { Effect } from "effect"
import { Reactivity } from "effect/reactivity"
import * as SqlClient from "effect/sql/SqlClient"
import type { LogClient } from "./Database.ts"
import type { ForeignConnection } from "./ForeignPool.ts"
import { ForeignSession, type Send, sendOn } from "./ForeignSession.ts"
import type { WireOf } from "./Wire.ts"

/** Fails where no transaction is open (PostgreSQL, SAVEPOINT), and changes nothing where one is. */
const inTransaction = "SAVEPOINT westum_mobility; RELEASE SAVEPOINT westum_mobility"

/** Nothing stays on the connection when the transaction ends, so nothing is prepared: it may be that of a pooler. */
const within =
  (send: Send): Send =>
  (text, params) =>
    Effect.andThen(send(inTransaction, [], false), send(text, params, false))

/** It is the program that commits, and the program's connection. */
export const transactionWire: WireOf = () => ({ onCancelledWait: () => () => undefined, end: () => undefined })

/** A client whose every statement is a part of the transaction, and fails when there is none. It ends the transaction never. */
export const transactionClient = (connection: ForeignConnection): Effect.Effect<LogClient> =>
  SqlClient.make({
    acquirer: Effect.succeed(new ForeignSession(within(sendOn(connection)))),
    compiler: PgClient.makeCompiler(),
    driver: "pg",
    spanAttributes: [["db.system.name", "postgresql"]],
    beginTransaction: "SAVEPOINT westum_mobility_work",
    commit: "RELEASE SAVEPOINT westum_mobility_work",
    rollback: "ROLLBACK TO SAVEPOINT westum_mobility_work"
  }).pipe(
    Effect.provide(Reactivity.layer),
    // What is told is told after the commit, when nobody here listens any more.
    Effect.map((client) => Object.assign(client, { listen: () => Effect.never }))
  )
