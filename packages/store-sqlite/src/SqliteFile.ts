/**
 * A file as a storage for programs that know no Effect.
 */
import { optionsOf, storage, withSavedStates } from "@westum/mobility"
import type { Storage } from "@westum/mobility/promise"
import { Schema } from "effect"
import { layer } from "./SqliteEventStore.ts"
import * as SqliteSavedStates from "./SqliteSavedStates.ts"

/** How the file is used; what is left out is as good a choice as any. */
export interface SqliteFileOptions {
  /**
   * Whether a log is made where there is none, as it is by default. `false` in a program whose log has to be there: a name that is
   * mistyped, or a disk that is not there yet, is then no new log.
   */
  readonly create?: boolean
  /** `FULL`, the default: what is acknowledged survives the loss of power. `NORMAL` survives the death of the process. */
  readonly synchronous?: "FULL" | "NORMAL"
  /** How long to wait while another process writes, in milliseconds; 5000 by default. */
  readonly lockTimeout?: number
  /** How often `watch` looks for what other processes wrote, in milliseconds; 100 by default. */
  readonly pollInterval?: number
  /** A bound for the file, in pages of 4096 bytes; an append beyond it fails as on a full disk. */
  readonly maxPageCount?: number
  /** A file for states of long histories, which are then not folded again from their start; it can be deleted at any time. */
  readonly savedStates?: string
}

/** What SQLite itself would take for no file at all: its own programs mean by it what `memory()` is. */
const fileName = Schema.NonEmptyString.check(
  Schema.makeFilter((name) => name !== ":memory:", {
    expected: "the name of a file; memory() of @westum/mobility/promise keeps a log in memory"
  })
)

const options = optionsOf(
  "sqliteFile(filename, options)",
  Schema.Struct({
    filename: fileName,
    create: Schema.optionalKey(Schema.Boolean),
    synchronous: Schema.optionalKey(Schema.Literals(["FULL", "NORMAL"])),
    lockTimeout: Schema.optionalKey(Schema.Natural),
    pollInterval: Schema.optionalKey(Schema.Natural),
    maxPageCount: Schema.optionalKey(Schema.Natural),
    savedStates: Schema.optionalKey(fileName)
  })
)

/** The log in this file, which is made when there is none, but for `create: false`; handed to `open` of `@westum/mobility/promise`. */
export const sqliteFile = (file: string, wanted: SqliteFileOptions = {}): Storage => {
  const { filename, savedStates, ...how } = options({ ...wanted, filename: file })
  const log = layer({ ...how, filename })
  return storage(
    filename,
    savedStates === undefined ? log : withSavedStates(log, SqliteSavedStates.layer({ filename: savedStates }))
  )
}
