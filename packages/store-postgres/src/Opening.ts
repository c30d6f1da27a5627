/**
 * Opens a log in a database, makes it when there is none, and leaves a schema that is somebody else's as it was.
 */
import { Effect } from "effect"
import { Migrator, SqlClient, type SqlError } from "effect/sql"
import { numberIn } from "./Column.ts"
import { type LogClient, type Run, runOn } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import { append, positionAt, restore } from "./LogFunctions.ts"
import { tables } from "./LogTables.ts"
import { laterReadModelFunctions, readModelFunctions } from "./ReadModelFunctions.ts"
import { readModelMarks, readModelTables } from "./ReadModelTables.ts"
import { savedStateTables } from "./SavedStateTables.ts"
import type { Tenant } from "./Tenant.ts"

/** What went wrong, or what we found wrong. */
export type OpeningError = SqlError.SqlError | Migrator.MigrationError | DatabaseFault

/** The table of what was made of a log; its name tells that the schema is ours. */
const marker = "westum_mobility_migration"

type Migration = readonly [id: number, name: string, statements: (tenant: Tenant) => ReadonlyArray<string>]

/** Nobody may call functions but whom their owner lets. */
const revoke = ({ schema }: Tenant): string => `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC`

/** In order, forward only: what was released is not changed, but followed. */
export const migrations: ReadonlyArray<Migration> = [
  [1, "log", (tenant) => [...tables(tenant), append(tenant), restore(tenant), positionAt(tenant), revoke(tenant)]],
  // They do the same, with plans that stay right while the log grows.
  [2, "functions", (tenant) => [append(tenant), restore(tenant)]],
  [3, "read models", (tenant) => [...readModelTables(tenant), ...readModelFunctions(tenant), revoke(tenant)]],
  [4, "saved states", savedStateTables],
  [5, "marks of read models", (tenant) => [readModelMarks(tenant), ...laterReadModelFunctions(tenant)]],
  // It refuses what was decided on a log that has been set back since.
  [6, "conditions beyond the head", (tenant) => [append(tenant)]]
]

/** The version that this program knows. */
export const latest = migrations.length

/** Whose schema it is: how far it was made by us; 0 when nobody's. Fails when it is not for us. */
const versionOf = Effect.fnUntraced(function* (
  run: Run,
  { name, schema }: Tenant
): Effect.fn.Return<number, OpeningError> {
  const [found] = yield* run(
    `SELECT to_regclass($1) IS NOT NULL, EXISTS (
      SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $2)`,
    [`${schema}.${marker}`, name]
  )
  if (found?.[0] !== true) {
    if (found?.[1] !== true) return 0
    return yield* Effect.fail(new DatabaseFault("notAStore", "the schema has tables that are not of Westum Mobility"))
  }
  const [row] = yield* run(`SELECT coalesce(max(migration_id), 0)::float8 FROM ${schema}.${marker}`)
  const version = numberIn(row?.[0])
  if (version <= latest) return version
  const problem = `the log has schema version ${version}, made by a newer program; this one knows versions up to ${latest}`
  return yield* Effect.fail(new DatabaseFault("newerSchema", problem))
})

const steps = (run: Run, tenant: Tenant): ReadonlyArray<Migrator.ResolvedMigration> =>
  migrations.map(([id, name, statements]) => [
    id,
    name,
    Effect.succeed(Effect.forEach(statements(tenant), (statement) => run(statement), { discard: true }))
  ])

/** "WMmg": the lock that lets one program make a log while others wait. */
const making = 0x57_4d_6d_67

const migrate = (client: LogClient, run: Run, tenant: Tenant): Effect.Effect<void, OpeningError> =>
  client.withTransaction(
    Effect.gen(function* () {
      yield* run("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
      yield* run(`SELECT pg_advisory_xact_lock(${making}, hashtext($1))`, [tenant.name])
      if ((yield* versionOf(run, tenant)) === latest) return
      yield* run(`CREATE SCHEMA IF NOT EXISTS ${tenant.schema}`)
      const migrating = Migrator.make({})({
        loader: Effect.succeed(steps(run, tenant)),
        table: `${tenant.name}.${marker}`
      })
      yield* Effect.provideService(migrating, SqlClient.SqlClient, client)
    })
  )

/** Makes the log, or what is missing of it, unless it is not allowed to; then it must be there. */
export const openLog = Effect.fnUntraced(function* (
  client: LogClient,
  tenant: Tenant,
  mayMigrate: boolean
): Effect.fn.Return<void, OpeningError> {
  const run = runOn(client)
  const version = yield* versionOf(run, tenant)
  if (version === latest) return
  if (mayMigrate) return yield* migrate(client, run, tenant)
  const problem =
    version === 0
      ? "there is no log, and none may be made here: open it once with a role that may make it"
      : `the log has schema version ${version}, this program needs ${latest}: open it once with a role that may change it`
  return yield* Effect.fail(new DatabaseFault("notAStore", problem))
})
