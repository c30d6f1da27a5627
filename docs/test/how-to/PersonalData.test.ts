/**
 * The code of the how-to of the same name.
 */
// #region imports
import { PersonalData } from "@westum/mobility"
import { SqlitePersonalData } from "@westum/mobility-store-sqlite"
import { Effect, Option } from "effect"
import { join } from "node:path"
// #endregion
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { expect, it } from "vitest"

it("keeps a person beside the log, and forgets on demand", async () => {
  const directory = await mkdtemp(join(tmpdir(), "people-"))
  // #region keep
  const program = Effect.gen(function* () {
    const people = yield* PersonalData.PersonalData
    yield* people.put("p-1", { name: "Kim Exempel", email: "kim@example.org" })

    const found = yield* people.get("p-1")
    const name = Option.match(found, { onNone: () => "somebody", onSome: (fields) => fields["name"] })

    yield* people.erase("p-1")
    return { name, left: yield* people.subjects() }
  })
  const layer = SqlitePersonalData.layer({ filename: join(directory, "people.sqlite") })
  const { left, name } = await Effect.runPromise(Effect.provide(program, layer))
  // #endregion
  expect(name).toBe("Kim Exempel")
  expect(left).toEqual([])
  await rm(directory, { recursive: true })
})
