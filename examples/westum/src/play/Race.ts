/**
 * Two operating-system processes that approve different mobilities at the same moment, in the same log.
 */
import { Effect, Schema } from "effect"
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Approval } from "./Approval.ts"

/** One of the two, and how it went for it. */
export interface Rival {
  readonly mobility: string
  readonly pid: number
  /** Whether it had seen a free place before the word was given. */
  readonly sawPlace: boolean
  readonly approval: Approval
}

/** A process ended without an answer. */
export class RivalFailed extends Schema.TaggedError<RivalFailed>()("RivalFailed", { problem: Schema.String }) {
  override get message() {
    return `A process that was to approve a mobility failed: ${this.problem}`
  }
}

const program = fileURLToPath(new URL("./approver.ts", import.meta.url))
const approvalFrom = Schema.decodeUnknownSync(Approval)

const start = (filename: string, mobility: string) =>
  Effect.acquireRelease(
    Effect.sync(() => fork(program, [filename, mobility])),
    (process) => Effect.sync(() => process.kill())
  )

/** The next thing that a process says. */
const heard = (process: ChildProcess): Effect.Effect<Approval, RivalFailed> =>
  Effect.tryPromise({
    try: () =>
      new Promise<Approval>((resolve, reject) => {
        process.once("message", (message) => resolve(approvalFrom(message)))
        process.once("error", reject)
        process.once("exit", (code, signal) => reject(new Error(`it ended with ${code ?? signal}`)))
      }),
    catch: (problem) => new RivalFailed({ problem: String(problem) })
  })

/** Starts both, waits until both have looked, and gives both the word. */
export const race = Effect.fnUntraced(function* (filename: string, mobilities: readonly [string, string]) {
  const processes = yield* Effect.forEach(mobilities, (mobility) => start(filename, mobility))
  const ready = yield* Effect.forEach(processes, heard, { concurrency: "unbounded" })
  const answers = Effect.forEach(processes, heard, { concurrency: "unbounded" })
  const word = Effect.sync(() => {
    for (const process of processes) process.send("go")
  })
  const [approvals] = yield* Effect.all([answers, word], { concurrency: "unbounded" })
  return approvals.map((approval, i): Rival => {
    const before = ready[i]
    return {
      mobility: mobilities[i] ?? "",
      pid: processes[i]?.pid ?? 0,
      sawPlace: before?._tag === "Ready" && before.wouldSucceed,
      approval
    }
  })
}, Effect.scoped)
