/**
 * Every error from underneath has its reason in the words of the port, and says honestly whether something may be written.
 */
import { describe, expect, it } from "@effect/vitest"
import { ConnectionError, SqlError, UnknownError } from "effect/sql/SqlError"
import { DatabaseFault } from "../src/DatabaseFault.ts"
import { failureOf, isAway } from "../src/Failure.ts"

/** An error as the driver gives it where the server has spoken. */
const server = (code: string, operation = "query"): SqlError =>
  new SqlError({
    reason: new UnknownError({ cause: Object.assign(new Error(`state ${code}`), { code }), message: "", operation })
  })

const connection = (operation: string): SqlError =>
  new SqlError({ reason: new ConnectionError({ cause: new Error("the socket ended"), message: "", operation }) })

/** The socket had been closed by the other side when something was written to it. */
const pipe: SqlError = new SqlError({
  reason: new ConnectionError({
    cause: Object.assign(new Error("the socket ended: write EPIPE"), { code: "EPIPE" }),
    message: "",
    operation: "query"
  })
})

type Verdict = readonly [reason: string, outcome: "nothing written" | "unknown", away: boolean]

const nothing = "nothing written"

const verdicts: ReadonlyArray<readonly [string, SqlError, Verdict]> = [
  ["the server cannot be reached", connection("connect"), ["unavailable", nothing, true]],
  ["the connection was lost", connection("query"), ["unavailable", "unknown", true]],
  ["the connection had been lost before", pipe, ["unavailable", "unknown", true]],
  ["08006 connection_failure", server("08006"), ["unavailable", "unknown", true]],
  ["57P01 admin_shutdown", server("57P01"), ["unavailable", "unknown", true]],
  ["57P01 while connecting", server("57P01", "connect"), ["unavailable", nothing, true]],
  ["57P02 crash_shutdown", server("57P02"), ["unavailable", "unknown", true]],
  ["40003 statement_completion_unknown", server("40003"), ["unavailable", "unknown", true]],
  ["57P03 cannot_connect_now", server("57P03", "connect"), ["unavailable", nothing, true]],
  ["53300 too_many_connections", server("53300", "connect"), ["unavailable", nothing, true]],
  ["3D000 there is no such database", server("3D000", "connect"), ["unavailable", nothing, false]],
  ["28P01 invalid_password", server("28P01", "connect"), ["unavailable", nothing, false]],
  ["25006 read_only_sql_transaction", server("25006"), ["readOnly", nothing, false]],
  ["42501 insufficient_privilege", server("42501"), ["readOnly", nothing, false]],
  ["55P03 lock_not_available", server("55P03"), ["locked", nothing, false]],
  ["40P01 deadlock_detected", server("40P01"), ["locked", nothing, false]],
  ["57014 query_canceled", server("57014"), ["timeout", nothing, false]],
  ["53100 disk_full", server("53100"), ["full", nothing, false]],
  ["XX001 data_corrupted", server("XX001"), ["corrupt", nothing, false]],
  ["42P01 undefined_table", server("42P01"), ["notAStore", nothing, false]],
  ["53200 out_of_memory", server("53200"), ["unavailable", nothing, false]]
]

describe("an error of PostgreSQL:", () => {
  it.each(verdicts)("%s", (_, error, [reason, outcome, away]) => {
    const failure = failureOf("appending to", "mobility in host/db", error)
    expect(failure).toMatchObject({ reason, outcome, cause: error })
    expect(failure?.detail).toMatch(/^appending to mobility in host\/db: (state|the socket)/)
    expect(isAway(error)).toBe(away)
  })
})

it("a read writes nothing, whatever became of its connection", () => {
  expect(failureOf("reading", "mobility in host/db", connection("query"))).toMatchObject({ outcome: nothing })
})

describe("an error that is not of PostgreSQL:", () => {
  it("a fault we found keeps its reason", () => {
    const fault = new DatabaseFault("newerSchema", "it is newer")
    const expected = { reason: "newerSchema", outcome: nothing, detail: "opening a in b: it is newer" }
    expect(failureOf("opening", "a in b", fault)).toMatchObject(expected)
  })

  it("anything else is a defect of the program", () => {
    for (const error of [new TypeError("undefined is not a function"), "a text", undefined]) {
      expect(failureOf("reading", "a in b", error)).toBeUndefined()
    }
  })
})
