/**
 * Links between pages lead somewhere.
 */
import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { root } from "../src/Repository.ts"

/** Our Markdown files; reports are code and have no links of ours. */
const pages = globSync("**/*.md", { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) })
  .filter((page) => !page.endsWith(".api.md"))
  .toSorted()

const localLinks = (page: string): ReadonlyArray<string> =>
  [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap(([, link]) => (link === undefined ? [] : [link]))
    .filter((link) => !/^[a-z]+:/.test(link))

/** What a link without a path, or without a heading, leads to. */
const targetOf = (page: string, link: string): { readonly file: string; readonly heading: string | undefined } => {
  const [path = "", heading] = link.split("#")
  return { file: path === "" ? join(root, page) : resolve(root, dirname(page), path), heading }
}

/** Headings as GitHub names them in links. */
const headingsOf = (file: string): ReadonlySet<string> =>
  new Set(
    [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-")
    )
  )

describe("links between pages", () => {
  it("are there to be followed", () => {
    expect(pages.flatMap(localLinks).length).toBeGreaterThan(10)
  })

  it.each(pages)("%s leads to files that exist", (page) => {
    expect(localLinks(page).filter((link) => !existsSync(targetOf(page, link).file))).toEqual([])
  })

  it.each(pages)("%s leads to headings that exist", (page) => {
    const missing = localLinks(page).filter((link) => {
      const { file, heading } = targetOf(page, link)
      return heading !== undefined && existsSync(file) && !headingsOf(file).has(heading)
    })
    expect(missing).toEqual([])
  })
})
