/**
 * Brings the appends of all fibers to the server: those that wait at the same time share a round trip and a commit.
 */
import { EventStore } from "@westum/mobility"
import { Cause, Effect, Exit, Fiber, Latch, type Scope, Semaphore } from "effect"
import { isSqlError } from "effect/sql/SqlError"
import type { Run } from "./Database.ts"
import { DatabaseFault, storeClosed } from "./DatabaseFault.ts"
import { failureOf, isAway, isDoubtful, isGeneral } from "./Failure.ts"
import { Patience } from "./Patience.ts"
import { inRealTime } from "./RealTime.ts"
import type { Append } from "./Rivals.ts"
import type { Tenant } from "./Tenant.ts"
import { type Answer, batchOf, type Waiting } from "./Waiting.ts"
import { append, type Outcome } from "./Writer.ts"

/** What the appender needs to know. */
export interface Setting {
  /** Runs what writes. */
  readonly write: Run
  /** Runs what reads. */
  readonly look: Run
  readonly tenant: Tenant
  /** The server and the schema, for messages. */
  readonly where: string
  /** Milliseconds for which appends of unknown outcome are sent again. */
  readonly retryFor: number
  /** Told where the log ends after an append. */
  readonly grew: (head: number) => void
}

/** Appends that may wait; whoever comes when there are so many waits for room. */
const room = 4096

/** Milliseconds that closing gives to what was sent already. */
const lastWait = 5000

const doing = "appending to" as const

const answerOf = (outcome: Exclude<Outcome, DatabaseFault>): Answer =>
  outcome instanceof EventStore.ConditionFailed || outcome instanceof EventStore.IdClash
    ? Effect.fail(outcome)
    : Effect.succeed(outcome)

export class Appender {
  readonly #setting: Setting
  readonly #room = Semaphore.makeUnsafe(room)
  readonly #arrived = Latch.makeUnsafe()
  /** In order of arrival; not those that were sent. */
  readonly #waiting = new Set<Waiting>()
  #sent: ReadonlyArray<Waiting> = []
  #closed = false

  constructor(setting: Setting) {
    this.#setting = setting
  }

  /** Records an append. An interrupted caller takes it back, unless it was sent. */
  append(append: Append): Answer {
    const answered = Effect.callback<EventStore.Appended, EventStore.AppendError>((resume) => {
      const waiting: Waiting = { append, answer: resume, doubtful: false }
      if (this.#closed) return this.#fail(waiting, storeClosed())
      this.#waiting.add(waiting)
      this.#arrived.openUnsafe()
      return Effect.sync(() => this.#waiting.delete(waiting))
    })
    return this.#room.withPermit(answered)
  }

  /** Works until the scope closes. What was sent by then is waited for a while; the rest is told that nothing was written. */
  get start(): Effect.Effect<void, never, Scope.Scope> {
    const stop = (fiber: Fiber.Fiber<void>) =>
      Effect.sync(() => this.#close()).pipe(
        Effect.andThen(inRealTime(Effect.timeoutOption(Fiber.await(fiber), lastWait))),
        Effect.andThen(Fiber.interrupt(fiber)),
        Effect.andThen(Effect.sync(() => this.#abandon()))
      )
    return Effect.asVoid(Effect.acquireRelease(Effect.forkDetach(inRealTime(this.#work)), stop))
  }

  #close(): void {
    this.#closed = true
    const closed = storeClosed()
    for (const waiting of Array.from(this.#waiting)) this.#fail(waiting, closed)
    this.#waiting.clear()
    this.#arrived.openUnsafe()
  }

  #abandon(): void {
    const closed = new DatabaseFault("unavailable", "the store was closed before the server had answered")
    for (const waiting of this.#sent) {
      waiting.doubtful = true
      this.#fail(waiting, closed)
    }
  }

  get #work(): Effect.Effect<void> {
    const turn: Effect.Effect<void> = Effect.suspend(() => {
      const batch = batchOf(this.#waiting)
      if (batch.length === 0) {
        this.#arrived.closeUnsafe()
        return Effect.void
      }
      for (const waiting of batch) this.#waiting.delete(waiting)
      this.#sent = batch
      return this.#commit(batch, new Patience(this.#setting.retryFor))
    }).pipe(Effect.catchDefect((defect) => Effect.sync(() => this.#broke(defect))))
    // All fibers that are ready have come before the batch is made.
    const next = this.#arrived.await.pipe(Effect.andThen(Effect.yieldNow), Effect.andThen(turn))
    return Effect.whileLoop({ while: () => !this.#closed, body: () => next, step: () => {} })
  }

  /** A defect of ours ends nothing but what it met: whoever comes later is served. */
  #broke(defect: unknown): void {
    const met = [...this.#sent, ...this.#waiting]
    this.#waiting.clear()
    this.#sent = []
    for (const { answer } of met) answer(Effect.die(defect))
  }

  #commit(batch: ReadonlyArray<Waiting>, patience: Patience): Effect.Effect<void> {
    const { look, tenant, write } = this.#setting
    const appends = batch.map(({ append }) => append)
    return Effect.flatMap(Effect.exit(Effect.suspend(() => append(write, look, tenant, appends))), (exit) =>
      Exit.isSuccess(exit)
        ? Effect.forEach(batch, (waiting, i) => this.#answer(waiting, exit.value[i]), { discard: true })
        : this.#failed(batch, Cause.squash(exit.cause), patience)
    )
  }

  #failed(batch: ReadonlyArray<Waiting>, error: unknown, patience: Patience): Effect.Effect<void> {
    // An answer that cannot be understood was an answer all the same.
    if (!isSqlError(error) || isDoubtful(error)) for (const waiting of batch) waiting.doubtful = true
    if (isSqlError(error)) {
      const doubtful = batch.some((waiting) => waiting.doubtful)
      if (isAway(error) && doubtful && !this.#closed && patience.isLeft()) {
        return Effect.andThen(patience.pause, this.#commit(batch, patience))
      }
    }
    // It was about one of them, and shows about which when each is tried by itself.
    if (batch.length > 1 && !(isSqlError(error) && isGeneral(error))) {
      return Effect.forEach(batch, (waiting) => this.#commit([waiting], patience), { discard: true })
    }
    return Effect.sync(() => {
      for (const waiting of batch) this.#fail(waiting, error)
    })
  }

  #answer(waiting: Waiting, told: Effect.Effect<Outcome, unknown> | undefined): Effect.Effect<void> {
    return Effect.map(Effect.exit(told ?? Effect.die(new Error("an append was not answered"))), (exit) => {
      if (Exit.isFailure(exit)) {
        // That it is known was found out, but not how.
        waiting.doubtful = true
        return this.#fail(waiting, Cause.squash(exit.cause))
      }
      if (exit.value instanceof DatabaseFault) return this.#fail(waiting, exit.value)
      if ("last" in exit.value) this.#setting.grew(exit.value.last)
      waiting.answer(answerOf(exit.value))
    })
  }

  #fail(waiting: Waiting, error: unknown): void {
    const failure = failureOf(doing, this.#setting.where, error)
    if (failure === undefined) return waiting.answer(Effect.die(error))
    waiting.answer(
      Effect.fail(new EventStore.StoreFailed(waiting.doubtful ? { ...failure, outcome: "unknown" } : failure))
    )
  }
}
