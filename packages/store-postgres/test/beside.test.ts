/**
 * Beside the tables of an application that another tool migrates, as another role: neither is touched by the other.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { database, execute, newName } from "./support/Databases.ts"
import { open, patience, place, whole } from "./support/Log.ts"

const withRole = (url: string, role: string): string => {
  const there = new URL(url)
  there.username = role
  return there.href
}

/** As `prisma migrate deploy` keeps count of what it did (Prisma 6.19, the table `_prisma_migrations`). */
const theirFirst = [
  `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`,
  `CREATE TABLE "Participant" ("id" text NOT NULL, "name" text NOT NULL, CONSTRAINT "Participant_pkey" PRIMARY KEY ("id"))`,
  `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'c', '0001_init')`,
  `INSERT INTO "Participant" VALUES ('p-1', 'Kim')`
]

const theirSecond = [`ALTER TABLE "Participant" ADD COLUMN "email" text`]

/** What a tool sees of a schema: relations with owner and rights, columns, constraints. */
const seen = (url: string, schema: string) =>
  execute(
    url,
    `SELECT c.relname::text, c.relkind::text, c.relowner::regrole::text, c.relacl::text, a.attname::text,
       format_type(a.atttypid, a.atttypmod), a.attnotnull, (SELECT count(*)::integer FROM pg_constraint k WHERE k.conrelid = c.oid)
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
     WHERE c.relnamespace = '${schema}'::regnamespace ORDER BY 1, 5`
  )

/** A database with an application's tables, its role, and a role for the log that may do nothing else. */
const application = Effect.gen(function* () {
  const url = yield* database
  const [app, log] = [newName(), newName()]
  const name = new URL(url).pathname.slice(1)
  yield* Effect.acquireRelease(
    execute(
      url,
      `CREATE ROLE ${app} LOGIN`,
      `CREATE ROLE ${log} LOGIN`,
      `GRANT CREATE, CONNECT ON DATABASE ${name} TO ${app}, ${log}`,
      `GRANT CREATE, USAGE ON SCHEMA public TO ${app}`
    ),
    () =>
      Effect.orDie(
        execute(url, ...[app, log].flatMap((role) => [`DROP OWNED BY ${role} CASCADE`, `DROP ROLE ${role}`]))
      )
  )
  yield* execute(withRole(url, app), ...theirFirst)
  return { url, app: withRole(url, app), log: withRole(url, log) }
})

it.live(
  "a log is made, written and read, and the application's tables, rows and rights are as they were",
  () =>
    Effect.gen(function* () {
      const { app, log, url } = yield* application
      const before = yield* seen(url, "public")
      const store = yield* open({ url: log })
      yield* store.append(place())
      expect(yield* seen(url, "public")).toEqual(before)
      expect(yield* execute(app, 'SELECT * FROM "Participant"')).toEqual([["p-1", "Kim"]])
      // Neither role reaches what is the other's.
      const toLog = yield* Effect.flip(execute(app, "SELECT * FROM mobility.event"))
      const toApp = yield* Effect.flip(execute(log, 'SELECT * FROM "Participant"'))
      expect([toLog.reason._tag, toApp.reason._tag]).toEqual(["AuthorizationError", "AuthorizationError"])
    }),
  patience
)

it.live(
  "the application migrates on, and begins again from nothing, while the log is open: the log is as it was",
  () =>
    Effect.gen(function* () {
      const { app, log, url } = yield* application
      const store = yield* open({ url: log })
      yield* store.append(place())
      const [before, tables] = [yield* whole(store), yield* seen(url, "mobility")]
      yield* execute(app, ...theirSecond)
      // What `prisma migrate reset` does to a schema.
      yield* execute(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
      expect(yield* whole(store)).toEqual(before)
      expect(yield* seen(url, "mobility")).toEqual(tables)
      yield* store.append(place())
      expect(yield* whole(yield* open({ url: log }))).toHaveLength(2)
    }),
  patience
)
