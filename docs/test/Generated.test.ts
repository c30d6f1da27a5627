/**
 * What is written from the sources says what the sources say now.
 */
import { describe, expect, it } from "vitest"
import { declaredIn, fieldsOf, wordsOf } from "../src/Answers.ts"
import { generatedPages, writtenPages } from "../src/Pages.ts"
import { questions, unused } from "../src/QuestionsPage.ts"
import { projections } from "../src/Projections.ts"
import { reaches } from "../src/Reach.ts"
import { read } from "../src/Repository.ts"
import { sourceOf, sources } from "../src/Source.ts"

describe("generated pages", () => {
  const pages = generatedPages()

  it.each(pages)("$path is what `pnpm docs:generate` writes", ({ path, text }) => {
    expect(read(path)).toBe(text)
  })

  it("are linked from the index of the reference", () => {
    const index = read("docs/reference/README.md")
    for (const { path } of pages) expect(index).toContain(`](${path.replace("docs/reference/", "")})`)
  })

  it("are not among those written by hand", () => {
    const written = writtenPages().map(({ path }) => path)
    const generated = new Set(pages.map(({ path }) => path))
    expect(written.filter((path) => generated.has(path))).toEqual([])
  })
})

describe("commands", () => {
  it("each lead to an event", () => {
    expect([...reaches].flatMap(([command, { events }]) => (events.length === 0 ? [command] : []))).toEqual([])
  })
})

describe("questions", () => {
  it("are all told of, with what they answer about ids that nobody has used", () => {
    expect(questions.map(({ link }) => link.name)).toEqual(Object.keys(unused))
  })

  it("have answers whose types programs without Effect can name", () => {
    const { exports } = sourceOf("promise.ts")
    const asked = questions.filter(({ link }) => exports.has(link.name))
    const named = asked.flatMap(({ answer }) => [...answer.matchAll(/[A-Z]\w*/g)].map(([name]) => name))
    expect(named.filter((name) => name !== "Array" && !exports.has(name))).toEqual([])
    expect(new Set(named).size).toBeGreaterThan(15)
  })

  it("are told of by the fields and words of their answers", () => {
    expect(fieldsOf(declaredIn("packages/core/src/quota/QuotaUsage.ts", "QuotaRow"))?.[0]).toEqual({
      name: "places",
      type: "number | undefined",
      note: "Places there are; nothing where no limit is set."
    })
    const waitsFor = declaredIn("packages/core/src/todo/ToDoItem.ts", "WaitsFor")
    expect(waitsFor === undefined ? [] : wordsOf(waitsFor).join()).toBe(
      '"participant","sender","host","intermediary","selection","coordinator"'
    )
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
