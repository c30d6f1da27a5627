/**
 * Runs a check on a store of its own, with a clock that can be set and a bound on waiting.
 */
import { EventStore } from "@westum/mobility"
import { Clock, Context, type Duration, Effect, Layer, type Scope } from "effect"
import type { Check } from "./Check.ts"
import { Share } from "./Property.ts"
import { settable } from "./SettableClock.ts"

/** Opens a store that is closed with the scope. Each time anew: layers are not shared. */
export const open = <E>(
  layer: Layer.Layer<EventStore.EventStore, E>
): Effect.Effect<EventStore.EventStoreService, E, Scope.Scope> =>
  Effect.map(Layer.build(Layer.fresh(layer)), (context) => Context.get(context, EventStore.EventStore))

/** How a check is run. */
export interface Setting {
  readonly layer: Layer.Layer<EventStore.EventStore, unknown>
  readonly gapless: boolean
  readonly share: number
  /** After this long a check that still waits has failed. */
  readonly patience: Duration.Input
}

/** The check as a program that needs nothing. */
export const runCheck = (
  { name, run }: Check,
  { gapless, layer, patience, share }: Setting
): Effect.Effect<void, unknown> =>
  Effect.clockWith((real) => {
    const { clock, setClock } = settable(real)
    const fresh = open(layer)
    return Effect.flatMap(fresh, (store) => run({ store, fresh, setClock, gapless })).pipe(
      Effect.scoped,
      Effect.timeoutOrElse({
        duration: patience,
        orElse: () => Effect.die(new Error(`"${name}" still waits for what the store promises`))
      }),
      Effect.provideService(Clock.Clock, clock),
      Effect.provideService(Share, share)
    )
  })
