/**
 * One connection to a SQLite file: statements prepared once by their text, rows as arrays, transactions.
 */
import type { DatabaseSync, SQLOutputValue, StatementSync } from "node:sqlite"
import { numberIn } from "./Column.ts"
import { identityOf } from "./FileAccess.ts"
import { CommitFailed, FileFault } from "./SqliteFault.ts"

/** What a statement is given. */
export type Params = ReadonlyArray<string | number | null>

/** A row, by the order of the columns asked for. */
export type Row = ReadonlyArray<SQLOutputValue>

/**
 * For so many milliseconds a file that stood at its path is believed to stand there still where it is only read. To look before each
 * read would take a third of the time of a small one; to ask what time it is takes a hundredth of that.
 */
const trust = 100

/** Statements kept prepared. Queries have few shapes; more than these are prepared again. */
const most = 256

// `setReturnArrays` makes arrays of rows, which the declarations of node:sqlite do not say.
const areRows = (rows: unknown): rows is ReadonlyArray<Row> =>
  Array.isArray(rows) && (rows.length === 0 || Array.isArray(rows[0]))

export class Connection {
  /** The file, as an absolute path. */
  readonly path: string
  readonly #db: DatabaseSync
  readonly #opened: string | undefined
  /** When the file was seen at its path last. */
  #seenAt = Number.NEGATIVE_INFINITY
  readonly #prepared = new Map<string, StatementSync>()

  constructor(path: string, db: DatabaseSync) {
    this.path = path
    this.#db = db
    this.#opened = identityOf(path)
  }

  /** All rows of a query. Of a file that stands no more at its path nothing is read, but for a moment. */
  rows(sql: string, params: Params = []): ReadonlyArray<Row> {
    const age = Date.now() - this.#seenAt
    // A clock that was set back tells nothing.
    if (age > trust || age < 0) this.#mustStand()
    const rows: unknown = this.#statement(sql).all(...params)
    if (areRows(rows)) return rows
    throw new TypeError("node:sqlite gave rows that are not arrays")
  }

  /** The first row of a query. */
  row(sql: string, params: Params = []): Row | undefined {
    return this.rows(sql, params)[0]
  }

  /** The number in the first column of the first row. */
  number(sql: string, params: Params = []): number {
    return numberIn(this.row(sql, params)?.[0])
  }

  /** Whether a query has a row. */
  some(sql: string, params: Params = []): boolean {
    return this.row(sql, params) !== undefined
  }

  /** Runs a statement that gives no rows. */
  run(sql: string, params: Params = []): void {
    this.#statement(sql).run(...params)
  }

  /** Runs statements that are needed once. */
  script(sql: string): void {
    this.#db.exec(sql)
  }

  /** What the work reads is one state of the file. */
  snapshot<A>(work: () => A): A {
    return this.#transaction("BEGIN", work)
  }

  /**
   * Holds the write lock of the file from the start, so that what the work reads is still true when it writes. Commits only if
   * the file still stands at its path.
   */
  exclusively<A>(work: () => A): A {
    return this.#transaction("BEGIN IMMEDIATE", () => {
      const result = work()
      this.#mustStand()
      return result
    })
  }

  /** Closes the file. The last one to do so moves the write-ahead log into it. */
  close(): void {
    this.#prepared.clear()
    this.#db.close()
  }

  /** With a write-ahead log SQLite does not look: it writes to a file that nobody will find again, and reads what nobody adds to. */
  #mustStand(): void {
    const found = identityOf(this.path)
    if (found !== undefined && found === this.#opened) {
      this.#seenAt = Date.now()
      return
    }
    const what = found === undefined ? "was removed" : "had another put in its place"
    throw new FileFault("unavailable", `the file ${what} after it was opened; open what stands there now`)
  }

  #transaction<A>(begin: string, work: () => A): A {
    this.run(begin)
    let result: A
    try {
      result = work()
    } catch (cause) {
      this.#rollback()
      throw cause
    }
    try {
      this.run("COMMIT")
    } catch (cause) {
      this.#rollback()
      throw new CommitFailed(cause)
    }
    return result
  }

  /** After some errors SQLite has rolled back by itself. */
  #rollback(): void {
    if (this.#db.isTransaction) this.run("ROLLBACK")
  }

  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known !== undefined) {
      // The one used last stands last.
      this.#prepared.delete(sql)
      this.#prepared.set(sql, known)
      return known
    }
    const made = this.#db.prepare(sql)
    made.setReturnArrays(true)
    if (this.#prepared.size >= most) this.#forgetOldest()
    this.#prepared.set(sql, made)
    return made
  }

  #forgetOldest(): void {
    for (const sql of this.#prepared.keys()) {
      this.#prepared.delete(sql)
      return
    }
  }
}
