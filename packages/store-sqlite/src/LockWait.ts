/**
 * Waiting for a lock that another process holds: in real time, whatever clock the program runs on, and without blocking it.
 */
import { Effect } from "effect"
import { isLocked } from "./SqliteFault.ts"

/** Milliseconds of trying once per turn of the event loop: about as long as a commit of another process takes. */
const eager = 2

/** The longest pause between two tries, in milliseconds. */
const longestPause = 10

/** The tries from the first that found the lock taken to the one that gets it. */
export class LockWait {
  #began: number | undefined
  #pause = 0

  /** Milliseconds since the first try that found the lock taken. */
  get waited(): number {
    return this.#began === undefined ? 0 : performance.now() - this.#began
  }

  /** Tries again a little later, a little later each time; calling the result calls it off. */
  again(attempt: () => void): () => void {
    this.#began ??= performance.now()
    if (this.waited < eager) {
      const turn = setImmediate(attempt)
      return () => clearImmediate(turn)
    }
    this.#pause = Math.min(this.#pause + 1, longestPause)
    const timer = setTimeout(attempt, this.#pause)
    return () => clearTimeout(timer)
  }

  /** The lock was had. */
  over(): void {
    this.#began = undefined
    this.#pause = 0
  }
}

const waiting = <A>(timeout: number, work: () => A): Effect.Effect<A, unknown> =>
  Effect.callback((resume) => {
    const wait = new LockWait()
    let callOff: (() => void) | undefined
    const attempt = (): void => {
      try {
        resume(Effect.succeed(work()))
      } catch (cause) {
        if (isLocked(cause) && wait.waited < timeout) callOff = wait.again(attempt)
        else resume(Effect.fail(cause))
      }
    }
    attempt()
    return Effect.sync(() => callOff?.())
  })

/**
 * Does the work, again and again while it finds a lock taken, for so many milliseconds; fails with what it threw last. Work that
 * finds no lock, as most does, is done without waiting for anything.
 */
export const patiently = <A>(timeout: number, work: () => A): Effect.Effect<A, unknown> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(work())
    } catch (cause) {
      return isLocked(cause) ? waiting(timeout, work) : Effect.fail(cause)
    }
  })
