/**
 * Where the examples keep their logs: in a SQLite file, or on the PostgreSQL server that `DATABASE_URL` names, in a schema that is
 * called as the file would be.
 */
import { PgClient } from "@effect/sql-pg"
import { type EventStore, EventStoreMemory, storage } from "@westum/mobility"
import type { Storage } from "@westum/mobility/promise"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { Effect, Layer, Redacted, type Scope } from "effect"
import { randomUUID } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, extname, join, relative, resolve } from "node:path"

type Log = Layer.Layer<EventStore.EventStore, EventStore.StoreFailed>

/** The server, if there is one. Empty is as good as not set. */
const url = process.env["DATABASE_URL"] || undefined

const schemaOf = (filename: string): string =>
  basename(filename, extname(filename))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")

const inFile = (filename: string): Log =>
  Layer.unwrap(
    Effect.sync(() => {
      mkdirSync(dirname(resolve(filename)), { recursive: true })
      return SqliteEventStore.layer({ filename })
    })
  )

/** The log that stays. */
export const logAt = (filename: string): Log =>
  url === undefined ? inFile(filename) : PostgresEventStore.layer({ url, schema: schemaOf(filename) })

/** The file relative to where the reader stands, unless that would lead upwards. */
const pathText = (filename: string): string => {
  const path = relative(process.cwd(), filename)
  return path.startsWith("..") ? filename : path
}

/** What names the place of a log for people; nothing that is secret. */
export const placeOf = (filename: string): string => {
  if (url === undefined) return pathText(resolve(filename))
  const { host, pathname } = new URL(url)
  return `${schemaOf(filename)} in ${host}${pathname}`
}

/** The log that stays, for programs that know no Effect. */
export const storageAt = (filename: string): Storage => storage(placeOf(filename), logAt(filename))

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "westum-scratch-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const dropSchema = (url: string, filename: string) =>
  Effect.flatMap(PgClient.PgClient, (sql) => sql`DROP SCHEMA IF EXISTS ${sql(schemaOf(filename))} CASCADE`).pipe(
    Effect.provide(PgClient.layer({ url: Redacted.make(url) })),
    Effect.orDie
  )

/** Names a log that nobody has, and that is removed with the scope. */
export const scratch: Effect.Effect<string, never, Scope.Scope> = Effect.flatMap(directory, (directory) => {
  const filename = join(directory, `scratch-${randomUUID()}.sqlite`)
  return url === undefined
    ? Effect.succeed(filename)
    : Effect.acquireRelease(Effect.succeed(filename), () => dropSchema(url, filename))
})

/** A log for this run alone: in memory, or on the server. */
export const passingLog: Log = url === undefined ? EventStoreMemory.layer : Layer.unwrap(Effect.map(scratch, logAt))
