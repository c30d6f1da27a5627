/**
 * What the server can do without any event store: bare statements through pg, and through pgbench.
 */
import { execFile, execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { Pool } from "pg"
import type { Event } from "@westum/mobility"

/** Connections of a pool of pg: of the bare driver, and of the peers that take one. */
export const pooled = 32

/** Statements on one plain table, whose rows say what an event says, in texts alone. */
export interface Bare {
  readonly insert: (stream: string, event: Event.EncodedEvent) => Promise<void>
  readonly insertMany: (rows: ReadonlyArray<readonly [string, Event.EncodedEvent]>) => Promise<void>
  /** Reads the rows of a stream, and parses what they say; how many there are. */
  readonly select: (stream: string) => Promise<number>
  /** Reads all rows in pages, in order, and parses what they say; how many there are. */
  readonly page: () => Promise<number>
  readonly count: () => Promise<number>
  readonly close: () => Promise<void>
}

const columns = "stream, id, type, version, tags, digest, data, meta"

const rowOf = (stream: string, { data, digest, id, meta, tags, type, version }: Event.EncodedEvent) => [
  stream,
  id,
  type,
  version,
  tags.join(" "),
  digest,
  data,
  meta
]

const table = `CREATE TABLE plain (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream text COLLATE "C" NOT NULL, id text NOT NULL,
  type text NOT NULL, version integer NOT NULL, tags text NOT NULL, digest text NOT NULL, data text NOT NULL,
  meta text NOT NULL)`

const insertion = `INSERT INTO plain (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`
const selection = `SELECT ${columns} FROM plain WHERE stream = $1 ORDER BY position`
const pageSize = 5000

/** Makes the table in an empty database. */
export const openBare = async (url: string): Promise<Bare> => {
  const pool = new Pool({ connectionString: url, max: pooled })
  await pool.query(table)
  await pool.query("CREATE INDEX plain_by_stream ON plain (stream, position)")
  return {
    insert: async (stream, event) => {
      await pool.query({ name: "insert", text: insertion, values: rowOf(stream, event) })
    },
    insertMany: async (rows) => {
      const byColumn = ["text", "text", "text", "integer", "text", "text", "text", "text"].map(
        (type, i) => `$${i + 1}::${type}[]`
      )
      const values = rows.map(([stream, event]) => rowOf(stream, event))
      await pool.query(
        `INSERT INTO plain (${columns}) SELECT * FROM unnest(${byColumn.join(", ")})`,
        byColumn.map((_, column) => values.map((row) => row[column]))
      )
    },
    select: async (stream) => {
      const { rows } = await pool.query<{ data: string }>({ name: "select", text: selection, values: [stream] })
      for (const { data } of rows) JSON.parse(data)
      return rows.length
    },
    page: async () => {
      const text = `SELECT position, ${columns} FROM plain WHERE position > $1 ORDER BY position LIMIT ${pageSize}`
      let seen = 0
      for (let last = "0"; ;) {
        const { rows } = await pool.query<{ position: string; data: string }>({ name: "page", text, values: [last] })
        for (const { data } of rows) JSON.parse(data)
        seen += rows.length
        const { position } = rows.at(-1) ?? {}
        if (position === undefined || rows.length < pageSize) return seen
        last = position
      }
    },
    count: async () => Number((await pool.query<{ n: string }>("SELECT count(*) AS n FROM plain")).rows[0]?.n),
    close: () => pool.end()
  }
}

const debian = "/usr/lib/postgresql"

const runs = (program: string): boolean => {
  try {
    execFileSync(program, ["--version"], { stdio: "pipe" })
    return true
  } catch {
    return false
  }
}

const candidates = (): ReadonlyArray<string> => [
  "pgbench",
  ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin/pgbench")) : [])
]

/** The program pgbench, where one is installed. */
export const pgbench: string | undefined = candidates().find(runs)

/** What the program says of itself. */
export const pgbenchVersion = (program: string): string =>
  execFileSync(program, ["--version"], { encoding: "utf8" }).trim()

const run = promisify(execFile)

/** As SQL in which pgbench, for which a colon begins a variable, finds none. */
const quoted = (value: unknown): string =>
  typeof value === "number"
    ? String(value)
    : `E'${String(value).replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll(":", "\\x3a")}'`

/** What pgbench sends: the row of this event under a stream of its own, after a look at another, if that is wanted. */
const scriptOf = (event: Event.EncodedEvent, reads: boolean): string => {
  const [, ...rest] = rowOf("", event)
  return [
    "\\set stream random(1, 1000000000)",
    ...(reads ? ["SELECT * FROM plain WHERE stream = :stream::text ORDER BY position;"] : []),
    `INSERT INTO plain (${columns}) VALUES (:stream::text, ${rest.map(quoted).join(", ")});`
  ].join("\n")
}

/** Transactions that pgbench gets done, and in how many milliseconds. */
export const runPgbench = async (
  program: string,
  url: string,
  {
    clients,
    event,
    milliseconds,
    reads
  }: {
    readonly clients: number
    readonly milliseconds: number
    readonly event: Event.EncodedEvent
    readonly reads: boolean
  }
): Promise<{ readonly units: number; readonly milliseconds: number }> => {
  const directory = mkdtempSync(join(tmpdir(), "westum-pgbench-"))
  const file = join(directory, "script.sql")
  writeFileSync(file, scriptOf(event, reads))
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  const settings = ["-n", "-M", "prepared", "-c", `${clients}`, "-j", `${Math.min(2, clients)}`, "-T", `${seconds}`]
  try {
    const { stdout } = await run(program, [...settings, "-f", file, url])
    const [, processed] = /transactions actually processed: (\d+)/.exec(stdout) ?? []
    const [, rate] = /tps = ([\d.]+)/.exec(stdout) ?? []
    if (processed === undefined || rate === undefined) throw new Error(`pgbench said: ${stdout}`)
    return { units: Number(processed), milliseconds: (Number(processed) / Number(rate)) * 1000 }
  } finally {
    rmSync(directory, { recursive: true })
  }
}
