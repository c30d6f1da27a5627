/**
 * How long something is tried again, and how long is waited between two tries: longer each time, in milliseconds.
 */
import { Effect } from "effect"

const shortest = 10
const longest = 500

/** Begins when it is first asked. */
export class Patience {
  readonly #total: number
  #began: number | undefined
  #next = shortest

  constructor(total: number) {
    this.#total = total
  }

  /** Whether there is time for another try. */
  isLeft(): boolean {
    this.#began ??= performance.now()
    return performance.now() - this.#began < this.#total
  }

  /** The wait before the next try. */
  get pause(): Effect.Effect<void> {
    return Effect.suspend(() => {
      const now = this.#next
      this.#next = Math.min(longest, now * 2)
      return Effect.sleep(now)
    })
  }

  /** It worked: the next wait is short again. */
  restore(): void {
    this.#began = undefined
    this.#next = shortest
  }
}
