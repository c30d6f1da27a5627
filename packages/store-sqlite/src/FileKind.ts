/**
 * What distinguishes one kind of file from another, and from everybody else's.
 */

import type { NonEmptyReadonlyArray } from "effect/Array"

/** A kind of SQLite file that this package keeps. */
export interface FileKind {
  /** What it is, for people. */
  readonly name: string
  /** Stands in the header of the file (PRAGMA application_id). */
  readonly applicationId: number
  /**
   * The statements that make the tables, and those that bring them on: from each version (PRAGMA user_version) to the next, the first from
   * an empty file. What was released is not changed, but followed.
   */
  readonly tables: NonEmptyReadonlyArray<string>
  /** The journal that SQLite keeps for it. */
  readonly journal: "wal" | "delete"
}
