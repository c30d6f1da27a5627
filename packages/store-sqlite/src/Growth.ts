/**
 * Tells waiting subscriptions that the log has grown: at once by appends of this store, by looking for those of others.
 */
import { Effect } from "effect"

interface Waiter<E> {
  readonly beyond: number
  readonly resume: (outcome: Effect.Effect<void, E>) => void
}

export class Growth<E> {
  readonly #head: () => number
  readonly #pollInterval: number
  readonly #failed: (cause: unknown) => Effect.Effect<never, E> | undefined
  readonly #waiters = new Set<Waiter<E>>()
  #timer: ReturnType<typeof setInterval> | undefined

  /**
   * `head` says where the log ends. `failed` turns what it threw into an answer, or into nothing when looking again later
   * will do. The time between two looks is real, whatever clock the program runs on.
   */
  constructor(
    head: () => number,
    pollInterval: number,
    failed: (cause: unknown) => Effect.Effect<never, E> | undefined
  ) {
    this.#head = head
    this.#pollInterval = pollInterval
    this.#failed = failed
  }

  /** Resolves once the log ends beyond the position. */
  grown(beyond: number): Effect.Effect<void, E> {
    return Effect.callback((resume) => {
      const waiter: Waiter<E> = { beyond, resume }
      this.#waiters.add(waiter)
      this.#timer ??= setInterval(this.look, this.#pollInterval)
      // It may have grown since the caller looked.
      this.look()
      return Effect.sync(() => this.#forget(waiter))
    })
  }

  /** Looks where the log ends, and wakes whom that concerns. */
  readonly look = (): void => {
    if (this.#waiters.size === 0) return
    try {
      const head = this.#head()
      this.#wake((beyond) => beyond < head, Effect.void)
    } catch (cause) {
      const failure = this.#failed(cause)
      if (failure !== undefined) this.#wake(() => true, failure)
    }
  }

  /** Answers everybody who still waits. */
  close(answer: Effect.Effect<void, E>): void {
    this.#wake(() => true, answer)
  }

  #wake(concerned: (beyond: number) => boolean, outcome: Effect.Effect<void, E>): void {
    // Chosen before the first is woken: whoever is woken may come to wait again at once.
    for (const waiter of Array.from(this.#waiters).filter(({ beyond }) => concerned(beyond))) {
      this.#forget(waiter)
      waiter.resume(outcome)
    }
  }

  #forget(waiter: Waiter<E>): void {
    this.#waiters.delete(waiter)
    if (this.#waiters.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
