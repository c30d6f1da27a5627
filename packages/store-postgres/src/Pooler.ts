/**
 * Refuses a pooler that lends one session to many, such as PgBouncer in transaction mode: what the store sets would be set for others,
 * what it listens for would be told to nobody, and all of it would seem to work while there is little to do.
 */
import { Effect, Option } from "effect"
import type { SqlClient } from "effect/sql/SqlClient"
import type { Connection } from "effect/sql/SqlConnection"
import { isSqlError, type SqlError } from "effect/sql/SqlError"
import type { Row, Run } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import { stateOf } from "./Failure.ts"

type Checked = Effect.Effect<void, SqlError | DatabaseFault>

const advice =
  "give the address of the server itself, or of a pooler in session mode (see Use PostgreSQL in the documentation)"

const shared = new DatabaseFault(
  "unavailable",
  `a pooler between here and the server lends one session to many, as PgBouncer does in transaction mode; the store needs its own: ${advice}`
)

const value = (session: Connection, text: string, params: ReadonlyArray<unknown> = []) =>
  Effect.map(session.executeValuesUnprepared(text, params), (rows): unknown => rows[0]?.[0])

const setMark = "SELECT set_config('westum_mobility.session', $1, false)"
const getMark = "SELECT current_setting('westum_mobility.session', true)"

/** What the one sets, the other must not see, and the one must see again while the other has its session. */
const compare = (one: Connection, other: Connection): Checked =>
  Effect.gen(function* () {
    const mark = crypto.randomUUID()
    yield* value(one, setMark, [mark])
    // Asked before a transaction is begun too: PgBouncer in statement mode ends the connection on that, without a word.
    if ((yield* value(other, getMark)) === mark) return yield* Effect.fail(shared)
    yield* other.executeUnprepared("BEGIN", [], undefined)
    const seen = [yield* value(other, getMark), yield* value(one, getMark)]
    if (seen[0] === mark || seen[1] !== mark) return yield* Effect.fail(shared)
  }).pipe(
    Effect.ensuring(Effect.ignore(other.executeUnprepared("ROLLBACK", [], undefined))),
    Effect.ensuring(Effect.ignore(value(one, setMark, [""])))
  )

/** Protocol violation (PostgreSQL, appendix A): PgBouncer's word for what its mode, or its settings, do not allow. */
const isRefusedByPooler = (error: SqlError | DatabaseFault): boolean =>
  isSqlError(error) && (stateOf(error) === "08P01" || error.reason.message.includes("startup parameter"))

const refusal = (error: SqlError | DatabaseFault): SqlError | DatabaseFault =>
  isSqlError(error) && isRefusedByPooler(error)
    ? new DatabaseFault(
        "unavailable",
        `a pooler refuses what the store needs (${String(error.reason.cause)}): ${advice}`
      )
    : error

/**
 * Fails when sessions are not the client's own. One that has no second connection within so many milliseconds is believed: it has
 * one alone.
 */
export const ownSessions = ({ reserve }: SqlClient, patience = 1000): Checked =>
  Effect.scoped(
    Effect.gen(function* () {
      const one = yield* reserve
      const other = yield* Effect.timeoutOption(reserve, patience)
      if (Option.isSome(other)) yield* compare(one, other.value)
    })
  ).pipe(Effect.mapError(refusal))

const textOf = ([name, setting]: Row): string => `${String(name)} = ${String(setting)}`

/** Fails when settings that were asked for when connecting were dropped on the way (PgBouncer, ignore_startup_parameters). */
export const keptSettings = (run: Run, settings: Readonly<Record<string, string>>): Checked =>
  Effect.flatMap(
    run(`SELECT name, setting FROM pg_catalog.pg_settings WHERE name IN ('${Object.keys(settings).join("', '")}')`),
    (rows) => {
      const dropped = rows.filter(([name, setting]) => settings[String(name)] !== setting)
      if (dropped.length === 0) return Effect.void
      const told = `a pooler dropped settings of the store, it has ${dropped.map(textOf).join(", ")}: ${advice}`
      return Effect.fail(new DatabaseFault("unavailable", told))
    }
  )
