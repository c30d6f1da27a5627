/**
 * Without Effect: a file is opened like any other storage, with a file for what is saved of long histories, or without.
 */
import { expect, it } from "@effect/vitest"
import { open } from "@westum/mobility/promise"
import { sqliteFile } from "@westum/mobility-store-sqlite"
import { Effect } from "effect"
import { existsSync, writeFileSync } from "node:fs"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const opening = {
  type: "open-project",
  project: "R",
  on: "2020-01-01",
  coordinator: "north",
  start: "2020-01-01",
  end: "2021-12-31",
  timeZone: "Europe/Stockholm",
  categories: ["learner"]
} as const

it.live("a consortium in a file is there again when it is opened again, with saved states or without", () =>
  Effect.gen(function* () {
    const directory = yield* temporaryDirectory
    const savedStates = `${directory}/saved-states.db`
    const life = async (again: boolean, options: { readonly savedStates?: string }) => {
      await using consortium = await open(sqliteFile(`${directory}/log.db`, options))
      expect(await consortium.execute(opening, { commandId: "once" })).toMatchObject({ _tag: "Done", again })
    }
    yield* Effect.promise(() => life(false, {}))
    expect(existsSync(savedStates)).toBe(false)
    yield* Effect.promise(() => life(true, { savedStates }))
    expect(existsSync(savedStates)).toBe(true)
  })
)

it.each<[unknown, string]>([
  [{ synchronous: "full" }, 'synchronous: Expected "FULL" | "NORMAL", got "full"'],
  [{ lockTimout: 5 }, "lockTimout: Expected no such field; allowed are filename, create, synchronous"],
  [{ lockTimeout: "5" }, 'lockTimeout: Expected number, got "5"']
])("a file is not opened with %j", (options, message) => {
  // As a program without types says it.
  expect(() => sqliteFile("log.db", JSON.parse(JSON.stringify(options)))).toThrow(message)
})

it("a name by which SQLite means no file is no name of one", () => {
  const told = "Expected the name of a file; memory() of @westum/mobility/promise keeps a log in memory"
  expect(() => sqliteFile(":memory:")).toThrow(`filename: ${told}, got ":memory:"`)
  expect(() => sqliteFile("log.db", { savedStates: ":memory:" })).toThrow(`savedStates: ${told}`)
})

it.live("a file for saved states that is another's is left as it was, and told", () =>
  Effect.gen(function* () {
    const directory = yield* temporaryDirectory
    const savedStates = `${directory}/notes.txt`
    writeFileSync(savedStates, "not a database at all, but long enough to be looked at")
    const opened = yield* Effect.promise(() =>
      open(sqliteFile(`${directory}/log.db`, { savedStates })).then(
        () => undefined,
        (error: unknown) => error
      )
    )
    expect(opened).toMatchObject({ _tag: "StoreFailed", reason: "notAStore" })
  })
)
