/**
 * Every block of code in a page is one that runs, is parsed, or is no code.
 */
import { Settings } from "@westum/mobility"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { inclusionsIn, regionOf, strayMarkers, unmarkedBlocks, withCode } from "../src/Inclusions.ts"
import { generatedPages, writtenPages } from "../src/Pages.ts"
import { read } from "../src/Repository.ts"

const pages = [...writtenPages(), ...generatedPages().map(({ path }) => ({ path, text: read(path) }))]

/** What a block may be that no file stands behind. JSON is parsed below, commands of the shell are looked up. */
const allowed = new Set(["", "text", "json", "sh", "mermaid"])

/** Files whose code runs when the tests run: tests themselves, what packages are made of, and the examples, which have tests. */
const runs = (path: string): boolean =>
  /^docs\/test\/|^packages\/[\w-]+\/(src|test)\/|^examples\/[\w-]+\/(src|test)\//.test(path)

describe("included code", () => {
  it("is there to be checked", () => {
    expect(pages.flatMap(({ text }) => inclusionsIn(text)).length).toBeGreaterThan(20)
  })

  it.each(pages)("of $path is what `pnpm docs:generate` puts there", ({ text }) => {
    expect(text).toBe(withCode(text))
  })

  it.each(pages)("of $path comes from files that run", ({ text }) => {
    expect(inclusionsIn(text).filter((path) => !runs(path))).toEqual([])
  })

  it.each(pages)("is all the code there is in $path", ({ text }) => {
    expect(unmarkedBlocks(text).filter((language) => !allowed.has(language))).toEqual([])
  })

  it.each(pages)("of $path stands wherever a marker asks for it", ({ text }) => {
    expect(strayMarkers(text)).toEqual([])
  })

  it("is put behind a marker that has none yet, and changes nothing where it is there", () => {
    const page = "One.\n\n<!-- code: docs/test/how-to/damage.txt -->\n\nTwo.\n"
    const filled = `One.\n\n<!-- code: docs/test/how-to/damage.txt -->\n\n\`\`\`txt\n${read("docs/test/how-to/damage.txt")}\`\`\`\n\nTwo.\n`
    expect(withCode(page)).toBe(filled)
    expect(withCode(filled)).toBe(filled)
  })

  it("is missed where a marker is not written as one", () => {
    const wrong = ["<!-- code:docs/a.ts -->", " <!-- code: docs/a.ts -->", "<!-- code: docs/a.ts#b c -->"]
    expect(strayMarkers(`${wrong.join("\n\n")}\n\n<!-- code: docs/a.ts -->\n`)).toEqual(wrong)
  })

  it("is cut out of a file by region, moved to the left", () => {
    const file = "a()\n  // #region b\n  b()\n    c()\n  // #endregion\nd()\n"
    expect(regionOf(file, "b")).toBe("b()\n  c()")
    expect(() => regionOf(file, "c")).toThrow("no region c")
  })
})

/** What a block may say that it is, with `<!-- json: kind -->` in front of it. */
const parse: Readonly<Record<string, (json: unknown) => boolean>> = { settings: Schema.is(Settings.Settings) }

const jsonBlocks = (page: string): ReadonlyArray<readonly [kind: string, json: string]> =>
  [...page.matchAll(/^(?:<!-- json: (\w+) -->\n\n)?```json\n([\s\S]*?)^```$/gm)].map(([, kind = "", json = ""]) => [
    kind,
    json
  ])

describe("JSON", () => {
  it.each(pages)("of $path is what it is said to be", ({ text }) => {
    const included = new Set(inclusionsIn(text).flatMap((path) => (path.endsWith(".json") ? [read(path).trim()] : [])))
    const wrong = jsonBlocks(text).filter(
      ([kind, json]) => !included.has(json.trim()) && parse[kind]?.(JSON.parse(json)) !== true
    )
    expect(wrong).toEqual([])
  })
})

const Scripts = Schema.fromJsonString(Schema.Struct({ scripts: Schema.Record(Schema.String, Schema.String) }))

describe("commands of the shell", () => {
  it.each(pages)("that $path names are scripts of this repository", ({ text }) => {
    const { scripts } = Schema.decodeSync(Scripts)(read("package.json"))
    const builtIn = new Set(["changeset", "install", "exec", "publish", "add"])
    const named = [...text.matchAll(/(?:`|^|; )(?:npx --yes )?pnpm(?:@[\d.]+)? (?:run )?([a-z][\w:-]*)/gm)]
    const unknown = named.flatMap(([, name = ""]) => (name in scripts || builtIn.has(name) ? [] : [name]))
    expect(unknown).toEqual([])
  })
})
