/**
 * Brings the small reads of all fibers to the server: those that wait at the same time share a statement.
 */
import { Effect, type Exit, Latch, type Scope } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import type { Run } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import { inTransaction } from "./OpenTransaction.ts"
import { inRealTime } from "./RealTime.ts"
import { type Found, readTogether, type SmallRead } from "./SmallReads.ts"
import type { Tenant } from "./Tenant.ts"

type Answer = Effect.Effect<Found, SqlError | DatabaseFault>

/** A read that was not sent yet, or has no answer yet. */
interface Waiting {
  readonly read: SmallRead
  readonly answer: (answer: Answer) => void
}

/** Statements under way at a time: the server works on some while this process takes in what others have brought. */
const atOnce = 4

/** Reads in a statement. With more of them the server would carry out one long statement and not several at once. */
const mostReads = 8

const closed = Effect.fail(new DatabaseFault("unavailable", "the store was closed"))

export class SharedReads {
  readonly #together: (reads: ReadonlyArray<SmallRead>) => Effect.Effect<ReadonlyArray<Found>, SqlError>
  readonly #arrived = Latch.makeUnsafe()
  /** In order of arrival. */
  readonly #waiting = new Set<Waiting>()
  #isClosed = false

  constructor(run: Run, tenant: Tenant) {
    this.#together = (reads) => readTogether(run, tenant, reads)
  }

  /** What there is after it was asked for. Whoever is in a transaction of the program sees what that sees, and shares with nobody. */
  read(read: SmallRead): Answer {
    const alone = Effect.map(this.#together([read]), ([found]) => found)
    return Effect.flatMap(inTransaction, (isOpen) => (isOpen ? alone : this.#wait(read)))
  }

  #wait(read: SmallRead): Answer {
    return Effect.callback<Found, SqlError | DatabaseFault>((resume) => {
      if (this.#isClosed) return resume(closed)
      const waiting = { read, answer: resume }
      this.#waiting.add(waiting)
      this.#arrived.openUnsafe()
      return Effect.sync(() => this.#waiting.delete(waiting))
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
    for (const { answer } of this.#waiting) answer(closed)
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

  /** What is wrong with a statement of reads is wrong with each of them: with the server, or with the tables. */
  #send(batch: ReadonlyArray<Waiting>): Effect.Effect<void> {
    const answer = (exit: Exit.Exit<ReadonlyArray<Found>, SqlError>): void =>
      batch.forEach((waiting, i) => waiting.answer(Effect.map(exit, (found) => found[i])))
    const sent = Effect.exit(Effect.suspend(() => this.#together(batch.map(({ read }) => read))))
    return Effect.onInterrupt(Effect.map(sent, answer), () =>
      Effect.sync(() => {
        for (const waiting of batch) waiting.answer(closed)
      })
    )
  }
}
