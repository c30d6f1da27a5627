/**
 * Stores that fail on a plan, for tests of what is built on a store. They fail, take their time and are told things twice, but
 * what they say is true.
 */
import { EventStore } from "@westum/mobility"
import { Effect, Layer } from "effect"
import { faultyAppend } from "./faults/Appends.ts"
import { faultySubscribe } from "./faults/Batches.ts"
import { travelling } from "./faults/Delays.ts"
import { failed } from "./faults/Failures.ts"
import type { AskFault, Plan } from "./faults/Plan.ts"
import { type Schedule, taking } from "./faults/Schedule.ts"

export type { AppendFault, AskFault, BatchFault, Call, Delay, Plan, Rival } from "./faults/Plan.ts"
export { plans } from "./faults/Plans.ts"
export { always, every, first, nth, type Schedule } from "./faults/Schedule.ts"

/** The store with faults. They begin with the first entries of the plan, and go on for as long as the result is used. */
export const faulty = (store: EventStore.EventStoreService, plan: Plan): EventStore.EventStoreService => {
  const { onCall = () => {} } = plan
  const travel = travelling(plan.delays)

  const asking = (operation: "read" | "find" | "positionAt", schedule: Schedule<AskFault> | undefined) => {
    const next = taking(schedule, (fault) => onCall({ operation, fault }))
    return <A>(ask: Effect.Effect<A, EventStore.StoreFailed>): Effect.Effect<A, EventStore.StoreFailed> =>
      Effect.flatMap(next, (fault) => travel(fault === "fails" ? Effect.fail(failed(operation)) : ask))
  }

  const append = taking(plan.append, (fault) => onCall({ operation: "append", fault }))
  const appending = faultyAppend(store, plan.rival)
  const batch = taking(plan.subscribe, (fault) => onCall({ operation: "subscribe", fault }))
  const read = asking("read", plan.read)
  const find = asking("find", plan.find)
  const positionAt = asking("positionAt", plan.positionAt)
  return {
    append: (...call) => Effect.flatMap(append, (fault) => travel(appending(fault, ...call))),
    read: (...call) => read(store.read(...call)),
    find: (...call) => find(store.find(...call)),
    positionAt: (...call) => positionAt(store.positionAt(...call)),
    subscribe: faultySubscribe(store, batch, travel),
    restore: store.restore
  }
}

/** A layer with faults; each store that it builds goes through the plan from the beginning. */
export const layer = <E>(
  of: Layer.Layer<EventStore.EventStore, E>,
  plan: Plan
): Layer.Layer<EventStore.EventStore, E> =>
  Layer.effect(
    EventStore.EventStore,
    Effect.map(EventStore.EventStore, (store) => faulty(store, plan))
  ).pipe(Layer.provide(of))
