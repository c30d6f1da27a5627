/**
 * Without Effect: a server is opened like any other storage.
 */
import { expect, it } from "@effect/vitest"
import { open } from "@westum/mobility/promise"
import { postgresServer } from "@westum/mobility-store-postgres"
import { Effect } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"

const { schema, url } = fileDatabase()

it.each<[unknown, string]>([
  [{ maxConections: 5 }, "maxConections: Expected no such field; allowed are schema, migrate, maxConnections"],
  [{ savedStates: "yes" }, 'savedStates: Expected boolean, got "yes"']
])("a server is not opened with %j", (options, message) => {
  // As a program without types says it.
  expect(() => postgresServer("postgres://localhost/x", JSON.parse(JSON.stringify(options)))).toThrow(message)
})

it.live(
  "a consortium on a server is there again when it is opened again",
  () =>
    Effect.gen(function* () {
      const name = yield* schema
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
      const storage = postgresServer(url(), { schema: name, maxConnections: 2, savedStates: true })
      expect(storage.description).toBe(new URL(url()).host + new URL(url()).pathname)
      const life = (again: boolean) =>
        Effect.promise(async () => {
          const consortium = await open(storage)
          const answer = await consortium.execute(opening, { commandId: "once" })
          await consortium.close()
          expect(answer).toMatchObject({ _tag: "Done", again })
        })
      yield* life(false)
      yield* life(true)
    }),
  patience
)
