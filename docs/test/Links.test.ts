import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { describe, expect, it } from "vitest"

const root = join(import.meta.dirname, "../..")

/** Our Markdown files; reports are code and have no links of ours. */
const pages = globSync("**/*.md", { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) })
  .filter((page) => !page.endsWith(".api.md"))
  .toSorted()

const localLinks = (page: string): ReadonlyArray<string> =>
  [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap(([, link]) => (link === undefined ? [] : [link]))
    .filter((link) => !/^[a-z]+:/.test(link) && !link.startsWith("#"))

describe("links between pages", () => {
  it("are there to be followed", () => {
    expect(pages.flatMap(localLinks).length).toBeGreaterThan(10)
  })

  it.each(pages)("%s leads to files that exist", (page) => {
    const missing = localLinks(page).filter(
      (link) => !existsSync(resolve(root, dirname(page), link.replace(/#.*$/, "")))
    )
    expect(missing).toEqual([])
  })
})
