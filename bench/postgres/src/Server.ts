/**
 * The server that everybody is measured on: one that is started for the run, with its default durability, or a given one.
 */
import { Client } from "pg"
import { startPostgres } from "../../../packages/store-postgres/test/support/PostgresServer.ts"

/** A server, and what ends it. */
export interface Server {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** What a server of our own is told beside its defaults; fsync and synchronous_commit are on by default. */
const settings = ["shared_buffers=512MB", "max_wal_size=4GB", "fsync=on", "synchronous_commit=on"]

/** The server of DATABASE_URL, or one that ends with this process. */
export const openServer = async (): Promise<Server> => {
  const url = process.env["DATABASE_URL"]
  return url === undefined ? startPostgres(settings) : { url, stop: async () => {} }
}

const told = [
  "server_version",
  "fsync",
  "synchronous_commit",
  "full_page_writes",
  "wal_sync_method",
  "shared_buffers",
  "max_wal_size",
  "max_connections",
  "jit"
]

/** The settings of the server that matter, in a line; throws where it does not wait for the disk. */
export const settingsOf = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string; value: string }>(
    "SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY ($1) ORDER BY array_position($1, name)",
    [told]
  )
  await client.end()
  for (const { name, value } of rows) {
    if ((name === "fsync" || name === "synchronous_commit") && value !== "on") {
      throw new Error(`${name} is ${value}: what is acknowledged might be lost, so that nothing would be compared`)
    }
  }
  return rows.map(({ name, value }) => `${name} ${value}`).join(", ")
}
