/**
 * A store that runs in another process: for checks of what several processes share.
 */
import { EventStore } from "@westum/mobility"
import { Clock, Effect, Layer, Stream } from "effect"
import { RpcClient, type RpcClientError, RpcSerialization, RpcServer } from "effect/rpc"
import { settable } from "./contract/SettableClock.ts"
import { childSocket, type Command } from "./process/ChildSocket.ts"
import { callerGone, ownStdio } from "./process/OwnStdio.ts"
import { StoreRpcs } from "./process/StoreRpcs.ts"

export type { Command } from "./process/ChildSocket.ts"

type SetClock = ReturnType<typeof settable>["setClock"]

const handlers = (setClock: SetClock) =>
  StoreRpcs.toLayer(
    Effect.map(EventStore.EventStore, (store) =>
      StoreRpcs.of({
        read: ({ options, parts }) => store.read(parts, options),
        append: ({ condition, events, now }) => Effect.andThen(setClock(now), store.append(events, condition)),
        subscribe: ({ query, ...options }) => store.subscribe(query, options),
        positionAt: ({ instant }) => store.positionAt(instant),
        find: ({ ids }) => store.find(ids),
        restore: ({ events }) => store.restore(events)
      })
    )
  )

/**
 * The program of the other process: serves its store over stdin and stdout until stdin ends. Its clock is that of the
 * caller, as of the last append.
 */
export const serve = <E>(layer: Layer.Layer<EventStore.EventStore, E>): Promise<void> =>
  Effect.clockWith((real) => {
    const { clock, setClock } = settable(real)
    const server = RpcServer.layer(StoreRpcs).pipe(
      Layer.provide(handlers(setClock)),
      Layer.provide(layer),
      Layer.provide(RpcServer.layerProtocolStdio),
      Layer.provide([RpcSerialization.layerNdjson, ownStdio])
    )
    return Effect.provideService(Effect.raceFirst(Layer.launch(server), callerGone), Clock.Clock, clock)
  }).pipe(Effect.runPromise)

const lost = (cause: RpcClientError.RpcClientError) =>
  new EventStore.StoreFailed({ reason: "unavailable", outcome: "unknown", detail: "calling the other process", cause })

const remote = Effect.gen(function* () {
  const client = yield* RpcClient.make(StoreRpcs)
  const store: EventStore.EventStoreService = {
    read: (parts, options = {}) => Effect.catchTag(client.read({ parts, options }), "RpcClientError", lost),
    append: (events, condition) =>
      Effect.clockWith((clock) => {
        const now = clock.currentTimeMillisUnsafe()
        return client.append({ now, events, ...(condition !== undefined && { condition }) })
      }).pipe(Effect.catchTag("RpcClientError", lost)),
    subscribe: (query, options) =>
      Stream.mapError(client.subscribe({ query, ...options }), (error) =>
        error._tag === "StoreFailed" ? error : lost(error)
      ),
    positionAt: (instant) => Effect.catchTag(client.positionAt({ instant }), "RpcClientError", lost),
    find: (ids) => Effect.catchTag(client.find({ ids }), "RpcClientError", lost),
    restore: (events) => Effect.catchTag(client.restore({ events }), "RpcClientError", lost)
  }
  return store
})

// A pipe breaks with its process: no ping has to find that out, and a busy machine may be slow to answer one.
const rarely = { pingInterval: "1 hour", pingTimeout: "1 hour" } as const

/** The store of another process, which is started with the layer and ended with it. */
export const layer = (command: Command): Layer.Layer<EventStore.EventStore> =>
  Layer.effect(EventStore.EventStore, remote).pipe(
    Layer.provide(RpcClient.layerProtocolSocket(rarely)),
    Layer.provide([RpcSerialization.layerNdjson, childSocket(command)])
  )
