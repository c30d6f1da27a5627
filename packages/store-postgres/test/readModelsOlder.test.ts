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

/** Makes of a schema what version 4 had, as far as programs see it; its function keeps no rows of other columns than one text. */
const asOfVersion4 = (name: string, writer: string): ReadonlyArray<string> => [
  `DROP FUNCTION ${name}.forget_read_model, ${name}.advance_read_model`,
  `ALTER TABLE ${name}.read_model DROP COLUMN mark_event, DROP COLUMN mark_recorded_at`,
  `CREATE FUNCTION ${name}.advance_read_model(
    of_model text, of_version text, stood double precision, comes double precision, keys text[], states text[], cells text[]
  ) RETURNS double precision LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ${name}, pg_temp AS $body$
  DECLARE
    build integer;
  BEGIN
    UPDATE ${name}.read_model b SET up_to = comes::bigint WHERE b.model = of_model AND b.version = of_version RETURNING b.id INTO build;
    EXECUTE format('INSERT INTO ${name}.read_model_%s SELECT k, s, c::json ->> ''country'' FROM unnest($1, $2, $3) u (k, s, c)', build)
    USING keys, states, cells;
    RETURN NULL;
  END $body$`,
  `REVOKE ALL ON FUNCTION ${name}.advance_read_model FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION ${name}.advance_read_model TO ${writer}`,
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
      yield* execute(url(), ...asOfVersion4(name, writer))
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
      const mark = { event: "e", recordedAt: 1_700_000_000_000 }
      yield* store.advance(towns(), { ...step(1, "b"), mark })
      expect((yield* store.select(towns(), everything)).count).toBe(2)
      expect(yield* store.prepare(towns())).toEqual({ model: "towns", version: "1.1", upTo: 2, serving: true, mark })
      // As a program of then goes on that has it open.
      const older = `SELECT ${name}.advance_read_model('towns', '1.1', 2, 3, ARRAY['c'], ARRAY['{}'], ARRAY['{"country":"SE"}'])`
      expect(yield* execute(as(url(), writer), older)).toEqual([[null]])
      expect(yield* store.prepare(towns())).toEqual({ model: "towns", version: "1.1", upTo: 3, serving: true })
      expect((yield* store.select(towns(), everything)).count).toBe(3)
      const reading = yield* open(name, reader)
      for (const refused of [reading.forget(towns()), reading.advance(towns(), step(3))]) {
        expect(yield* Effect.flip(refused)).toMatchObject({ reason: "readOnly" })
      }
      yield* store.forget(towns())
      expect(yield* store.standings()).toEqual([])
    }),
  patience
)
