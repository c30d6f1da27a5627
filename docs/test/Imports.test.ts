/**
 * Whoever reads a how-to without the repository learns from the page itself where each name comes from.
 */
import { parseSync } from "oxc-parser"
import { describe, expect, it } from "vitest"
import { inclusionsIn, regionOf } from "../src/Inclusions.ts"
import { writtenPages } from "../src/Pages.ts"
import { read } from "../src/Repository.ts"
import { importsOf } from "../src/Syntax.ts"

const namesImportedIn = (code: string): ReadonlyArray<string> =>
  parseSync("page.ts", code).program.body.flatMap((each) => importsOf(each, "page.ts").map(([name]) => name))

/** The identifiers of a code, and no texts: comments and strings are left out. */
const wordsIn = (code: string): ReadonlySet<string> =>
  new Set(code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"/g, "").match(/(?<![.\w])[A-Za-z_]\w*(?!\s*:)/g))

/** Names that shown code of a file uses and the file imports, in lines that are not shown. */
const unexplained = (path: string, regions: ReadonlyArray<string>): ReadonlyArray<string> => {
  const text = read(path)
  const shown = regions.map((region) => regionOf(text, region)).join("\n")
  const told = new Set(namesImportedIn(shown))
  const words = wordsIn(shown)
  return namesImportedIn(text).filter((name) => !told.has(name) && words.has(name))
}

/** The regions that a page shows of tests of how-tos, by their file. */
const regionsIn = (page: string): ReadonlyMap<string, ReadonlyArray<string>> => {
  const regions = new Map<string, Array<string>>()
  for (const [path = "", region] of inclusionsIn(page).map((included) => included.split("#"))) {
    if (region === undefined || !path.startsWith("docs/test/how-to/")) continue
    regions.set(path, [...(regions.get(path) ?? []), region])
  }
  return regions
}

const howTos = writtenPages().filter(({ path }) => path.startsWith("docs/how-to/"))

describe("how-tos", () => {
  it.each(howTos)("$path imports what it shows", ({ text }) => {
    const missing = [...regionsIn(text)].flatMap(([path, regions]) => unexplained(path, regions))
    expect(missing).toEqual([])
  })

  it("would be missed without their imports", () => {
    expect(unexplained("docs/test/how-to/AsOf.test.ts", ["ask"])).toEqual(["fourFigures"])
  })
})
