/**
 * The fields of a shape as a table, with the sentences that stand in front of them in the source.
 */
import { code, table } from "./Markdown.ts"
import { type Any, isOptional, typeOf } from "./Shapes.ts"

/** Tells what the source says of a field. */
export type Note = (field: string) => string

/** A row per field. A column of notes only where there are some. */
export const fieldTable = (fields: ReadonlyArray<readonly [name: string, schema: Any]>, note: Note): string => {
  const rows = fields.map(([name, schema]) => [
    code(name) + (isOptional(schema) ? ", optional" : ""),
    typeOf(schema),
    note(name)
  ])
  return rows.some(([, , said]) => said !== "")
    ? table(["Field", "Type", ""], rows)
    : table(
        ["Field", "Type"],
        rows.map((row) => row.slice(0, 2))
      )
}
