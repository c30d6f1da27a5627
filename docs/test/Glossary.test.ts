/**
 * The glossary names things by the names that the core exports, and leaves none of its parts out.
 */
import { describe, expect, it } from "vitest"
import { read } from "../src/Repository.ts"
import { sourceOf, sources } from "../src/Source.ts"
import type { Link } from "../src/Syntax.ts"

const { exports } = sourceOf("index.ts")
const entry = /^- \*\*(?<word>[^*]+)\*\* \((?<names>[^)]+)\): (?<meaning>.+)$/

const entries = read("docs/glossary.md")
  .split("\n")
  .filter((line) => line.startsWith("- "))

const namesIn = (line: string): ReadonlyArray<string> =>
  (entry.exec(line)?.groups?.["names"] ?? "").split(", ").map((name) => name.replaceAll("`", ""))

const names = entries.flatMap(namesIn)

/** A declaration, and the name of a field in it, must be there; a file may hand on what others declare. */
const isDeclared = ({ name, path }: Link, field: string | undefined): boolean => {
  const handedOn = sources.get(path)?.exports.get(name)
  if (handedOn !== undefined && handedOn.path !== path) return isDeclared(handedOn, field)
  const declaration = sources.get(path)?.declarations.get(name)
  return declaration?.exported === true && (field === undefined || declaration.names.has(field))
}

const isExported = (code: string): boolean => {
  const [first = "", second = "", third] = code.split(".")
  const exported = exports.get(first)
  if (exported === undefined) return false
  if (exported.name !== "*") return isDeclared(exported, second === "" ? undefined : second)
  return isDeclared({ path: exported.path, name: second }, third)
}

describe("the glossary", () => {
  it.each(entries)("%s", (line) => {
    expect(line).toMatch(entry)
    expect(namesIn(line).filter((name) => !isExported(name))).toEqual([])
  })

  it("explains each word once", () => {
    const words = entries.map((line) => entry.exec(line)?.groups?.["word"])
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
  })

  it("leaves out no namespace of the core", () => {
    const namespaces = [...exports].flatMap(([name, link]) => (link.name === "*" ? [name] : []))
    expect(namespaces.length).toBeGreaterThan(30)
    expect(namespaces.filter((name) => !names.some((code) => code.startsWith(`${name}.`)))).toEqual([])
  })

  it("would see a name that is gone", () => {
    expect(["Limits.Limits", "QuotaUsage.QuotaRow.held", "Consortium"].filter(isExported)).toHaveLength(3)
    expect(["Places.Gone", "QuotaUsage.QuotaRow.gone", "Gone", "Gone.Limits"].filter(isExported)).toEqual([])
  })
})
