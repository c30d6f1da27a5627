/**
 * Brings the small reads of all fibers to the server: those that wait at the same time share a statement.
 */
import type { EventStore } from "@westum/mobility"
import { Cause, Effect, Exit, Latch, type Scope } from "effect"
import { isSqlError, type SqlError } from "effect/sql/SqlError"
import type { Run } from "./Database.ts"
import { type DatabaseFault, storeClosed, unanswered } from "./DatabaseFault.ts"
import { isAway, lost } from "./Failure.ts"
import { inTransaction } from "./OpenTransaction.ts"
import { inRealTime } from "./RealTime.ts"
import { type Found, readTogether, type ReadTogether, type SmallRead } from "./SmallReads.ts"
import type { Tenant } from "./Tenant.ts"

type Read = EventStore.ReadResult | undefined
type Failed = SqlError | DatabaseFault
type Answer = Effect.Effect<Read, Failed>

/** A read that was not sent yet, or has no answer yet. */
interface Waiting {
  readonly read: SmallRead
  readonly answer: (answer: Answer) => void
}

/** Statements under way at a time: the server works on some while this process takes in what others have brought. */
const atOnce = 4

/** Reads in a statement. With more of them the server would carry out one long statement and not several at once. */
const mostReads = 8

const closed = (): Exit.Exit<never, DatabaseFault> => Exit.fail(storeClosed())

/** There is one for each read. */
const forgotten = Effect.die(new Error("a read was not answered"))

/** Whether no statement would be answered; anything else may be the trouble of one of the reads alone. */
const isGone = (error: unknown): boolean => isSqlError(error) && isAway(error)

const answer = (batch: ReadonlyArray<Waiting>, exit: Exit.Exit<ReadonlyArray<Found>, Failed>): void =>
  batch.forEach((waiting, i) => waiting.answer(Effect.flatMap(exit, (found) => found[i] ?? forgotten)))

export class SharedReads {
  readonly #together: ReadTogether
  readonly #answerTimeout: number
  readonly #arrived = Latch.makeUnsafe()
  /** In order of arrival. */
  readonly #waiting = new Set<Waiting>()
  #isClosed = false

  /** Nobody waits longer than so many milliseconds, be it for the server or for those in front. */
  constructor(run: Run, tenant: Tenant, answerTimeout: number) {
    this.#together = readTogether(run, tenant)
    this.#answerTimeout = answerTimeout
  }

  /** What there is after it was asked for. Whoever is in a transaction of the program sees what that sees, and shares with nobody. */
  read(read: SmallRead): Answer {
    return Effect.flatMap(inTransaction, (isOpen) => (isOpen ? this.#alone(read) : this.#wait(read)))
  }

  #alone(read: SmallRead): Answer {
    return Effect.flatMap(this.#together([read]), ([found]) => found ?? forgotten)
  }

  #wait(read: SmallRead): Answer {
    return Effect.callback<Read, Failed>((resume) => {
      if (this.#isClosed) return resume(closed())
      const answer = (answered: Answer): void => {
        clearTimeout(timer)
        this.#waiting.delete(waiting)
        resume(answered)
      }
      const waiting = { read, answer }
      const timer = setTimeout(() => answer(Effect.fail(lost(unanswered(this.#answerTimeout)))), this.#answerTimeout)
      this.#waiting.add(waiting)
      this.#arrived.openUnsafe()
      return Effect.sync(() => {
        clearTimeout(timer)
        this.#waiting.delete(waiting)
      })
    })
  }

  /** Works until the scope closes; whoever waits then is told. */
  get start(): Effect.Effect<void, never, Scope.Scope> {
    const work = Effect.forkScoped(inRealTime(this.#work))
    const workers = Effect.all(Array.from({ length: atOnce }, () => work))
    return Effect.andThen(
      Effect.addFinalizer(() => Effect.sync(() => this.#close())),
      Effect.asVoid(workers)
    )
  }

  #close(): void {
    this.#isClosed = true
    answer([...this.#waiting], closed())
    this.#waiting.clear()
  }

  get #work(): Effect.Effect<never> {
    const turn = Effect.suspend(() => {
      const batch = [...this.#waiting].slice(0, mostReads)
      for (const waiting of batch) this.#waiting.delete(waiting)
      if (this.#waiting.size === 0) this.#arrived.closeUnsafe()
      return batch.length === 0 ? Effect.void : this.#send(batch)
    })
    // All fibers that are ready have come before the statement is made.
    return Effect.forever(this.#arrived.await.pipe(Effect.andThen(Effect.yieldNow), Effect.andThen(turn)))
  }

  #send(batch: ReadonlyArray<Waiting>): Effect.Effect<void> {
    const sent = Effect.exit(Effect.suspend(() => this.#together(batch.map(({ read }) => read))))
    return Effect.onInterrupt(
      Effect.flatMap(sent, (exit) =>
        Exit.isFailure(exit) && batch.length > 1 && !isGone(Cause.squash(exit.cause))
          ? Effect.forEach(batch, (waiting) => this.#send([waiting]), { concurrency: mostReads, discard: true })
          : Effect.sync(() => answer(batch, exit))
      ),
      () => Effect.sync(() => answer(batch, closed()))
    )
  }
}
