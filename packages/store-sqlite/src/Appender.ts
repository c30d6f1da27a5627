/**
 * Brings the appends of all fibers to the file: those that wait at the same time share one transaction, and so one sync.
 */
import { EventStore } from "@westum/mobility"
import { Effect } from "effect"
import type { Connection } from "./Connection.ts"
import { type Failure, failureOf } from "./Failure.ts"
import { LockWait } from "./LockWait.ts"
import type { Recent } from "./Recent.ts"
import { FileFault, isLocked } from "./SqliteFault.ts"
import { type Append, Judge, type Outcome } from "./Writer.ts"

/** How an append ends. */
type Answer = Effect.Effect<EventStore.Appended, EventStore.AppendError>

/** An append on its way. */
interface Waiting {
  readonly append: Append
  readonly answer: (answer: Answer) => void
  readonly since: number
  /** Set after a shared transaction failed: whose fault it was shows when each is tried by itself. */
  alone: boolean
  /** Set when that transaction may have been written after all. */
  doubtful: boolean
}

/** Events in one transaction, beyond which other appends wait for the next, so that the event loop gets its turn. */
const mostEvents = 1000

const doing = "appending to"

const answerOf = (outcome: Exclude<Outcome, FileFault>): Answer =>
  outcome instanceof EventStore.ConditionFailed || outcome instanceof EventStore.IdClash
    ? Effect.fail(outcome)
    : Effect.succeed(outcome)

export class Appender {
  readonly #file: Connection
  readonly #lockTimeout: number
  readonly #appended: () => void
  readonly #lock = new LockWait()
  /** In order of arrival; what was tried in vain stays in front. */
  readonly #waiting = new Set<Waiting>()
  #callOff: (() => void) | undefined
  /** What the last transactions have left in memory; nothing after one that failed. */
  #recent: Recent | undefined

  /** `appended` is called after a commit that recorded something. */
  constructor(file: Connection, lockTimeout: number, appended: () => void) {
    this.#file = file
    this.#lockTimeout = lockTimeout
    this.#appended = appended
  }

  /** Takes an append in. Calling the result withdraws it, if it still waits. */
  submit(append: Append, answer: (answer: Answer) => void): () => void {
    const waiting: Waiting = { append, answer, since: performance.now(), alone: false, doubtful: false }
    this.#waiting.add(waiting)
    this.#schedule()
    return () => this.#waiting.delete(waiting)
  }

  /** Answers everybody who still waits. */
  close(): void {
    this.#callOff?.()
    this.#callOff = undefined
    const closed = new FileFault("unavailable", "the store was closed")
    for (const waiting of Array.from(this.#waiting)) this.#fail(waiting, closed)
  }

  /** At the end of this turn of the event loop, when all fibers that are ready have come. */
  #schedule(): void {
    if (this.#callOff !== undefined || this.#waiting.size === 0) return
    const turn = setImmediate(this.#drain)
    this.#callOff = () => clearImmediate(turn)
  }

  readonly #drain = (): void => {
    this.#callOff = undefined
    const batch = this.#batch()
    if (batch.length === 0) return
    try {
      this.#commit(batch)
    } catch (error) {
      if (isLocked(error)) return this.#lockedOut(error)
      this.#failed(batch, error)
    }
    this.#schedule()
  }

  #batch(): ReadonlyArray<Waiting> {
    const batch: Array<Waiting> = []
    let events = 0
    for (const waiting of this.#waiting) {
      if (batch.length > 0 && (waiting.alone || events + waiting.append.events.length > mostEvents)) break
      batch.push(waiting)
      if (waiting.alone) break
      events += waiting.append.events.length
    }
    return batch
  }

  #commit(batch: ReadonlyArray<Waiting>): void {
    const { outcomes, recent } = this.#judged(batch)
    if (!recent.isFull) this.#recent = recent
    // Nobody hears of anything that is not durable, be it a refusal because of an earlier append of this transaction. And
    // none waits any more: whoever is answered first may close the store at once.
    this.#lock.over()
    for (const waiting of batch) this.#waiting.delete(waiting)
    batch.forEach((waiting, i) => {
      const outcome = outcomes[i]
      if (outcome instanceof FileFault) this.#fail(waiting, outcome)
      else if (outcome !== undefined) waiting.answer(answerOf(outcome))
    })
    this.#appended()
  }

  #judged(batch: ReadonlyArray<Waiting>): {
    readonly outcomes: ReadonlyArray<Outcome>
    readonly recent: Recent
  } {
    return this.#file.exclusively(() => {
      const known = this.#recent
      // What a transaction has recorded is forgotten with it, should it fail.
      this.#recent = undefined
      const judge = new Judge(this.#file, known)
      return { outcomes: batch.map(({ append }) => judge.judge(append)), recent: judge.recent }
    })
  }

  #failed(batch: ReadonlyArray<Waiting>, error: unknown): void {
    const doubtful = this.#failure(error)?.outcome === "unknown"
    if (batch.length === 1) {
      for (const waiting of batch) this.#fail(waiting, error)
      return
    }
    for (const waiting of batch) {
      waiting.alone = true
      waiting.doubtful ||= doubtful
    }
  }

  #lockedOut(error: unknown): void {
    const now = performance.now()
    const { waited } = this.#lock
    for (const waiting of Array.from(this.#waiting)) {
      if (Math.min(waited, now - waiting.since) >= this.#lockTimeout) this.#fail(waiting, error)
    }
    if (this.#waiting.size > 0) this.#callOff ??= this.#lock.again(this.#drain)
    else this.#lock.over()
  }

  #failure(error: unknown): Failure | undefined {
    return failureOf(doing, this.#file.path, error)
  }

  #fail(waiting: Waiting, error: unknown): void {
    this.#waiting.delete(waiting)
    const failure = this.#failure(error)
    if (failure === undefined) return waiting.answer(Effect.die(error))
    waiting.answer(
      Effect.fail(new EventStore.StoreFailed(waiting.doubtful ? { ...failure, outcome: "unknown" } : failure))
    )
  }
}
