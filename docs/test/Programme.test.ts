/**
 * The page of the programme says of each fact what there is of it: it shows what is built, and gives a reason for what is left out.
 */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { read, root } from "../src/Repository.ts"

const page = read("docs/reference/programme.md")

const states = ["built", "configurable", "left out"]

/** The cells of a row; no cell has a line of its own in it. */
const cellsOf = (line: string): ReadonlyArray<string> =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim())

/** A head or the line under it. */
const isHead = ([first = ""]: ReadonlyArray<string>): boolean => first === "Fact" || /^-+$/.test(first)

const rows = page
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map(cellsOf)
  .filter((cells) => !isHead(cells))
  .map((cells) => ({ cells, fact: cells[0] ?? "", state: cells[2] ?? "", where: cells[3] ?? "" }))

const inState = (state: string): typeof rows => rows.filter((row) => row.state === state)

const factsOf = (wrong: typeof rows): ReadonlyArray<string> => wrong.map(({ fact }) => fact)

/** The files that a cell links to, as they are seen from the page. */
const filesIn = (where: string): ReadonlyArray<string> =>
  [...where.matchAll(/\]\(([^)#]+)\)/g)].flatMap(([, link]) => (link === undefined ? [] : [link]))

const isThere = (link: string): boolean => existsSync(join(root, "docs/reference", link))

/** Whether a cell links to a source and to a test of it, both of which are there. */
const isShown = (where: string): boolean => {
  const files = filesIn(where).filter(isThere)
  return files.some((link) => link.endsWith(".test.ts")) && files.some((link) => link.includes("/src/"))
}

/** The reasons that the page explains, each in italics in a list of its own. */
const reasons = page
  .split("\n")
  .filter((line) => line.startsWith("  - _"))
  .flatMap((line) => [...(line.split(":")[0] ?? "").matchAll(/_[^_]+_/g)].map(([reason]) => reason))

describe("the page of the programme", () => {
  it("has four cells in each row, none of them empty, and one of three states", () => {
    expect(rows.length).toBeGreaterThan(300)
    expect(factsOf(rows.filter(({ cells }) => cells.length !== 4 || cells.includes("")))).toEqual([])
    expect(factsOf(rows.filter(({ state }) => !states.includes(state)))).toEqual([])
  })

  it("shows what is built by a source and a test that are there", () => {
    expect(factsOf(inState("built").filter(({ where }) => !isShown(where)))).toEqual([])
  })

  it("tells where what is configurable stands", () => {
    expect(factsOf(inState("configurable").filter(({ where }) => !filesIn(where).some(isThere)))).toEqual([])
  })

  it("gives for what is left out one of the reasons that it explains", () => {
    expect(reasons.length).toBeGreaterThan(5)
    const without = inState("left out").filter(({ where }) => !reasons.some((reason) => where.startsWith(reason)))
    expect(factsOf(without)).toEqual([])
  })

  it("counts them in its first paragraph", () => {
    const [, first = ""] = page.split("\n\n")
    const [all, ...counted] = [...first.replaceAll(/\s+/g, " ").matchAll(/\d+/g)].map(([digits]) => Number(digits))
    const partly = inState("built").filter(({ where }) => where.startsWith("In part:"))
    expect(all).toBe(rows.length)
    expect(counted).toEqual([
      inState("built").length,
      partly.length,
      inState("configurable").length,
      inState("left out").length
    ])
  })
})
