/**
 * What is written from the sources says what the sources say now.
 */
import { describe, expect, it } from "vitest"
import { generatedPages, writtenPages } from "../src/Pages.ts"
import { projections } from "../src/Projections.ts"
import { reaches } from "../src/Reach.ts"
import { read } from "../src/Repository.ts"
import { sources } from "../src/Source.ts"

describe("generated pages", () => {
  it.each(generatedPages())("$path is what `pnpm docs:generate` writes", ({ path, text }) => {
    expect(read(path)).toBe(text)
  })

  it("are linked from the index of the reference", () => {
    const index = read("docs/reference/README.md")
    for (const { path } of generatedPages()) expect(index).toContain(`](${path.replace("docs/reference/", "")})`)
  })

  it("are not among those written by hand", () => {
    const written = writtenPages().map(({ path }) => path)
    expect(written.filter((path) => generatedPages().some((page) => page.path === path))).toEqual([])
  })
})

describe("commands", () => {
  it("each lead to an event", () => {
    expect([...reaches].flatMap(([command, { events }]) => (events.length === 0 ? [command] : []))).toEqual([])
  })
})

/** A projection is an object with these fields. */
const fieldsOfProjection = ["name", "version", "types", "initial", "tags", "keys", "evolve"]

describe("projections", () => {
  it("are all told of", () => {
    const declared = [...sources.values()].flatMap(({ declarations, path }) =>
      [...declarations].flatMap(([name, { exported, names }]) =>
        exported && /^[a-z]/.test(name) && fieldsOfProjection.every((field) => names.has(field))
          ? [`${path} ${name}`]
          : []
      )
    )
    expect(declared).toHaveLength(projections.length)
  })
})
