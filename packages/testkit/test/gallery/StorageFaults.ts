/**
 * Stores that are not the same after closing, or not one store when opened twice.
 */
import { type Event, EventStore, Query, SequencePosition, Subscription } from "@westum/mobility"
import type { EventStoreContract } from "@westum/mobility-testkit"
import { Array as Arr, Context, Effect, Layer, Scope } from "effect"
import type { BrokenStore } from "./BrokenStore.ts"
import { checkBeforeLock } from "./ConditionFaults.ts"
import { naiveProcess } from "./NaiveProcess.ts"
import { layer as naiveStore } from "./NaiveStore.ts"

type Log = ReadonlyArray<Event.SequencedEvent>
type Store = EventStore.EventStoreService

/** With gaps, so that positions are not taken for counts by accident. */
export const soundLayer = naiveStore({ next: (position) => position + 3 })

const openSound = Effect.map(Layer.build(Layer.fresh(soundLayer)), (context) =>
  Context.get(context, EventStore.EventStore)
)

/** A store that writes its log when it is closed; the change is what goes wrong in between. */
const writtenAtClosing = (change: (log: Log) => Log): EventStoreContract.Storage =>
  Effect.sync(() => {
    let kept: Log = []
    const open = Effect.gen(function* () {
      const store = yield* openSound
      if (Arr.isReadonlyArrayNonEmpty(kept)) yield* store.restore(kept)
      const write = Effect.map(store.read([{ query: Query.all }]), ({ events }) => void (kept = change(events)))
      yield* Effect.addFinalizer(() => Effect.orDie(write))
      return store
    })
    return Layer.effect(EventStore.EventStore, open)
  })

/** Two instances on one memory; the change makes each of them believe something of its own. */
const instances = (change: (shared: Store) => Partial<Store>): EventStoreContract.Storage =>
  Effect.map(openSound, (shared) => Layer.sync(EventStore.EventStore, () => ({ ...shared, ...change(shared) })))

/** Knows the log up to its own last append. */
const ownView = ({ append, read, subscribe }: Store): Partial<Store> => {
  let known = SequencePosition.start
  const view: Store["read"] = (parts, { until = known, ...options } = {}) =>
    read(parts, { ...options, until: until < known ? until : known })
  return {
    subscribe,
    read: view,
    append: (events, condition) =>
      Effect.tap(append(events, condition), ({ last }) => Effect.sync(() => void (known = last)))
  }
}

/** Wakes subscribers for its own appends alone. */
const ownWakeUps = ({ append, read }: Store): Partial<Store> => {
  const waiting = new Set<() => void>()
  const grown = () => Effect.callback<void>((resume) => void waiting.add(() => resume(Effect.void)))
  return {
    append: (events, condition) =>
      Effect.tap(append(events, condition), () => Effect.sync(() => waiting.forEach((wake) => wake()))),
    subscribe: (query, { after = SequencePosition.start } = {}) =>
      Subscription.subscription({ read, grown }, query, after)
  }
}

/** Gives events ids of its own before it compares them. */
const ownIds = ({ append }: Store): Partial<Store> => {
  const ids = new Map<string, string>()
  const own = (event: Event.EncodedEvent) => {
    const id = ids.get(event.id) ?? crypto.randomUUID()
    ids.set(event.id, id)
    return { ...event, id }
  }
  return { append: (events, condition) => append(Arr.map(events, own), condition) }
}

/** Closing one instance closes the storage under the other. */
const closedTogether: EventStoreContract.Storage = Effect.map(openSound, (store) => {
  let closed = false
  const gone = new EventStore.StoreFailed({
    reason: "unavailable",
    outcome: "nothing written",
    detail: "closed",
    cause: closed
  })
  const append: Store["append"] = (events, condition) =>
    Effect.suspend(() => (closed ? Effect.fail(gone) : store.append(events, condition)))
  const close = Effect.sync(() => void (closed = true))
  return Layer.effect(
    EventStore.EventStore,
    Effect.as(
      Effect.addFinalizer(() => close),
      { ...store, append }
    )
  )
})

/** The one store that all builds of a layer open. */
const oneForAll: Layer.Layer<EventStore.EventStore> = Layer.effect(
  EventStore.EventStore,
  Effect.runSync(Effect.cached(Effect.provideService(openSound, Scope.Scope, Scope.makeUnsafe())))
)

const durable = (fault: string, caughtBy: string, change: (log: Log) => Log): BrokenStore => ({
  fault,
  caughtBy,
  layer: soundLayer,
  capabilities: { durable: writtenAtClosing(change) }
})

const shared = (fault: string, caughtBy: string, change: (shared: Store) => Partial<Store>): BrokenStore => ({
  fault,
  caughtBy,
  layer: soundLayer,
  capabilities: { shared: instances(change) }
})

/** Sound storage of the same make: what is found below is found because of the fault alone. */
export const soundStorage = { durable: writtenAtClosing((log) => log), shared: instances(() => ({})) } as const

const reopened = "restart: closed and opened again"

export const storageFaults: ReadonlyArray<BrokenStore> = [
  durable("the last append lost at closing", reopened, (log) => log.slice(0, -1)),
  durable("everything lost at closing", "restart: many short lives", () => []),
  durable("recording times lost at closing", reopened, (log) => log.map((stored) => ({ ...stored, recordedAt: 0 }))),
  durable("ids lost at closing", "restart: ids and conditions know", (log) =>
    log.map((stored) => ({ ...stored, event: { ...stored.event, id: crypto.randomUUID() } }))
  ),
  durable("tags lost at closing", "restart: ids and conditions know", (log) =>
    log.map((stored) => ({ ...stored, event: { ...stored.event, tags: [] } }))
  ),
  durable("positions counted anew at opening", reopened, (log) =>
    log.map((stored, i) => ({ ...stored, position: SequencePosition.at(2 * i + 1) }))
  ),
  shared("reads from what the instance itself has written", "second instance: what one has acknowledged", ownView),
  shared("conditions checked before the lock that both share", "second instance: 64 racers", (store) => ({
    append: checkBeforeLock(store)
  })),
  {
    fault: "a store of its own in each process",
    caughtBy: "second process: what one has acknowledged",
    layer: soundLayer,
    capabilities: { processes: Effect.succeed([naiveStore(), naiveProcess]) }
  },
  shared("ids compared within each instance alone", "second instance: the same events sent through both", ownIds),
  {
    fault: "storage closed with the first instance that closes",
    caughtBy: "second instance: positions and times increase over both, and closing one",
    layer: soundLayer,
    capabilities: { shared: closedTogether }
  },
  {
    fault: "a layer that opens the same store each time it is built",
    caughtBy: "reading: every build of the layer",
    layer: oneForAll
  },
  shared("subscribers woken by their own instance alone", "second instance: a subscriber who waits", ownWakeUps)
]
