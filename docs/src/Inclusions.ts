/**
 * Code in pages: each block is a file, or a region of one, that the tests run.
 *
 * A page marks the place with `<!-- code: path -->` or `<!-- code: path#region -->` in front of a block; in the file, a
 * region stands between `// #region name` and `// #endregion`. A marker without a block is given one.
 */
import { extname } from "node:path"
import { fenced } from "./Markdown.ts"
import { read } from "./Repository.ts"

const marker = /^<!-- code: (?<path>[^\s#]+)(?:#(?<region>[\w-]+))? -->(?:\n\n?```\w*\n[\s\S]*?^```)?$/gm

const indentOf = (lines: ReadonlyArray<string>): number =>
  Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length))

/** The lines of a region, moved to the left. Regions inside it leave no trace. */
export const regionOf = (text: string, region: string): string => {
  const lines = text.split("\n")
  const begin = lines.findIndex((line) => line.trim() === `// #region ${region}`)
  const length = lines.slice(begin + 1).findIndex((line) => line.trim() === "// #endregion")
  if (begin < 0 || length < 0) throw new Error(`there is no region ${region}`)
  const inside = lines.slice(begin + 1, begin + 1 + length)
  const indent = indentOf(inside)
  return inside.map((line) => line.slice(indent)).join("\n")
}

const codeOf = (path: string, region: string | undefined): string => {
  const text = read(path)
  return region === undefined ? text : regionOf(text, region)
}

/** The page with the code as the files have it now. */
export const withCode = (page: string): string =>
  page.replaceAll(marker, (block, path: string, region: string | undefined) => {
    const [mark = ""] = block.split("\n")
    return `${mark}\n\n${fenced(extname(path).slice(1), codeOf(path, region))}`
  })

/** The places where a page includes code. */
export const inclusionsIn = (page: string): ReadonlyArray<string> =>
  [...page.matchAll(marker)].map(({ groups }) => [groups?.["path"], groups?.["region"]].filter(Boolean).join("#"))

/** The lines that were meant to include code, and are not read as a place for it. */
export const strayMarkers = (page: string): ReadonlyArray<string> =>
  page
    .replaceAll(marker, "")
    .split("\n")
    .filter((line) => /<!--\s*code\b/i.test(line))

/** The languages of blocks that no marker stands in front of. */
export const unmarkedBlocks = (page: string): ReadonlyArray<string> =>
  [...page.replaceAll(marker, "").matchAll(/^```(\w*)\n[\s\S]*?^```$/gm)].map(([, language = ""]) => language)
