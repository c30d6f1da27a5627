/**
 * Runs the demo as a process of its own, and reads what it left in its file.
 */
import { spawn } from "node:child_process"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url))

/** How a run ended, and what it said. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** What is done to a run from outside. */
export interface Disturbance {
  /** Nobody reads its output after the first piece. */
  readonly closeOutput?: boolean
  /** Asked again and again; the process is killed as soon as it says so. */
  readonly killWhen?: () => boolean
}

/** Runs the demo on a file, with its output going into a pipe. */
export const runDemo = (filename: string, { closeOutput = false, killWhen }: Disturbance = {}): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=@westum/source", main, filename], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined }
    })
    let out = ""
    let err = ""
    child.stdout.on("data", (data) => {
      out += String(data)
      if (closeOutput) child.stdout.destroy()
    })
    child.stderr.on("data", (data) => (err += String(data)))
    const watching = setInterval(() => {
      if (killWhen?.() === true) child.kill("SIGKILL")
    }, 5)
    child.on("error", reject)
    child.on("close", (code) => {
      clearInterval(watching)
      resolve({ code, out, err })
    })
  })

const reading = <A>(filename: string, read: (file: DatabaseSync) => A): A => {
  const file = new DatabaseSync(filename, { readOnly: true })
  try {
    return read(file)
  } finally {
    file.close()
  }
}

const tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"

/** Every column of every row of every table, in the order of the rows. */
export const contents = (filename: string): Readonly<Record<string, ReadonlyArray<string>>> =>
  reading(filename, (file) =>
    Object.fromEntries(
      file
        .prepare(tables)
        .all()
        .map(({ name }) => [
          String(name),
          file
            .prepare(`SELECT * FROM "${String(name)}" ORDER BY 1, 2, 3`)
            .all()
            .map((row) => JSON.stringify(row))
        ])
    )
  )

/** How many events the file holds; none while it is still being made. */
export const eventsIn = (filename: string): number => {
  try {
    return reading(filename, (file) => Number(file.prepare("SELECT count(*) AS events FROM event").get()?.["events"]))
  } catch {
    return 0
  }
}
