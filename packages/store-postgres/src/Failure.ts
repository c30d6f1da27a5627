/**
 * What went wrong underneath, in the words of the port: which reason, whether something may have been written, and where.
 */
import type { EventStore } from "@westum/mobility"
import { ConnectionError, isSqlError, SqlError } from "effect/sql/SqlError"
import { DatabaseFault } from "./DatabaseFault.ts"

/** The fields of a `StoreFailed`. */
export interface Failure {
  readonly reason: EventStore.StoreFailureReason
  readonly outcome: "nothing written" | "unknown"
  readonly detail: string
  readonly cause: unknown
}

/** The SQLSTATE that the server gave (PostgreSQL, appendix A), if it was the server that spoke. Each has a digit; `EPIPE` is Node's. */
export const stateOf = ({ reason: { cause } }: SqlError): string | undefined =>
  typeof cause === "object" &&
  cause !== null &&
  "code" in cause &&
  typeof cause.code === "string" &&
  /^(?=.*\d)[0-9A-Z]{5}$/.test(cause.code)
    ? cause.code
    : undefined

const reasons: ReadonlyMap<string, EventStore.StoreFailureReason> = new Map([
  // read_only_sql_transaction; insufficient_privilege
  ["25006", "readOnly"],
  ["42501", "readOnly"],
  // lock_not_available, deadlock_detected
  ["55P03", "locked"],
  ["40P01", "locked"],
  // query_canceled, idle_in_transaction_session_timeout
  ["57014", "timeout"],
  ["25P03", "timeout"],
  // disk_full
  ["53100", "full"],
  // data_corrupted, index_corrupted
  ["XX001", "corrupt"],
  ["XX002", "corrupt"],
  // undefined_table, undefined_function, invalid_schema_name: what we made is gone, or never was
  ["42P01", "notAStore"],
  ["42883", "notAStore"],
  ["3F000", "notAStore"]
])

/** The connection ended, by the server's word, when a commit may already have been under way. */
const ending = /^(08...|57P0[1245]|40003)$/

/** Whether the server may have written what it was sent, though it did not say so. */
export const isDoubtful = (error: SqlError): boolean => {
  const { reason } = error
  if ("operation" in reason && reason.operation === "connect") return false
  const state = stateOf(error)
  return state === undefined ? reason._tag === "ConnectionError" : ending.test(state)
}

/** Whether the server is gone, or not there yet: it may come back. */
export const isAway = (error: SqlError): boolean => {
  const state = stateOf(error)
  return state === undefined
    ? error.reason._tag === "ConnectionError"
    : ending.test(state) || state === "57P03" || state === "53300"
}

/** Whether the error is about the server and not about what it was sent: it would be the same for anything else. */
export const isGeneral = (error: SqlError): boolean => isAway(error) || reasons.has(stateOf(error) ?? "")

const failed = (operation: "connect" | "query", cause: DatabaseFault): SqlError =>
  new SqlError({ reason: new ConnectionError({ cause, message: cause.message, operation }) })

/** An error that we found ourselves, before anything could be sent. */
export const unreachable = (fault: DatabaseFault): SqlError => failed("connect", fault)

/** An error that we found ourselves, after something was sent. */
export const lost = (fault: DatabaseFault): SqlError => failed("query", fault)

const whyOf = ({ reason }: SqlError): string =>
  reason.cause instanceof Error && reason.cause.message.length > 0 ? reason.cause.message : reason._tag

const reasonOf = (error: SqlError): EventStore.StoreFailureReason =>
  error.reason.cause instanceof DatabaseFault
    ? error.reason.cause.reason
    : (reasons.get(stateOf(error) ?? "") ?? "unavailable")

/** What is being done to a log, to read models or to saved states, in messages. */
export type Doing =
  | "connecting to"
  | "opening"
  | "reading"
  | "watching"
  | "appending to"
  | "restoring"
  | "preparing a read model in"
  | "keeping rows in"
  | "changing versions in"
  | "dropping a read model from"
  | "saving states in"

const writes: ReadonlySet<Doing> = new Set(["appending to", "restoring"])

/** The failure behind an error, or nothing when the error is a defect of the program. */
export const failureOf = (doing: Doing, where: string, error: unknown): Failure | undefined => {
  if (error instanceof DatabaseFault) {
    const detail = `${doing} ${where}: ${error.message}`
    return { reason: error.reason, outcome: "nothing written", detail, cause: error }
  }
  if (!isSqlError(error)) return undefined
  return {
    reason: reasonOf(error),
    outcome: writes.has(doing) && isDoubtful(error) ? "unknown" : "nothing written",
    detail: `${doing} ${where}: ${whyOf(error)}`,
    cause: error
  }
}
