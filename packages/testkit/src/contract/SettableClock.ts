/**
 * A clock whose hands are moved by checks, while sleeping takes real time: a store under test may have to poll.
 */
import type { Event } from "@westum/mobility"
import { type Clock, Effect } from "effect"

/** The clock, and how it is stopped at an instant. */
export const settable = (real: Clock.Clock) => {
  let stopped: Event.Instant | undefined
  const now = () => stopped ?? real.currentTimeMillisUnsafe()
  const nanos = () => BigInt(Math.trunc(now())) * 1_000_000n
  const clock: Clock.Clock = {
    currentTimeMillisUnsafe: now,
    currentTimeMillis: Effect.sync(now),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: real.monotonicTimeNanos,
    sleep: (duration) => real.sleep(duration)
  }
  return { clock, setClock: (instant: Event.Instant) => Effect.sync(() => void (stopped = instant)) }
}
