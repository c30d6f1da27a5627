/**
 * Those who wait for the log to grow, and how they learn that it has.
 */
import { Effect } from "effect"

interface Waiter<E> {
  readonly beyond: number
  readonly resume: (outcome: Effect.Effect<void, E>) => void
}

export class Growth<E> {
  readonly #waiters = new Set<Waiter<E>>()
  #head = 0

  /** Whether anybody waits. */
  get isAwaited(): boolean {
    return this.#waiters.size > 0
  }

  /** Where the log is known to end, or beyond. */
  get head(): number {
    return this.#head
  }

  /** Resolves once the log is known to end beyond the position. */
  grown(beyond: number): Effect.Effect<void, E> {
    return Effect.callback((resume) => {
      if (this.#head > beyond) return resume(Effect.void)
      const waiter: Waiter<E> = { beyond, resume }
      this.#waiters.add(waiter)
      return Effect.sync(() => this.#waiters.delete(waiter))
    })
  }

  /** The log ends there, or beyond. */
  readonly grew = (head: number): void => {
    if (head <= this.#head) return
    this.#head = head
    this.#wake(({ beyond }) => beyond < head, Effect.void)
  }

  /** Answers everybody who waits. */
  answer(outcome: Effect.Effect<void, E>): void {
    this.#wake(() => true, outcome)
  }

  #wake(concerned: (waiter: Waiter<E>) => boolean, outcome: Effect.Effect<void, E>): void {
    // Chosen before the first is woken: whoever is woken may come to wait again at once.
    for (const waiter of Array.from(this.#waiters).filter(concerned)) {
      this.#waiters.delete(waiter)
      waiter.resume(outcome)
    }
  }
}
