/**
 * A database for each contender of a work, on the server of the run.
 */
import { Client } from "pg"

/** The connection string of the server, as the parent process says it. */
export const server = (): string => {
  const url = process.env["BENCH_DATABASE_URL"]
  if (url === undefined) throw new Error("BENCH_DATABASE_URL is not set")
  return url
}

/** What our databases are called; nobody else's begin so. */
const prefix = "westum_bench_"

/** Runs statements on the server itself. */
export const administer = async (
  ...statements: ReadonlyArray<string>
): Promise<ReadonlyArray<Record<string, unknown>>> => {
  const client = new Client({ connectionString: server() })
  await client.connect()
  try {
    let rows: ReadonlyArray<Record<string, unknown>> = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** An empty database; its connection string. */
export const database = async (work: string, contender: string): Promise<string> => {
  const name = `${prefix}${work}_${contender}`.replaceAll(/[^a-z0-9]+/g, "_")
  await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`)
  const url = new URL(server())
  url.pathname = `/${name}`
  return url.href
}

/** Removes all that were made, whoever is still connected. */
export const dropDatabases = async (): Promise<void> => {
  const found = await administer(`SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')`)
  for (const { datname } of found) await administer(`DROP DATABASE IF EXISTS ${String(datname)} WITH (FORCE)`)
}
