/**
 * Every error from underneath has its reason in the words of the port, and says honestly whether something may be written.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { readdirSync } from "node:fs"
import { failureOf } from "../src/Failure.ts"
import { CommitFailed, FileFault, isLocked } from "../src/SqliteFault.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

/** An error as node:sqlite throws it (sqlite.org/rescode.html). */
const sqlite = (errcode: number): Error =>
  Object.assign(new Error(`result code ${errcode}`), { code: "ERR_SQLITE_ERROR", errcode })

const reasons: ReadonlyArray<readonly [string, number, string, "nothing written" | "unknown"]> = [
  ["SQLITE_ERROR", 1, "unavailable", "unknown"],
  ["SQLITE_BUSY", 5, "locked", "nothing written"],
  ["SQLITE_BUSY_RECOVERY", 261, "locked", "nothing written"],
  ["SQLITE_NOMEM", 7, "unavailable", "unknown"],
  ["SQLITE_READONLY", 8, "readOnly", "nothing written"],
  ["SQLITE_READONLY_DBMOVED", 1032, "unavailable", "nothing written"],
  ["SQLITE_IOERR_READ", 266, "unavailable", "unknown"],
  ["SQLITE_IOERR_WRITE", 778, "unavailable", "nothing written"],
  ["SQLITE_IOERR_FSYNC", 1034, "unavailable", "unknown"],
  ["SQLITE_CORRUPT", 11, "corrupt", "unknown"],
  ["SQLITE_CORRUPT_INDEX", 779, "corrupt", "unknown"],
  ["SQLITE_FULL", 13, "full", "nothing written"],
  ["SQLITE_CANTOPEN", 14, "unavailable", "unknown"],
  ["SQLITE_NOTADB", 26, "corrupt", "unknown"]
]

describe("an error of SQLite:", () => {
  for (const [name, errcode, reason, outcome] of reasons) {
    it.live(`${name} is ${reason}; from COMMIT, ${outcome}`, () =>
      Effect.gen(function* () {
        const directory = yield* temporaryDirectory
        const path = `${directory}/log.db`
        const error = sqlite(errcode)
        const detail = expect.stringContaining(`appending to ${path}: `)
        expect(failureOf("appending to", path, error)).toEqual({
          reason,
          outcome: "nothing written",
          detail,
          cause: error
        })
        expect(failureOf("appending to", path, new CommitFailed(error))).toEqual({
          reason,
          outcome,
          detail,
          cause: error
        })
        expect(isLocked(error)).toBe(reason === "locked")
        // Finding out about the room on the disk leaves nothing there.
        expect(readdirSync(directory)).toEqual([])
      })
    )
  }
})

describe("an error that is not of SQLite:", () => {
  it("a fault we found keeps its reason", () => {
    const fault = new FileFault("newerSchema", "it is newer")
    const expected = { reason: "newerSchema", outcome: "nothing written", detail: "opening /log.db: it is newer" }
    expect(failureOf("opening", "/log.db", fault)).toMatchObject(expected)
  })

  it("a missing directory is told, where SQLite only says that it cannot open", () => {
    const expected = { reason: "unavailable", detail: "opening /nowhere/log.db: there is no directory /nowhere" }
    expect(failureOf("opening", "/nowhere/log.db", sqlite(14))).toMatchObject(expected)
  })

  it("anything else is a defect of the program", () => {
    for (const error of [new TypeError("undefined is not a function"), "a text", undefined]) {
      expect(failureOf("reading", "/log.db", error)).toBeUndefined()
    }
  })
})
