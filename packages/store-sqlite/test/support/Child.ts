/**
 * Other processes: programs beside the tests that speak in lines.
 */
import { Effect, type Scope } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { inject } from "vitest"

/** Milliseconds for a test with other processes, on a busy machine. */
export const patience = 120_000

/** How a program is started. */
export interface Start {
  readonly args?: ReadonlyArray<string>
  /** A limit on the size of files, in blocks of 512 bytes. */
  readonly fileBlocks?: number
}

/** A running program. */
export class Child {
  readonly process: ChildProcess
  readonly lines: Array<string> = []
  /** What it wrote to its standard error, for when something goes wrong. */
  complaints = ""
  readonly ended: Promise<void>
  #heard: Array<() => void> = []
  #over = false

  constructor(process: ChildProcess) {
    this.process = process
    process.stderr?.on("data", (data) => (this.complaints += String(data)))
    const { stdout } = process
    if (stdout !== null) createInterface({ input: stdout }).on("line", (line) => this.#hear(line))
    this.ended = new Promise((resolve) =>
      process.once("close", () => {
        this.#over = true
        this.#wake()
        resolve()
      })
    )
  }

  /** Called for each line, at once. */
  onLine: (line: string) => void = () => {}

  /** The first line from now or before that starts so. */
  async heard(start: string): Promise<string> {
    for (;;) {
      const line = this.lines.find((line) => line.startsWith(start))
      if (line !== undefined) return line
      if (this.#over) {
        throw new Error(`the program ended without saying "${start}": ${this.lines.join("; ")} ${this.complaints}`)
      }
      await new Promise<void>((resolve) => this.#heard.push(resolve))
    }
  }

  tell(line: string): void {
    this.process.stdin?.write(`${line}\n`)
  }

  #hear(line: string): void {
    this.lines.push(line)
    this.onLine(line)
    this.#wake()
  }

  #wake(): void {
    const waiting = this.#heard
    this.#heard = []
    for (const resume of waiting) resume()
  }
}

/** The file of a program of the directory `programs`. */
export const program = (name: string): string => join(inject("programs"), `${name}.mjs`)

/** Starts a program of the directory `programs`. */
export const start = (name: string, { args = [], fileBlocks }: Start = {}): Child => {
  const node = ["--no-warnings", program(name), ...args]
  const limited = ["-c", `ulimit -f ${fileBlocks ?? 0} && exec "$0" "$@"`, process.execPath, ...node]
  const [command, given] = fileBlocks === undefined ? [process.execPath, node] : ["sh", limited]
  return new Child(spawn(command, given, { stdio: ["pipe", "pipe", "pipe"] }))
}

/** The same for the length of a scope. */
export const child = (name: string, options?: Start): Effect.Effect<Child, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => start(name, options)),
    (child) =>
      Effect.promise(async () => {
        child.process.kill("SIGKILL")
        await child.ended
      })
  )
