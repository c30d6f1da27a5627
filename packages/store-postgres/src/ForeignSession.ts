/**
 * A connection of the package `pg` as one that Effect's SQL modules work with.
 */
import { PgTypes } from "@effect/sql-pg"
import { Effect, Stream } from "effect"
import type { Connection } from "effect/sql/SqlConnection"
import { ConnectionError, isSqlError, SqlError, UnknownError } from "effect/sql/SqlError"
import { createHash } from "node:crypto"
import type { ForeignAnswer, ForeignConnection } from "./ForeignPool.ts"
import { textTypes } from "./TextTypes.ts"

/** Has a statement carried out. */
export type Send = (
  text: string,
  params: ReadonlyArray<unknown>,
  prepare: boolean
) => Effect.Effect<ForeignAnswer, SqlError>

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.message === "" && "code" in error ? String(error.code) : error.message
}

/** What PostgreSQL said; what the package or the network says has no severity, and a code of another kind. */
const isSpoken = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && "severity" in error && "code" in error && typeof error.code === "string"

/** An error of `pg`, as Effect's own driver would give it. */
export const sqlErrorOf = (operation: "connect" | "query", error: unknown): SqlError => {
  if (isSqlError(error)) return error
  const message = wordsOf(error)
  if (!isSpoken(error)) {
    const cause = new Error(message, { cause: error })
    return new SqlError({ reason: new ConnectionError({ cause, message, operation }) })
  }
  const Reason = error.code.startsWith("08") ? ConnectionError : UnknownError
  return new SqlError({ reason: new Reason({ cause: error, message, operation }) })
}

const names = new Map<string, string>()

/** The name of a prepared statement: the same for the same text, and unlike one that the program itself would give. */
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `westum_mobility_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`
  names.set(text, name)
  return name
}

const valueOf = (param: unknown): unknown => (PgTypes.isParameter(param) ? param.value : param)

/**
 * Sends statements on a connection. One whose caller is interrupted goes on to its end, and what is sent after it waits.
 */
export const sendOn =
  (connection: ForeignConnection): Send =>
  (text, params, prepare) =>
    Effect.callback((resume) => {
      const common = { text, values: params.map(valueOf), rowMode: "array", types: textTypes } as const
      connection.query(prepare && params.length > 0 ? { ...common, name: nameOf(text) } : common).then(
        (answer) => resume(Effect.succeed(answer)),
        (error: unknown) => resume(Effect.fail(sqlErrorOf("query", error)))
      )
    })

const objectsOf = ({ fields, rows }: ForeignAnswer): ReadonlyArray<object> =>
  rows.map((row) => Object.fromEntries(fields.map(({ name }, i) => [name, row[i]])))

export class ForeignSession implements Connection {
  readonly #send: Send

  constructor(send: Send) {
    this.#send = send
  }

  readonly execute: Connection["execute"] = (text, params, transform) => this.#objects(text, params, transform, true)

  readonly executeUnprepared: Connection["executeUnprepared"] = (text, params, transform) =>
    this.#objects(text, params, transform, false)

  readonly executeRaw = (text: string, params: ReadonlyArray<unknown>): Effect.Effect<ForeignAnswer, SqlError> =>
    this.#send(text, params, true)

  readonly executeValues: Connection["executeValues"] = (text, params) =>
    Effect.map(this.#send(text, params, true), ({ rows }) => rows)

  readonly executeValuesUnprepared: Connection["executeValuesUnprepared"] = (text, params) =>
    Effect.map(this.#send(text, params, false), ({ rows }) => rows)

  readonly executeStream: Connection["executeStream"] = (text, params, transform) =>
    Stream.fromIterableEffect(this.execute(text, params, transform))

  #objects(...[text, params, transform, prepare]: [...Parameters<Connection["execute"]>, boolean]) {
    return Effect.map(this.#send(text, params, prepare), (answer) => {
      const objects = objectsOf(answer)
      return transform === undefined ? objects : transform(objects)
    })
  }
}
