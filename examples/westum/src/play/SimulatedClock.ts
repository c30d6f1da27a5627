/**
 * The clock of the story: it stands where it is set, so that what is recorded carries the day of the story.
 */
import type { Event } from "@westum/mobility"
import { type Clock, Effect } from "effect"

/** Sleeping takes real time: another process may have to be waited for. */
export class SimulatedClock implements Clock.Clock {
  readonly #real: Clock.Clock
  #now: Event.Instant

  constructor(real: Clock.Clock, now: Event.Instant) {
    this.#real = real
    this.#now = now
  }

  /** Sets the hands. */
  set(now: Event.Instant): void {
    this.#now = now
  }

  currentTimeMillisUnsafe(): number {
    return this.#now
  }

  currentTimeNanosUnsafe(): bigint {
    return BigInt(this.#now) * 1_000_000n
  }

  monotonicTimeNanosUnsafe(): bigint {
    return this.#real.monotonicTimeNanosUnsafe()
  }

  readonly currentTimeMillis = Effect.sync(() => this.currentTimeMillisUnsafe())
  readonly currentTimeNanos = Effect.sync(() => this.currentTimeNanosUnsafe())
  readonly monotonicTimeNanos = Effect.sync(() => this.monotonicTimeNanosUnsafe())
  readonly sleep: Clock.Clock["sleep"] = (duration) => this.#real.sleep(duration)
}
