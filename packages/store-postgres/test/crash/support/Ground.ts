/**
 * Where servers that are killed live: their directories outlast them, and are gone with the test.
 */
import { Effect, type Scope } from "effect"
import { spawn } from "node:child_process"
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import {
  type Account,
  account,
  freePort,
  initialise,
  launch,
  makePlace,
  type Place
} from "../../support/PostgresServer.ts"
import { end, freeze, killAll, thaw } from "./Processes.ts"

/** A server that runs. */
export interface Server {
  readonly data: string
  readonly port: number
  readonly url: string
  /** Kills it with all its processes: what it had not written is lost. */
  readonly kill: Effect.Effect<void>
  /** Asks it to end: it cuts all connections, and leaves everything in order. */
  readonly stop: Effect.Effect<void>
  /** Stops all its processes where they are. */
  readonly freeze: Effect.Effect<void>
  /** Lets them go on. */
  readonly thaw: Effect.Effect<void>
}

/** Where servers are made. */
export interface Ground {
  /** A directory with the rights that a server wants for its data. */
  readonly directory: () => string
  /** Fills the directory with an empty cluster of databases. */
  readonly initialise: (data: string) => void
  /** Gives a file to the account that servers run as. */
  readonly own: (path: string) => void
  /** Starts a server on a directory, with default settings but for these; it is killed with the scope. */
  readonly start: (
    data: string,
    settings?: ReadonlyArray<string>,
    port?: number
  ) => Effect.Effect<Server, never, Scope.Scope>
}

// Whoever makes the directory holds a pipe. When it ends in any way the pipe closes, the servers are stopped, and then this
// removes what they had.
const guard = `cat >/dev/null; sleep 1; rm -rf "$1"`

const serverOf = (data: string, port: number): Server => {
  const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0])
  return {
    data,
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    kill: Effect.promise(() => killAll(pid)),
    stop: Effect.promise(() => end(pid)),
    freeze: Effect.sync(() => freeze(pid)),
    thaw: Effect.sync(() => thaw(pid))
  }
}

const groundAt = (place: Place, as: Account): Ground => {
  let made = 0
  const own = (path: string): void => {
    if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid)
  }
  return {
    own,
    directory: () => {
      const data = join(place.base, `data-${made++}`)
      mkdirSync(data)
      chmodSync(data, 0o700)
      own(data)
      return data
    },
    initialise: (data) => initialise({ ...place, data }, as),
    start: (data, settings = [], wanted) =>
      Effect.acquireRelease(
        Effect.promise(async () => {
          const port = wanted ?? (await freePort())
          const common = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories="]
          await launch({ ...place, base: "", data }, as, [...common, ...settings])
          return serverOf(data, port)
        }),
        ({ kill }) => kill
      )
  }
}

/** A place for servers, until the scope closes. */
export const ground: Effect.Effect<Ground, never, Scope.Scope> = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => {
      const as = account()
      const place = makePlace(as)
      const guardian = spawn("/bin/sh", ["-c", guard, "sh", place.base], { stdio: ["pipe", "ignore", "ignore"] })
      return { as, place, guardian }
    }),
    ({ guardian, place }) =>
      Effect.sync(() => {
        rmSync(place.base, { recursive: true, force: true })
        guardian.stdin.end()
      })
  ),
  ({ as, place }) => groundAt(place, as)
)
