/**
 * Markdown as the formatter would write it, so that formatting a generated page changes nothing.
 */

/** A generated page and where it belongs. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** Text in a line of code. */
export const code = (text: string): string => `\`${text}\``

/** Texts in code, with commas between them; a dash when there are none. */
export const codes = (texts: Iterable<string>): string => [...texts].map(code).join(", ") || "–"

/** What stands in a cell must not end it. */
const cell = (text: string): string => text.replaceAll("|", "\\|")

/** A table whose columns are as wide as their widest cell. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const cells = [head, ...rows].map((row) => row.map(cell))
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? "").length)))
  const line = (row: ReadonlyArray<string>): string =>
    `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`
  const [first = [], ...others] = cells
  return [line(first), rule, ...others.map(line)].join("\n")
}

/** A list with a bullet for each item. */
export const list = (items: ReadonlyArray<string>): string => items.map((item) => `- ${item}`).join("\n")

/** A fenced block. */
export const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``

/** Blocks with an empty line between them. */
export const blocks = (...parts: ReadonlyArray<string>): string =>
  `${parts.filter((part) => part !== "").join("\n\n")}\n`

/** What a reader of the source should know about a generated page. */
export const generated = "<!-- Written by `pnpm docs:generate` from the sources. Change those, and write it again. -->"
