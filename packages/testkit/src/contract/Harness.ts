/**
 * Runs a check on a store of its own, with a clock that can be set and a bound on waiting.
 */
import { type Event, EventStore } from "@westum/mobility"
import { Clock, Context, type Duration, Effect, Layer, type Scope } from "effect"
import type { Check } from "./Check.ts"

/** Opens a store that is closed with the scope. Each time anew: layers are not shared. */
export const open = <E>(
  layer: Layer.Layer<EventStore.EventStore, E>
): Effect.Effect<EventStore.EventStoreService, E, Scope.Scope> =>
  Effect.map(Layer.build(Layer.fresh(layer)), (context) => Context.get(context, EventStore.EventStore))

/** The hands of this clock are moved by checks, while sleeping takes real time: a store under test may have to poll. */
const settable = (real: Clock.Clock) => {
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

/** How a check is run. */
export interface Setting {
  readonly layer: Layer.Layer<EventStore.EventStore, unknown>
  readonly gapless: boolean
  /** After this long a check that still waits has failed. */
  readonly patience: Duration.Input
}

/** The check as a program that needs nothing. */
export const runCheck = ({ name, run }: Check, { gapless, layer, patience }: Setting): Effect.Effect<void, unknown> =>
  Effect.clockWith((real) => {
    const { clock, setClock } = settable(real)
    const fresh = open(layer)
    return Effect.flatMap(fresh, (store) => run({ store, fresh, setClock, gapless })).pipe(
      Effect.scoped,
      Effect.timeoutOrElse({
        duration: patience,
        orElse: () => Effect.die(new Error(`"${name}" still waits for what the store promises`))
      }),
      Effect.provideService(Clock.Clock, clock)
    )
  })
