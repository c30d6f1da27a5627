/**
 * A read model: a projection kept outside the process, one row per key, with columns by which rows are found.
 */
import type { Kept } from "../eventsourcing/StateText.ts"

export { type Kept, stateText } from "../eventsourcing/StateText.ts"

/** What stands in a column; null where there is nothing to say. */
export type Cell = string | number | null

/** How a column is kept: text sorts by its bytes in UTF-8, and null comes before everything. */
export type ColumnType = "text" | "number"

/** The columns of a row. */
export type Columns = Readonly<Record<string, Cell>>

/** How each column of a row is kept; of a row of which nothing more is known, either way. */
export type TypesOf<Row extends Columns> = {
  readonly [Name in keyof Row]: Row[Name] extends string | null
    ? "text"
    : Row[Name] extends number | null
      ? "number"
      : ColumnType
}

/** A projection and the columns of its rows. What concerns the whole log has one row, whose key is `""`. */
export interface ReadModel<State, Event, Row extends Columns> {
  readonly projection: Kept<State, Event>
  /** Grows when `columns` or `row` change. A change of the projection has a version of its own. */
  readonly version: number
  /** Each column is indexed. */
  readonly columns: TypesOf<Row>
  /** What the columns of a state are. */
  row(state: State, key: string): Row
}

/** One version of a read model, by which a store knows it. */
export interface Build {
  /** The name of the projection. */
  readonly model: string
  /** Of the projection and of the read model, such as `2.1`. */
  readonly version: string
}

/** The version of a read model that this program has. */
export const buildOf = <State, Event, Row extends Columns>({
  projection,
  version
}: ReadModel<State, Event, Row>): Build => ({ model: projection.name, version: `${projection.version}.${version}` })

const numbersOf = ({ version }: Build): ReadonlyArray<number> => version.split(".").map(Number)

/** Whether a version was made after another: by the projection, then by the read model. */
export const isNewer = (build: Build, than: Build): boolean => {
  const [[major = 0, minor = 0], [thanMajor = 0, thanMinor = 0]] = [numbersOf(build), numbersOf(than)]
  return major === thanMajor ? minor > thanMinor : major > thanMajor
}
