/**
 * Tables in columns as wide as their widest cell.
 */
import { stripVTControlCharacters } from "node:util"
import type { Ink } from "./Ink.ts"

/** A column; numbers stand at its right edge. */
export interface Column {
  readonly title: string
  readonly align?: "left" | "right"
}

/** The cells of a row, or a line across the table. */
export type Row = ReadonlyArray<string> | "rule"

const margin = "  "
const gap = "  "

const widthOf = (text: string): number => stripVTControlCharacters(text).length

const padded = (text: string, width: number, align: Column["align"]): string => {
  const space = " ".repeat(Math.max(0, width - widthOf(text)))
  return align === "right" ? space + text : text + space
}

/** The lines of a table. */
export const table = (ink: Ink, columns: ReadonlyArray<Column>, rows: ReadonlyArray<Row>): ReadonlyArray<string> => {
  const widths = columns.map(({ title }, i) =>
    Math.max(widthOf(title), ...rows.map((row) => (row === "rule" ? 0 : widthOf(row[i] ?? ""))))
  )
  const line = (cells: ReadonlyArray<string>): string =>
    margin + columns.map(({ align }, i) => padded(cells[i] ?? "", widths[i] ?? 0, align)).join(gap)
  const rule = margin + ink.faint("─".repeat(widths.reduce((a, b) => a + b, gap.length * (columns.length - 1))))
  const titles = columns.map(({ title }) => ink.faint(title))
  const head = columns.some(({ title }) => title !== "") ? [line(titles), rule] : []
  return [...head, ...rows.map((row) => (row === "rule" ? rule : line(row)))]
}
