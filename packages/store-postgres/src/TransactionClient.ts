/**
 * A client on one connection of the program, within the transaction that the program has open there.
 */
import { PgClient } from "@effect/sql-pg"
import { Effect, Fiber, Semaphore } from "effect"
import { Reactivity } from "effect/reactivity"
import * as SqlClient from "effect/sql/SqlClient"
import { SqlError, UnknownError } from "effect/sql/SqlError"
import { randomBytes } from "node:crypto"
import type { LogClient } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import type { ForeignConnection } from "./ForeignPool.ts"
import { ForeignSession, type Send, sendOn } from "./ForeignSession.ts"
import type { WireOf } from "./Wire.ts"

/** Fails where no transaction is open (PostgreSQL, SAVEPOINT), and changes nothing where one is. */
const inTransaction = "SAVEPOINT westum_mobility; RELEASE SAVEPOINT westum_mobility"

/**
 * The marks of the transaction: one for each store that was opened in it, and for each statement that may have written. A setting
 * that is local to a transaction ends with it, and ROLLBACK TO SAVEPOINT sets it back together with what was written (SET).
 */
const marks = "coalesce(current_setting('westum_mobility.marks', true), '')"

const longestMark = 16

/** Tells whether a mark still stands, and which is the last; then makes another, unless it is empty. */
const ask = `SELECT position($1::text IN m)::text, right(m, ${longestMark}), set_config('westum_mobility.marks', m || $2::text, true)
  FROM (SELECT ${marks} AS m OFFSET 0) s`

const newMark = (): string => randomBytes(longestMark / 2).toString("hex")

const undone = () => {
  const message =
    "the transaction has ended, or was rolled back to a savepoint: what was read in it may never have been; open it anew"
  const cause = new DatabaseFault("unavailable", message)
  return new SqlError({ reason: new UnknownError({ cause, message, operation: "query" }) })
}

/** A connection within a transaction of the program: one statement after the other, and none once what was seen is undone. */
class Within {
  readonly #sent: Send
  readonly #turn = Semaphore.makeUnsafe(1)
  #mark = ""
  #writing = 0

  constructor(sent: Send) {
    this.#sent = sent
  }

  /** It is the program that commits, and the program's connection. Who listens for what happens to a commit is about to write. */
  readonly wireOf: WireOf = () => ({
    onCancelledWait: () => {
      this.#writing += 1
      return () => void (this.#writing -= 1)
    },
    end: () => undefined
  })

  /** One whose caller is interrupted goes on to its end; those behind it are not sent before. */
  readonly send: Send = (text, params) =>
    Effect.uninterruptibleMask((restore) =>
      restore(this.#turn.take(1)).pipe(
        Effect.andThen(Effect.forkDetach(Effect.ensuring(this.#work(text, params), this.#turn.release(1)))),
        Effect.flatMap((sending) => restore(Fiber.join(sending)))
      )
    )

  /** Nothing stays on the connection when the transaction ends, so nothing is prepared: it may be that of a pooler. */
  #work(text: string, params: ReadonlyArray<unknown>): ReturnType<Send> {
    return Effect.andThen(
      Effect.suspend(() => this.#stand),
      this.#sent(text, params, false)
    )
  }

  /** What was seen still stands, and what comes now is marked. */
  get #stand(): Effect.Effect<void, SqlError> {
    const isFirst = this.#mark === ""
    const mark = isFirst || this.#writing > 0 ? newMark() : ""
    const asked = Effect.flatMap(this.#sent(ask, [this.#mark, mark], false), ({ rows: [row] }) => {
      if (!isFirst && row?.[0] === "0") return Effect.fail(undone())
      this.#mark = mark === "" ? String(row?.[1]) : mark
      return Effect.void
    })
    return isFirst ? Effect.andThen(this.#sent(inTransaction, [], false), asked) : asked
  }
}

/** A client whose every statement is a part of the transaction, and fails when there is none. It ends the transaction never. */
export const transactionClient = (
  connection: ForeignConnection
): Effect.Effect<{ readonly client: LogClient; readonly wireOf: WireOf }> => {
  const within = new Within(sendOn(connection))
  return SqlClient.make({
    acquirer: Effect.succeed(new ForeignSession(within.send)),
    compiler: PgClient.makeCompiler(),
    driver: "pg",
    spanAttributes: [["db.system.name", "postgresql"]],
    beginTransaction: "SAVEPOINT westum_mobility_work",
    commit: "RELEASE SAVEPOINT westum_mobility_work",
    rollback: "ROLLBACK TO SAVEPOINT westum_mobility_work"
  }).pipe(
    Effect.provide(Reactivity.layer),
    // What is told is told after the commit, when nobody here listens any more.
    Effect.map((client) => Object.assign(client, { listen: () => Effect.never })),
    Effect.map((client) => ({ client, wireOf: within.wireOf }))
  )
}
