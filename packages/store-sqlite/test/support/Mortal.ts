/**
 * A store in whose middle the process dies: before an append, while it is under way, or once it is durable and nobody knows.
 */
import { EventStore } from "@westum/mobility"
import { Effect, Layer } from "effect"

/** At which append the process dies, and when; at none for 0. */
export interface Death {
  readonly appends: number
  readonly moment: string
  /** Milliseconds into an append that is under way. */
  readonly wait: number
}

const die = (): void => {
  process.kill(process.pid, "SIGKILL")
}

/** The store of the layer, until the process dies. */
export const mortal = <E>(
  layer: Layer.Layer<EventStore.EventStore, E>,
  { appends, moment, wait }: Death
): Layer.Layer<EventStore.EventStore, E> => {
  let count = 0
  const dying = (store: EventStore.EventStoreService): EventStore.EventStoreService => ({
    ...store,
    append: (events, condition) =>
      Effect.suspend(() => {
        const append = store.append(events, condition)
        count += 1
        if (count !== appends) return append
        if (moment === "after") return Effect.tap(append, () => Effect.sync(die))
        if (moment === "before") die()
        setTimeout(die, wait)
        return append
      })
  })
  return Layer.effect(EventStore.EventStore, Effect.map(EventStore.EventStore, dying)).pipe(Layer.provide(layer))
}
