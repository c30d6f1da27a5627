/**
 * The packages as they would be published, installed into a plain TypeScript project.
 */
import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { effectTypes } from "./support/EffectTypes.ts"
import { compilers, PlainProject } from "./support/PlainProject.ts"
import { patience, temporaryDirectory } from "./support/Running.ts"
import { tenLinesPrint } from "./support/TenLines.ts"

let project: PlainProject

beforeAll(() => {
  project = new PlainProject()
}, patience)

afterAll(() => project.remove())

describe("the ten lines", () => {
  for (const [name, compiler] of Object.entries(compilers)) {
    it(
      `compiled by ${name}, run as an ES module and from CommonJS`,
      () => {
        const out = `out-${name.replaceAll(" ", "-")}`
        expect(project.compile(compiler, "tsconfig.json", "--outDir", out)).toBe("")
        expect(project.run(`${out}/lines.mjs`, temporaryDirectory())).toBe(tenLinesPrint)
        expect(project.read(`${out}/lines.cjs`)).toContain('require("@westum/mobility/promise")')
        expect(project.run(`${out}/lines.cjs`, temporaryDirectory())).toBe(tenLinesPrint)
      },
      patience
    )
  }

  it.each(Object.entries(compilers))(
    "have answers whose types a library can name, by %s",
    (_, compiler) => expect(project.compile(compiler, "tsconfig.library.json", "--outDir", "out-library")).toBe(""),
    patience
  )

  it(
    "compile in a project that does not know the types of Node",
    () => expect(project.compile(compilers["TypeScript 7"], "tsconfig.bare.json", "--noEmit")).toBe(""),
    patience
  )
})

/** What makes the ids in events and answers more than strings to the compiler; they are read as strings. */
const brands = new Set(["Brand"])

it(
  "the promise entry point shows no type of effect in any parameter, result or field; the other one does",
  () => {
    const promise = project.declarations("@westum/mobility", "promise")
    const index = project.declarations("@westum/mobility", "index")
    expect(readFileSync(promise, "utf8")).not.toContain('from "effect')
    const found = effectTypes([promise, index], brands)
    expect(found(promise)).toEqual([])
    const others = new Set(found(index).map(({ type }) => type))
    for (const type of ["Effect", "Layer", "Stream"]) expect(others).toContain(type)
  },
  patience
)
