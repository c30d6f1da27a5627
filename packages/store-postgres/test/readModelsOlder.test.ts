/**
 * Read models that an older program made: versions, rows and rights are kept when the schema is brought on.
 */
import { expect, it } from "@effect/vitest"
import { PostgresReadModels } from "@westum/mobility-store-postgres"
import { Effect } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"
import { everything, openRows, step, towns } from "./support/ReadModels.ts"
import { as, granted as grantedIn } from "./support/Roles.ts"

const { schema, url } = fileDatabase()
const granted = grantedIn(url, schema)

/** Makes of a schema what version 4 had. */
const asOfVersion4 = (name: string): ReadonlyArray<string> => [
  `DROP FUNCTION ${name}.forget_read_model`,
  `DELETE FROM ${name}.westum_mobility_migration WHERE migration_id > 4`
]

const open = (name: string, role?: string) =>
  openRows(
    PostgresReadModels.layer({
      url: role === undefined ? url() : as(url(), role),
      schema: name,
      migrate: role === undefined,
      maxConnections: 2
    })
  )

it.live(
  "versions of an older schema stand where they stood, and whoever could drop them may forget them",
  () =>
    Effect.gen(function* () {
      const { name, reader, writer } = yield* granted
      yield* execute(url(), ...asOfVersion4(name))
      const before = yield* Effect.flip(Effect.scoped(open(name, writer)))
      expect(before.reason).toBe("notAStore")
      yield* execute(
        url(),
        `SELECT serves FROM ${name}.prepare_read_model('towns', '1.1', '[["country","text"]]')`,
        `SELECT ${name}.advance_read_model('towns', '1.1', 0, 1, ARRAY['a'], ARRAY['{}'], ARRAY['{"country":"SE"}'])`,
        `SELECT ${name}.serve_read_model('towns', '1.1')`
      )
      yield* Effect.scoped(open(name))
      const store = yield* open(name, writer)
      expect(yield* store.standings()).toEqual([{ model: "towns", version: "1.1", upTo: 1, serving: true }])
      expect((yield* store.prepare(towns())).upTo).toBe(1)
      const [row] = step(0).rows
      expect(yield* store.select(towns(), everything)).toEqual({ rows: [row], count: 1, upTo: 1 })
      yield* store.advance(towns(), step(1, "b"))
      expect((yield* store.select(towns(), everything)).count).toBe(2)
      const reading = yield* open(name, reader)
      expect((yield* Effect.flip(reading.forget(towns()))).reason).toBe("readOnly")
      yield* store.forget(towns())
      expect(yield* store.standings()).toEqual([])
    }),
  patience
)
