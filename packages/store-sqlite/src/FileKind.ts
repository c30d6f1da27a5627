/**
 * What distinguishes one kind of file from another, and from everybody else's.
 */

/** A kind of SQLite file that this package keeps. */
export interface FileKind {
  /** What it is, for people. */
  readonly name: string
  /** Stands in the header of the file (PRAGMA application_id). */
  readonly applicationId: number
  /** The version of the tables (PRAGMA user_version), from 1. */
  readonly version: number
  /** The statements that make the tables. */
  readonly tables: string
  /** The journal that SQLite keeps for it. */
  readonly journal: "wal" | "delete"
}
