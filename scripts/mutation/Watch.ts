/**
 * Ends a worker that hangs. A loop that never ends and runs through no mutant lets nothing else run, so it is a thread that watches.
 */
import { appendFileSync } from "node:fs"
import { isMainThread, Worker, workerData } from "node:worker_threads"
import type { Line } from "./Task.ts"

interface Watched {
  /** 1 for each mutant that is awake. */
  readonly awake: Uint8Array<SharedArrayBuffer>
  /** Until when what runs should be done, in milliseconds since 1970. */
  readonly until: Float64Array<SharedArrayBuffer>
  readonly log: string
}

/** Milliseconds for which what should be done is waited for. */
const patience = 10_000

/** Watches from now on; what it gives takes the milliseconds that what begins now may take. */
export const watch = (awake: Watched["awake"], log: string): ((limit: number) => void) => {
  const until = new Float64Array(new SharedArrayBuffer(8)).fill(Infinity)
  const watched: Watched = { awake, until, log }
  new Worker(new URL(import.meta.url), { workerData: watched }).unref()
  return (limit) => {
    until[0] = Date.now() + limit
  }
}

const guard = ({ awake, log, until }: Watched): void => {
  if (Date.now() < (until[0] ?? 0) + patience) return
  const line: Line = { says: "hung", awake: [...awake.keys()].filter((id) => awake[id] === 1) }
  appendFileSync(log, `${JSON.stringify(line)}\n`)
  process.kill(process.pid, "SIGKILL")
}

if (!isMainThread && workerData?.awake !== undefined) setInterval(guard, 1_000, workerData)
