/**
 * A copy of a server's data while it works, made with the server's own functions, since pg_basebackup is not shipped with it.
 */
import { Effect } from "effect"
import type { SqlError } from "effect/sql"
import { writeFileSync } from "node:fs"
import { copyFile, mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { connection } from "../../support/Databases.ts"
import type { Ground, Server } from "./Ground.ts"

/** What belongs to the running server, or is told anew to the copy (PostgreSQL, 25.3.4.3 Backing Up the Data Directory). */
const left = new Set(["postmaster.pid", "postmaster.opts", "postgresql.auto.conf", "backup_label", "standby.signal"])
const emptied = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans"
])

const isGone = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT"

/** Copies a directory with what is in it, but for some names. What the server removes meanwhile its log knows of too. */
const copy = async (ground: Ground, from: string, to: string, but: ReadonlySet<string>): Promise<void> => {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (but.has(entry.name)) continue
    try {
      if (entry.isDirectory()) {
        await mkdir(target, { mode: 0o700 })
        if (!emptied.has(entry.name)) await copy(ground, source, target, but)
      } else await copyFile(source, target)
      ground.own(target)
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
}

/** A second copy of a backup. */
export const copyOf = (ground: Ground, backup: string): Effect.Effect<string> =>
  Effect.promise(async () => {
    const data = ground.directory()
    await copy(ground, backup, data, new Set())
    return data
  })

/** Writes a file that the server on the directory reads. */
export const write = (ground: Ground, data: string, name: string, text: string): void => {
  writeFileSync(join(data, name), text, { mode: 0o600 })
  ground.own(join(data, name))
}

/** A copy of the server's data in a new directory, which a server can be started on that is given the server's log as well. */
export const backUp = (ground: Ground, server: Server): Effect.Effect<string, SqlError.SqlError> =>
  Effect.scoped(
    Effect.gen(function* () {
      // The backup ends with the connection that began it.
      const sql = yield* connection(server.url)
      yield* sql.unsafe("SELECT pg_backup_start('copy', fast => true)::text")
      const data = ground.directory()
      yield* Effect.promise(() => copy(ground, server.data, data, left))
      const [row] = yield* sql.unsafe("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)").values
      write(ground, data, "backup_label", String(row?.[0]))
      return data
    })
  )
