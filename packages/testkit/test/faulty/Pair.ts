/**
 * A sound store beside the same with faults.
 */
import { type EventStore, EventStoreMemory, Query } from "@westum/mobility"
import { FaultyStore } from "@westum/mobility-testkit"
import { Effect } from "effect"
import { open } from "../../src/contract/Harness.ts"

/** Milliseconds that a property may take; FC_RUNS may ask for thousands of tries. */
export const patience = 600_000

/** What goes into the sound one is in the other, and the other way round. */
export const pair = (plan: FaultyStore.Plan) =>
  Effect.map(open(EventStoreMemory.layer), (sound) => ({ sound, store: FaultyStore.faulty(sound, plan) }))

/** The ids of everything that is stored, in order. */
export const idsIn = (store: EventStore.EventStoreService) =>
  Effect.map(store.read([{ query: Query.all }]), ({ events }) => events.map(({ event }) => event.id))

/** Where the events of a batch stand. */
export const positions = ({ events }: EventStore.SubscriptionBatch) => events.map(({ position }) => position)
