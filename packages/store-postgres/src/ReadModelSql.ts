/**
 * A selection of rows as one statement, so that rows, count and position are from one moment.
 */
import { type ReadModel, type Selection, StorableText } from "@westum/mobility"
import { number, numbers, texts } from "./Database.ts"
import { type Columns, short, tableOf } from "./ReadModelTables.ts"
import type { Tenant } from "./Tenant.ts"

/** A statement and what it is given. */
export interface Statement {
  readonly sql: string
  readonly params: ReadonlyArray<unknown>
}

/** A table of rows. */
export interface Table {
  readonly id: number
  readonly columns: Columns
}

/** Collects what a statement is given, and names it there. */
class Given {
  readonly params: Array<unknown> = []

  name(param: unknown): string {
    return `$${this.params.push(param)}`
  }
}

/** A column as its index has it, and as it is, both by the place of the column. */
interface Named {
  readonly name: string
  readonly type: ReadModel.ColumnType
}

/** A column's own name may be any text: in SQL it is known by its place. */
const named = (columns: Columns, column: string): Named => {
  const at = columns.findIndex(([name]) => name === column)
  const [, type] = columns[at] ?? []
  if (type === undefined) throw new RangeError(`there is no column ${column}`)
  return { name: `r.c${at}`, type }
}

const oneOf = ({ name, type }: Named, values: ReadonlyArray<ReadModel.Cell>, given: Given): string => {
  const orNull = values.includes(null) ? ` OR ${name} IS NULL` : ""
  if (type === "number") {
    const known = given.name(numbers(values.filter((value) => typeof value === "number")))
    return `(${name} = ANY (${known}::float8[])${orNull})`
  }
  const known = values.filter((value) => typeof value === "string").map(StorableText.encode)
  const all = `${given.name(texts(known))}::text[]`
  return `(${short(name)} = ANY (ARRAY(SELECT ${short("v")} FROM unnest(${all}) v)) AND ${name} = ANY (${all})${orNull})`
}

const below = ({ name, type }: Named, value: string | number, given: Given): string => {
  if (type === "number") return `${name} < ${given.name(number(Number(value)))}`
  const text = `${given.name(StorableText.encode(String(value)))}::text`
  return `(${short(name)} <= ${short(text)} AND ${name} < ${text})`
}

const atLeast = ({ name, type }: Named, value: string | number, given: Given): string => {
  if (type === "number") return `${name} >= ${given.name(number(Number(value)))}`
  const text = `${given.name(StorableText.encode(String(value)))}::text`
  return `(${short(name)} >= ${short(text)} AND ${name} >= ${text})`
}

const condition = (columns: Columns, test: Selection.Test, given: Given): string => {
  const column = named(columns, test.column)
  if (test.is === "one of") return oneOf(column, test.values, given)
  return test.is === "below" ? below(column, test.value, given) : atLeast(column, test.value, given)
}

/** Null comes before everything, as in the indexes. */
const orderOf = (columns: Columns, order: Selection.PlainSelection["order"]): string =>
  [
    ...order.flatMap(({ column, descending }) => {
      const { name, type } = named(columns, column)
      const parts = type === "text" ? [short(name), name] : [name]
      return parts.map((part) => `${part} ${descending ? "DESC NULLS LAST" : "ASC NULLS FIRST"}`)
    }),
    short("r.key"),
    "r.key"
  ].join(", ")

/**
 * Answers nothing when the version does not serve; otherwise, in every row, up to where the rows are true and how many match, and
 * then key, state and columns of a row of the page, all null where there is none.
 */
export const pageSql = (tenant: Tenant, { columns, id }: Table, selection: Selection.PlainSelection): Statement => {
  const { limit, offset, order, tests } = selection
  const given = new Given()
  const build = given.name(number(id))
  const all = tests.map((test) => condition(columns, test, given))
  const from = `FROM ${tableOf(tenant, id)} r${all.length === 0 ? "" : ` WHERE ${all.join(" AND ")}`}`
  const by = orderOf(columns, order)
  const names = ["key", "state", ...columns.map((_, at) => `c${at}`)].map((name) => `r.${name}`).join(", ")
  const page = `LIMIT ${given.name(number(limit))}::float8::bigint OFFSET ${given.name(number(offset))}::float8::bigint`
  const sql = `
    SELECT b.up_to::float8, (SELECT count(*) ${from})::float8, ${names}
    FROM ${tenant.schema}.read_model b
    LEFT JOIN LATERAL (SELECT * ${from} ORDER BY ${by} ${page}) r ON true
    WHERE b.id = ${build}::float8::integer AND b.serving ORDER BY ${by}`
  return { sql, params: given.params }
}
