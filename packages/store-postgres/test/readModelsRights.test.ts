/**
 * Who may keep read models, and who may only ask them: also versions that are made after rights were given.
 */
import { describe, expect, it } from "@effect/vitest"
import { PostgresReadModels } from "@westum/mobility-store-postgres"
import { Effect } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"
import { everything, openRows, step, towns } from "./support/ReadModels.ts"
import { as, granted as grantedIn } from "./support/Roles.ts"

const { schema, url } = fileDatabase()
const granted = grantedIn(url, schema)

const open = (role: string, schema: string) =>
  openRows(PostgresReadModels.layer({ url: as(url(), role), schema, migrate: false, maxConnections: 2 }))

const readOnly = { _tag: "ReadModelsFailed", reason: "readOnly" }

describe("a writer", () => {
  it.live(
    "makes, keeps, changes, drops and forgets versions, in a schema that others have made",
    () =>
      Effect.gen(function* () {
        const { name, writer } = yield* granted
        const store = yield* open(writer, name)
        for (const version of ["1.1", "2.1"]) {
          yield* store.prepare(towns(version))
          yield* store.advance(towns(version), step(0))
          expect(yield* store.serve(towns(version))).toBe(true)
        }
        yield* store.drop(towns("1.1"))
        expect(yield* store.standings()).toEqual([{ model: "towns", version: "2.1", upTo: 1, serving: true }])
        expect((yield* store.select(towns("2.1"), everything)).count).toBe(1)
        yield* store.forget(towns("2.1"))
        expect(yield* store.standings()).toEqual([])
      }),
    patience
  )

  it.live(
    "cannot go around the functions",
    () =>
      Effect.gen(function* () {
        const { name, writer } = yield* granted
        yield* Effect.flatMap(open(writer, name), (store) => store.prepare(towns()))
        const [row] = yield* execute(url(), `SELECT id FROM ${name}.read_model`)
        const rows = `${name}.read_model_${String(row?.[0])}`
        for (const statement of [
          `UPDATE ${name}.read_model SET up_to = 9`,
          `DELETE FROM ${name}.read_model`,
          `INSERT INTO ${rows} VALUES ('a', '{}', NULL)`,
          `UPDATE ${rows} SET state = ''`,
          `DROP TABLE ${rows}`,
          `CREATE TABLE ${name}.own (id integer)`
        ]) {
          const error = yield* Effect.flip(execute(as(url(), writer), statement))
          expect([statement, error.reason._tag]).toEqual([statement, "AuthorizationError"])
        }
      }),
    patience
  )

  it.live(
    "of one consortium neither writes nor reads what another has",
    () =>
      Effect.gen(function* () {
        const [one, other] = [yield* granted, yield* granted]
        yield* Effect.flatMap(open(one.writer, one.name), (store) => store.prepare(towns()))
        const strange = yield* Effect.flip(Effect.scoped(open(other.writer, one.name)))
        expect(strange).toMatchObject(readOnly)
        const own = yield* open(other.writer, other.name)
        expect(yield* own.standings()).toEqual([])
      }),
    patience
  )
})

describe("a reader", () => {
  it.live(
    "asks versions that were made after it was let in, and can change none",
    () =>
      Effect.gen(function* () {
        const { name, reader, writer } = yield* granted
        const store = yield* open(reader, name)
        const writing = yield* open(writer, name)
        yield* writing.prepare(towns())
        yield* writing.advance(towns(), step(0))
        yield* writing.serve(towns())
        expect((yield* store.select(towns(), everything)).count).toBe(1)
        expect((yield* store.find(towns(), ["a"])).size).toBe(1)
        const writes: ReadonlyArray<Effect.Effect<unknown, unknown>> = [
          store.prepare(towns("2.1")),
          store.advance(towns(), step(1)),
          store.serve(towns()),
          store.drop(towns()),
          store.forget(towns())
        ]
        for (const refused of writes) {
          expect(yield* Effect.flip(refused)).toMatchObject(readOnly)
        }
      }),
    patience
  )
})
