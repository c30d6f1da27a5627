/**
 * The connections to a server, as what the rest needs of them: rows by the order of their columns.
 */
import { PgClient, PgTypes } from "@effect/sql-pg"
import { Effect, type Queue, Redacted, Result, type Scope } from "effect"
import { Reactivity } from "effect/reactivity"
import type { SqlClient } from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { keptAwake } from "./Awake.ts"
import { lineTo } from "./Line.ts"

/** A client that hears what is told on a channel, until the scope closes or its connection is lost. */
export interface LogClient extends SqlClient {
  readonly listen: (
    channel: string
  ) => Effect.Effect<Queue.Dequeue<{ readonly payload: string }, SqlError>, SqlError, Scope.Scope>
}

/** A row, by the order of the columns asked for. */
export type Row = ReadonlyArray<unknown>

/** The rows of a statement. */
export type Rows = Effect.Effect<ReadonlyArray<Row>, SqlError>

/** Runs a statement. */
export type Run = (text: string, params?: ReadonlyArray<unknown>) => Rows

/** A statement on a connection of the client, or on that of the transaction that runs. */
export const runOn =
  (client: SqlClient): Run =>
  (text, params = []) =>
    client.unsafe(text, params).values

const typed = (values: ReadonlyArray<unknown>, type: number): PgTypes.Parameter =>
  Result.getOrThrow(PgTypes.array(values, type))

/** An array of texts as a parameter. */
export const texts = (values: ReadonlyArray<string | null>): PgTypes.Parameter => typed(values, PgTypes.OID.text)

/** An array of whole numbers up to 32 bits as a parameter. */
export const integers = (values: ReadonlyArray<number | null>): PgTypes.Parameter => typed(values, PgTypes.OID.int4)

/** An array of any numbers as a parameter. */
export const numbers = (values: ReadonlyArray<number>): PgTypes.Parameter => typed(values, PgTypes.OID.float8)

/** A number as a parameter. */
export const number = (value: number | undefined): PgTypes.Parameter => PgTypes.float8(value ?? null)

const escaped = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`

/** An array of texts as one text, since arrays of arrays must have the same length everywhere. */
export const arrayText = (values: ReadonlyArray<string>): string => `{${values.map(escaped).join(",")}}`

/** Where the server is and how it is used. */
export interface Server {
  readonly url: Redacted.Redacted
  readonly maxConnections: number
  /** Milliseconds to wait for the lock of a log. */
  readonly lockTimeout: number
  /** Milliseconds to wait for an answer. */
  readonly answerTimeout: number
}

/** An event may be as large as PostgreSQL lets a text be. */
const largestMessage = 2 ** 30

/** What every connection of ours is set to, with the milliseconds to wait for the lock of a log. */
export const sessionOf = (lockTimeout: number): Readonly<Record<string, string>> => ({
  default_transaction_isolation: "read committed",
  // Statements are few and their parameters hide what a plan could be fitted to.
  plan_cache_mode: "force_generic_plan",
  // Plans are made once, perhaps while a table is still so small that walking through it seems cheap; and kept while it grows.
  enable_seqscan: "off",
  // Compiling a plan takes a hundred times as long as what it is for.
  jit: "off",
  lock_timeout: String(lockTimeout)
})

/** A pool of connections of our own, closed with the scope. Statements of different fibers share them. */
export const connect = (server: Server): Effect.Effect<PgClient.PgClient, SqlError, Scope.Scope> => {
  // One listens, which none could append beside.
  const maxConnections = Math.max(2, server.maxConnections)
  return Effect.provide(
    PgClient.make({
      url: server.url,
      stream: lineTo(Redacted.value(server.url), server.answerTimeout),
      maxConnections,
      multiplex: true,
      applicationName: "westum-mobility",
      maxMessageSize: largestMessage,
      startupParameters: sessionOf(server.lockTimeout)
    }),
    Reactivity.layer
  ).pipe(Effect.tap((client) => keptAwake(client, maxConnections)))
}
