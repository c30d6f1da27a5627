/**
 * Every example says how it is started, and what it says can be started.
 */
import { globSync } from "node:fs"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { read, root } from "../src/Repository.ts"

const examples = globSync("examples/*/package.json", { cwd: root })
  .map((path) => path.split("/").at(-2) ?? "")
  .toSorted()

const Package = Schema.fromJsonString(
  Schema.Struct({ scripts: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)) })
)

const scriptsOf = (example: string): ReadonlyArray<string> =>
  Object.keys(Schema.decodeSync(Package)(read(`examples/${example}/package.json`)).scripts ?? {})

/** The commands of a page that start an example. */
const started = (page: string): ReadonlyArray<string> =>
  [...page.matchAll(/ --dir (examples\/[\w-]+ [\w-]+)/g)].flatMap(([, command]) => command ?? [])

describe("the README of an example", () => {
  it("is there to be checked", () => {
    expect(examples.length).toBeGreaterThan(5)
  })

  it.each(examples)("%s names the command for each of its programs, and no other", (example) => {
    const wanted = scriptsOf(example).map((script) => `examples/${example} ${script}`)
    expect(started(read(`examples/${example}/README.md`)).toSorted()).toEqual(wanted.toSorted())
  })
})
