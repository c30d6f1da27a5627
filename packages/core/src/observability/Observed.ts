/**
 * Layers that are looked at: laid around the layers of a program, and left out where nobody wants to know.
 */
import { Effect, Layer } from "effect"
import { Consortium } from "../consortium/Consortium.ts"
import { EventStore } from "../eventsourcing/EventStore.ts"
import { ReadModelStore } from "../readmodel/ReadModelStore.ts"
import { observedConsortium } from "./ObservedConsortium.ts"
import { observedReadModels } from "./ObservedReadModels.ts"
import { observedStore } from "./ObservedStore.ts"

/** The event store of a layer, with spans, metrics and logs of its appends, reads and subscriptions. */
export const store = <E, R>(of: Layer.Layer<EventStore, E, R>): Layer.Layer<EventStore, E, R> =>
  Layer.effect(EventStore, Effect.map(EventStore, observedStore)).pipe(Layer.provide(of))

/** The consortium of a layer, with spans, metrics and logs of its commands and questions. */
export const consortium = <E, R>(of: Layer.Layer<Consortium, E, R>): Layer.Layer<Consortium, E, R> =>
  Layer.effect(Consortium, Effect.map(Consortium, observedConsortium)).pipe(Layer.provide(of))

/** The store of read models of a layer, with spans, metrics and logs of the steps that are kept in it. */
export const readModels = <E, R>(of: Layer.Layer<ReadModelStore, E, R>): Layer.Layer<ReadModelStore, E, R> =>
  Layer.effect(ReadModelStore, Effect.map(ReadModelStore, observedReadModels)).pipe(Layer.provide(of))
