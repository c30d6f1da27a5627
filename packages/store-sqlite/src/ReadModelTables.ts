/**
 * The tables of read models: one that lists the versions, and one for the rows of each.
 */
import type { ReadModel } from "@westum/mobility"
import type { FileKind } from "./FileKind.ts"

/** The file of read models. Its mark reads "WMrm". */
export const readModelFile: FileKind = {
  name: "a file of read models of Westum Mobility",
  applicationId: 0x57_4d_72_6d,
  journal: "wal",
  tables: [
    `
    CREATE TABLE build (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      model TEXT NOT NULL,
      version TEXT NOT NULL,
      columns TEXT NOT NULL,
      up_to INTEGER NOT NULL,
      serving INTEGER NOT NULL,
      UNIQUE (model, version)
    ) STRICT;
    CREATE UNIQUE INDEX serving ON build (model) WHERE serving = 1;`,
    // Of which log the rows are: the last event up to `up_to`, which it is no more where an older program has gone on since.
    `ALTER TABLE build ADD COLUMN mark_at INTEGER;
    ALTER TABLE build ADD COLUMN mark_event TEXT;
    ALTER TABLE build ADD COLUMN mark_recorded_at REAL;`
  ]
}

/** The columns of a version, in an order of their own: the one that its table has them in. */
export type Columns = ReadonlyArray<readonly [name: string, type: ReadModel.ColumnType]>

/** The columns in the order of their names. */
export const inOrder = (columns: Readonly<Record<string, ReadModel.ColumnType>>): Columns =>
  Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))

/** The table with the rows of a version. */
export const tableOf = (id: number): string => `row_${id}`

/** The name of a column in SQL; a column's own name may be any text, and differ from another in its capitals alone. */
export const sqlName = (columns: Columns, column: string): string => {
  const at = columns.findIndex(([name]) => name === column)
  if (at < 0) throw new RangeError(`there is no column ${column}`)
  return `c${at}`
}

/** The statements that make the table and its indexes. */
export const tableScript = (id: number, columns: Columns): string => {
  const table = tableOf(id)
  const defined = columns.map(([, type], at) => `, c${at} ${type === "text" ? "TEXT" : "REAL"}`)
  const indexes = columns.map((_, at) => `CREATE INDEX ${table}_c${at} ON ${table} (c${at});`)
  return `CREATE TABLE ${table} (key TEXT PRIMARY KEY, state TEXT NOT NULL${defined.join("")}) STRICT; ${indexes.join(" ")}`
}
