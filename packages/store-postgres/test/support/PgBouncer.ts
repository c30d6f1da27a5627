/**
 * PgBouncer in front of the server of the run, where it is installed (Debian: the package pgbouncer).
 */
import { Effect, type Scope } from "effect"
import { spawn } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "./PostgresServer.ts"

const program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"].find((path) =>
  existsSync(path)
)

/** Why what needs it is not tested here; nothing where it can be. */
export const noPgBouncer: string | undefined = program === undefined ? "pgbouncer is not installed" : undefined

/** How PgBouncer is set (pgbouncer.org, config: pool_mode, ignore_startup_parameters). */
export interface PgBouncerSettings {
  readonly mode: "session" | "transaction" | "statement"
  /** Settings that clients ask for and that are dropped in silence. */
  readonly ignored?: ReadonlyArray<string>
}

const start = async (url: string, { ignored = [], mode }: PgBouncerSettings) => {
  const { hostname, pathname, port, username } = new URL(url)
  const directory = mkdtempSync(join(tmpdir(), "westum-pgbouncer-"))
  chmodSync(directory, 0o755)
  const own = await freePort()
  const lines = [
    "[databases]",
    `* = host=${hostname} port=${port} user=${username}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${own}`,
    "unix_socket_dir =",
    "auth_type = any",
    `pool_mode = ${mode}`,
    "default_pool_size = 20",
    `ignore_startup_parameters = ${["extra_float_digits", ...ignored].join(",")}`
  ]
  const file = join(directory, "pgbouncer.ini")
  writeFileSync(file, `${lines.join("\n")}\n`)
  const as = process.getuid?.() === 0 ? ["-u", "nobody"] : []
  const child = spawn(program ?? "", [...as, file], { stdio: ["ignore", "ignore", "pipe"] })
  const ended = new Promise<void>((done) => child.once("exit", () => done()))
  await new Promise<void>((ready, failed) => {
    let log = ""
    child.stderr.on("data", (chunk) => {
      log += String(chunk)
      if (log.includes("process up")) ready()
    })
    void ended.then(() => failed(new Error(`pgbouncer ended: ${log}`)))
  })
  return {
    url: `postgres://${username}@127.0.0.1:${own}${pathname}`,
    stop: async () => {
      child.kill("SIGKILL")
      await ended
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

/** The connection string that leads through PgBouncer, until the scope closes. */
export const pgBouncerTo = (url: string, settings: PgBouncerSettings): Effect.Effect<string, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(() => start(url, settings)),
      ({ stop }) => Effect.promise(stop)
    ),
    ({ url }) => url
  )
