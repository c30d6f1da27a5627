/**
 * A log is made where there is none, found where there is one, and nothing of others is touched.
 */
import { describe, expect, it } from "@effect/vitest"
import { PostgresEventStore, PostgresRawLog } from "@westum/mobility-store-postgres"
import { Effect, Layer } from "effect"
import { createHash } from "node:crypto"
import { Client } from "pg"
import { latest, migrations } from "../src/Opening.ts"
import { tenantOf } from "../src/Tenant.ts"
import { execute, within } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

const refused = (options: PostgresEventStore.Options) => Effect.flip(Effect.scoped(open(options)))

/** A connection of the program. */
const connected = Effect.acquireRelease(
  Effect.promise(async () => {
    const client = new Client({ connectionString: url() })
    await client.connect()
    return client
  }),
  (client) => Effect.promise(() => client.end())
)

/** Takes what later versions have added from a log, as far as they would add it again. */
const withoutNewer = (name: string): ReadonlyArray<string> => [
  `DO $$ DECLARE one text; BEGIN
    FOR one IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = '${name}'::regnamespace AND proname LIKE '%read_model'
    LOOP EXECUTE 'DROP FUNCTION ' || one; END LOOP; END $$`,
  `DROP TABLE ${name}.read_model, ${name}.saved_state`,
  `DELETE FROM ${name}.westum_mobility_migration WHERE migration_id > 1`
]

describe("a log", () => {
  it.live(
    "is made by twenty who open it at once, once",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const opening = Effect.scoped(
          Effect.flatMap(open({ url: url(), schema: name }), (store) => store.append(place()))
        )
        const appended = yield* Effect.all(
          Array.from({ length: 20 }, () => opening),
          { concurrency: "unbounded" }
        )
        expect(appended.map(({ first }) => first).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 20 }, (_, i) => i + 1)
        )
        expect(yield* execute(url(), `SELECT migration_id, name FROM ${name}.westum_mobility_migration`)).toEqual([
          [1, "log"],
          [2, "functions"],
          [3, "read models"],
          [4, "saved states"],
          [5, "marks of read models"],
          [6, "conditions beyond the head"]
        ])
      }),
    patience
  )

  it.live(
    "of an older version is brought on: its functions are made anew, and who may call them stays",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        yield* Effect.scoped(Effect.flatMap(open({ url: url(), schema: name }), (store) => store.append(place())))
        const [row] = yield* execute(
          url(),
          `SELECT oid::regprocedure::text, proacl::text FROM pg_proc
          WHERE proname = 'append' AND pronamespace = '${name}'::regnamespace`
        )
        const [signature, rights] = [String(row?.[0]), row?.[1]]
        yield* execute(url(), `ALTER FUNCTION ${signature} RESET ALL`, ...withoutNewer(name))
        const store = yield* open({ url: url(), schema: name })
        expect((yield* store.append(place())).first).toBe(2)
        expect(
          yield* execute(
            url(),
            `SELECT proacl::text, 'enable_seqscan=off' = ANY (proconfig) FROM pg_proc
          WHERE oid = '${signature}'::regprocedure`
          )
        ).toEqual([[rights, true]])
      }),
    patience
  )

  it.live(
    "of one schema knows nothing of another's",
    () =>
      Effect.gen(function* () {
        const one = yield* open({ url: url(), schema: yield* schema })
        const other = yield* open({ url: url(), schema: yield* schema })
        const everything = { failIfEventsMatch: [{}] } as const
        expect((yield* one.append(place(), everything)).first).toBe(1)
        expect((yield* other.append(place(), everything)).first).toBe(1)
        expect(yield* whole(one)).toHaveLength(1)
      }),
    patience
  )

  it.live(
    "is in the schema mobility unless told otherwise, and never in public",
    () =>
      Effect.gen(function* () {
        yield* Effect.scoped(Effect.flatMap(open({ url: url() }), (store) => store.append(place())))
        expect(yield* execute(url(), "SELECT count(*)::integer FROM mobility.event")).toEqual([[1]])
        expect(yield* execute(url(), "SELECT count(*)::integer FROM pg_tables WHERE schemaname = 'public'")).toEqual([
          [0]
        ])
      }),
    patience
  )

  it("has a schema that no other program and no part of PostgreSQL has", () => {
    for (const name of ["public", "pg_toast", "information_schema", "", "a-b", "A", "1a", 'a"b', "å", "a".repeat(49)]) {
      expect(() => PostgresEventStore.layerClient({ schema: name })).toThrow(RangeError)
    }
  })

  it.live(
    "may be in a schema whose name is a word of SQL",
    () =>
      Effect.gen(function* () {
        const store = yield* open({ url: url(), schema: "user" })
        yield* store.append(place())
        expect(yield* whole(store)).toHaveLength(1)
      }),
    patience
  )
})

describe("what databases were made of", () => {
  // The steps are made of today's sources: who changes a function mends new databases alone, unless a further step makes it anew.
  const sums = [
    "1 log d2f241e5a0681fec",
    "2 functions 129e80e1ea08bd9d",
    "3 read models a6389d5a0427557e",
    "4 saved states 437095dc5754f664",
    "5 marks of read models d0a547dd5cd4d7bc",
    "6 conditions beyond the head 60e6da00abebd60d"
  ]

  it("is followed by a further step when it changes", () => {
    const tenant = tenantOf("mobility")
    const made = migrations.map(([id, name, statements]) => {
      const sum = createHash("sha256").update(statements(tenant).join(";\n")).digest("hex").slice(0, 16)
      return `${id} ${name} ${sum}`
    })
    expect(made).toEqual(sums)
  })
})

describe("what is not a log is refused and left alone:", () => {
  it.live(
    "a schema with tables of others",
    () =>
      Effect.gen(function* () {
        yield* execute(url(), "CREATE SCHEMA others", "CREATE TABLE others.event (id integer)")
        const failure = yield* refused({ url: url(), schema: "others" })
        expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "notAStore", outcome: "nothing written" })
        expect(failure.detail).toContain("others in 127.0.0.1")
        const tables = yield* execute(url(), "SELECT tablename FROM pg_tables WHERE schemaname = 'others'")
        expect(tables).toEqual([["event"]])
      }),
    patience
  )

  it.live(
    "an empty schema, where making it is not allowed",
    () =>
      Effect.gen(function* () {
        const failure = yield* refused({ url: url(), schema: "nobody", migrate: false })
        expect(failure).toMatchObject({ reason: "notAStore", outcome: "nothing written" })
        expect(failure.message).toContain("there is no log, and none may be made here: open it once with a role")
        expect(yield* execute(url(), "SELECT to_regnamespace('nobody') IS NULL")).toEqual([[true]])
      }),
    patience
  )

  it.live(
    "a log that an older program made, where bringing it on is not allowed",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        yield* Effect.scoped(open({ url: url(), schema: name }))
        yield* execute(url(), ...withoutNewer(name))
        const connection = yield* connected
        yield* Effect.promise(() => connection.query("BEGIN"))
        const failures = yield* Effect.all([
          Effect.flip(Layer.build(PostgresEventStore.layer({ url: url(), schema: name, migrate: false }))),
          Effect.flip(Layer.build(PostgresEventStore.layerTransaction({ connection, schema: name }))),
          Effect.flip(Layer.build(PostgresRawLog.layer({ url: url(), schema: name })))
        ])
        for (const failure of failures) {
          expect(failure).toMatchObject({ reason: "notAStore", outcome: "nothing written" })
          expect(failure.message).toContain(
            `the log has schema version 1, this program needs ${latest}: open it once with a role that may change it`
          )
        }
      }),
    patience
  )

  it.live(
    "a log of a newer program",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        yield* Effect.scoped(open({ url: url(), schema: name }))
        yield* execute(url(), `INSERT INTO ${name}.westum_mobility_migration (migration_id, name) VALUES (99, 'later')`)
        expect(yield* refused({ url: url(), schema: name })).toMatchObject({ reason: "newerSchema" })
        yield* execute(url(), `DELETE FROM ${name}.westum_mobility_migration WHERE migration_id = 99`)
        yield* Effect.scoped(open({ url: url(), schema: name }))
      }),
    patience
  )

  it.live(
    "a database that is not there, and a server that is not there",
    () =>
      Effect.gen(function* () {
        const nowhere = yield* refused({ url: within(url(), "nowhere") })
        expect(nowhere).toMatchObject({ reason: "unavailable", outcome: "nothing written" })
        const gone = yield* refused({ url: "postgres://postgres:secret@127.0.0.1:1/gone" })
        expect(gone).toMatchObject({ reason: "unavailable", outcome: "nothing written" })
        expect(gone.message).toContain("mobility in 127.0.0.1:1/gone")
        expect(gone.message).not.toContain("secret")
      }),
    patience
  )
})
