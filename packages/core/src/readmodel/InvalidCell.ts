/**
 * What no column of a read model can hold.
 */
import { Schema } from "effect"
import type { Build, Columns } from "./ReadModel.ts"

/** A column of a row was given a number that is none, or has no end, as a division by zero gives it: nothing was written. */
export class InvalidCell extends Schema.TaggedError<InvalidCell>()("InvalidCell", {
  model: Schema.String,
  version: Schema.String,
  /** The key of the row. */
  key: Schema.String,
  column: Schema.String,
  /** What was to stand there. */
  found: Schema.Literals(["NaN", "Infinity", "-Infinity"])
}) {
  override get message() {
    return `The column ${this.column} of the row "${this.key}" of ${this.model} ${this.version} is ${this.found}: a column holds text, a finite number or null`
  }
}

const endless = (cell: Columns[string] | undefined): InvalidCell["found"] | undefined => {
  if (typeof cell !== "number" || Number.isFinite(cell)) return undefined
  if (Number.isNaN(cell)) return "NaN"
  return cell > 0 ? "Infinity" : "-Infinity"
}

/** The first cell of the rows that cannot be kept; nothing where all can. Every store asks this before it writes. */
export const invalidCell = (
  { model, version }: Build,
  rows: Iterable<{ readonly key: string; readonly columns: Columns }>
): InvalidCell | undefined => {
  for (const { columns, key } of rows) {
    for (const column of Object.keys(columns)) {
      const found = endless(columns[column])
      if (found !== undefined) return new InvalidCell({ model, version, key, column, found })
    }
  }
  return undefined
}
