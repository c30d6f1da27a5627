/**
 * Castore's aggregate and pushEvent on its in-memory adapter, an aggregate per mobility.
 */
import { type EventStorageAdapter, EventStore, EventType } from "@castore/core"
import { InMemoryEventStorageAdapter } from "@castore/event-storage-adapter-in-memory"
import type { CommandDesk } from "../CommandDesk.ts"
import type { StepInput } from "../scenario/Lives.ts"
import {
  after,
  type Applied,
  decide,
  type GoalsChanged,
  isRefused,
  type PeerEvent,
  type PeerMobility,
  type Registered,
  unborn,
  type WithStay
} from "./PeerMobility.ts"

interface Detail<Type extends string, Payload> {
  readonly aggregateId: string
  readonly version: number
  readonly type: Type
  readonly timestamp: string
  readonly payload: Payload
}

type StoredEvent =
  | Detail<"mobility.applied", Applied>
  | Detail<"mobility.approved", WithStay>
  | Detail<"mobility.goals-changed", GoalsChanged>
  | Detail<"mobility.departed", WithStay>
  | Detail<"mobility.completed", WithStay>
  | Detail<"mobility.registered", Registered>

interface Aggregate {
  readonly aggregateId: string
  readonly version: number
  readonly mobility: PeerMobility
}

const next = (mobility: PeerMobility, event: StoredEvent): PeerMobility => {
  switch (event.type) {
    case "mobility.applied":
      return after.applied(mobility, event.payload)
    case "mobility.approved":
      return after.approved(mobility, event.payload)
    case "mobility.goals-changed":
      return after.goalsChanged(mobility, event.payload)
    case "mobility.departed":
      return after.departed(mobility, event.payload)
    case "mobility.completed":
      return after.completed(mobility, event.payload)
    case "mobility.registered":
      return after.registered(mobility, event.payload)
  }
}

// Before the first event there is no aggregate, which the declared type of a reducer does not say.
const reducer = (aggregate: Aggregate | undefined, event: StoredEvent): Aggregate => ({
  aggregateId: event.aggregateId,
  version: event.version,
  mobility: next(aggregate?.mobility ?? unborn, event)
})

/** The mobilities in any of its storages. */
export const castoreStore = (eventStorageAdapter: EventStorageAdapter) =>
  new EventStore({
    eventStoreId: "mobilities",
    eventTypes: [
      new EventType<"mobility.applied", Applied>({ type: "mobility.applied" }),
      new EventType<"mobility.approved", WithStay>({ type: "mobility.approved" }),
      new EventType<"mobility.goals-changed", GoalsChanged>({ type: "mobility.goals-changed" }),
      new EventType<"mobility.departed", WithStay>({ type: "mobility.departed" }),
      new EventType<"mobility.completed", WithStay>({ type: "mobility.completed" }),
      new EventType<"mobility.registered", Registered>({ type: "mobility.registered" })
    ],
    reducer,
    eventStorageAdapter
  })

/** An event as it is pushed. */
export const detailOf = (aggregateId: string, version: number, event: PeerEvent) => {
  const at = { aggregateId, version }
  switch (event.type) {
    case "mobility.applied":
      return { ...at, type: event.type, payload: event.data }
    case "mobility.approved":
      return { ...at, type: event.type, payload: event.data }
    case "mobility.goals-changed":
      return { ...at, type: event.type, payload: event.data }
    case "mobility.departed":
      return { ...at, type: event.type, payload: event.data }
    case "mobility.completed":
      return { ...at, type: event.type, payload: event.data }
    case "mobility.registered":
      return { ...at, type: event.type, payload: event.data }
  }
}

/** Commands load the aggregate, decide, and push the event with the version that follows. */
export const castoreDesk = (): CommandDesk => {
  const store = castoreStore(new InMemoryEventStorageAdapter())
  const send = async (command: StepInput) => {
    const { aggregate } = await store.getAggregate(command.mobility)
    const event = decide(aggregate?.mobility ?? unborn, command)
    await store.pushEvent(detailOf(command.mobility, (aggregate?.version ?? 0) + 1, event))
  }
  return {
    oneByOne: async (commands) => {
      for (const command of commands) await send(command)
    },
    refuses: (command) => isRefused(send(command)),
    storyOf: async (mobility) => (await store.getEvents(mobility)).events.map(({ type }) => type),
    close: () => Promise.resolve()
  }
}
