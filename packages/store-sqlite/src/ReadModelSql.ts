/**
 * A selection of rows as SQL.
 */
import { type ReadModel, type Selection, StorableText } from "@westum/mobility"
import type { Params } from "./Connection.ts"
import { type Columns, sqlName, tableOf } from "./ReadModelTables.ts"

/** A part of a statement and what it is given. */
interface Part {
  readonly sql: string
  readonly params: Params
}

/** A cell as the file has it. */
export const storable = (cell: ReadModel.Cell): ReadModel.Cell =>
  typeof cell === "string" ? StorableText.encode(cell) : cell

/** As one parameter: a statement takes no more than 32766 of them. */
const oneOf = (name: string, values: ReadonlyArray<ReadModel.Cell>): Part => {
  const known = values.filter((value) => value !== null).map(storable)
  const orNull = known.length < values.length ? ` OR ${name} IS NULL` : ""
  return { sql: `(${name} IN (SELECT value FROM json_each(?))${orNull})`, params: [JSON.stringify(known)] }
}

const testPart = (columns: Columns, test: Selection.Test): Part => {
  const name = sqlName(columns, test.column)
  if (test.is === "one of") return oneOf(name, test.values)
  return { sql: `${name} ${test.is === "below" ? "<" : ">="} ?`, params: [storable(test.value)] }
}

/** Those of the rows for which all tests hold. */
const matching = (id: number, columns: Columns, tests: ReadonlyArray<Selection.Test>): Part => {
  const parts = tests.map((test) => testPart(columns, test))
  const where = parts.length === 0 ? "" : ` WHERE ${parts.map(({ sql }) => sql).join(" AND ")}`
  return { sql: `FROM ${tableOf(id)}${where}`, params: parts.flatMap(({ params }) => params) }
}

/** How many rows match. */
export const countSql = (id: number, columns: Columns, { tests }: Selection.PlainSelection): Part => {
  const { params, sql } = matching(id, columns, tests)
  return { sql: `SELECT count(*) ${sql}`, params }
}

/** The page of the rows that match, with their columns in order. */
export const pageSql = (id: number, columns: Columns, selection: Selection.PlainSelection): Part => {
  const { limit, offset, order, tests } = selection
  const { params, sql } = matching(id, columns, tests)
  const by = order.map(({ column, descending }) => `${sqlName(columns, column)}${descending ? " DESC" : ""}`)
  const names = ["key", "state", ...columns.map((_, at) => `c${at}`)].join(", ")
  return {
    sql: `SELECT ${names} ${sql} ORDER BY ${[...by, "key"].join(", ")} LIMIT ? OFFSET ?`,
    params: [...params, limit ?? -1, offset]
  }
}
