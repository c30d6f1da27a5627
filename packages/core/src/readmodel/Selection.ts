/**
 * Which rows of a read model are wanted, in which order, and how many of them.
 */
import { Order } from "effect"
import type { Cell, Columns } from "./ReadModel.ts"

/** What a column has to be: this very value, one of several, or in a range. Null is in no range. */
export type Wanted<Value extends Cell> =
  | Value
  | { readonly oneOf: ReadonlyArray<Value> }
  | { readonly atLeast?: NonNullable<Value>; readonly below?: NonNullable<Value> }

/** The rows for which all of this holds. Rows that are alike in what they are sorted by come in the order of their keys. */
export interface Selection<Row extends Columns> {
  readonly where?: { readonly [Name in keyof Row]?: Wanted<Row[Name]> }
  readonly orderBy?: ReadonlyArray<{ readonly column: keyof Row & string; readonly descending?: boolean }>
  /** How many rows are passed over; 0 where left out. */
  readonly offset?: number
  /** At most so many rows; all where left out. */
  readonly limit?: number
}

/** One thing that has to hold of a column. */
export type Test =
  | { readonly column: string; readonly is: "one of"; readonly values: ReadonlyArray<Cell> }
  | { readonly column: string; readonly is: "at least" | "below"; readonly value: string | number }

/** A selection as stores take it: parsed, so that its columns are those of the rows, and offset and limit natural numbers. */
export interface PlainSelection {
  readonly tests: ReadonlyArray<Test>
  readonly order: ReadonlyArray<{ readonly column: string; readonly descending: boolean }>
  readonly offset: number
  readonly limit: number | undefined
}

/** Texts by their bytes in UTF-8, which is by code points: the order that databases keep without knowing a language. */
const texts: Order.Order<string> = Order.make((a, b) => {
  const x = Array.from(a, (char) => char.codePointAt(0) ?? 0)
  const y = Array.from(b, (char) => char.codePointAt(0) ?? 0)
  const differ = x.findIndex((point, i) => point !== y[i])
  if (differ < 0) return x.length === y.length ? 0 : -1
  const other = y[differ]
  return other === undefined || (x[differ] ?? 0) > other ? 1 : -1
})

const rank = (cell: Cell): number => (cell === null ? 0 : typeof cell === "number" ? 1 : 2)

/** Null first, then numbers, then texts. */
const cells: Order.Order<Cell> = Order.make((a, b) => {
  if (typeof a === "string" && typeof b === "string") return texts(a, b)
  if (typeof a === "number" && typeof b === "number") return Order.Number(a, b)
  return Order.Number(rank(a), rank(b))
})

/** A row as far as selecting it goes. */
interface Selectable {
  readonly key: string
  readonly columns: Columns
}

const holds = (columns: Columns, test: Test): boolean => {
  const cell = columns[test.column] ?? null
  if (test.is === "one of") return test.values.includes(cell)
  if (cell === null || typeof cell !== typeof test.value) return false
  const order = cells(cell, test.value)
  return test.is === "below" ? order < 0 : order >= 0
}

/** The rows that are wanted, in their order, before any is passed over. */
export const matching = <Row extends Selectable>(
  rows: Iterable<Row>,
  { order, tests }: PlainSelection
): ReadonlyArray<Row> => {
  const by = order.map(({ column, descending }) => {
    const ascending = Order.mapInput(cells, ({ columns }: Row) => columns[column] ?? null)
    return descending ? Order.flip(ascending) : ascending
  })
  const last = Order.mapInput(texts, ({ key }: Row) => key)
  return [...rows]
    .filter(({ columns }) => tests.every((test) => holds(columns, test)))
    .sort(Order.combineAll([...by, last]))
}

/** The page of them that is wanted. */
export const page = <Row>(rows: ReadonlyArray<Row>, { limit, offset }: PlainSelection): ReadonlyArray<Row> =>
  rows.slice(offset, limit === undefined ? undefined : offset + limit)
