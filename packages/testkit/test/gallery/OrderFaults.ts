/**
 * Stores in which positions, times or a restored log are not what they should be.
 */
import { EventStore, Query, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import { type BrokenStore, ruled, wrapped } from "./BrokenStore.ts"
import { headOf, sound } from "./NaiveStore.ts"

type Store = EventStore.EventStoreService

const clock = "order and time: an event is recorded at the time of the clock"
const kept = "restore: a restored log keeps position"
const goesOn = "restore: a restored log goes on where it ended"

let turns = 0

/** Sometimes none, sometimes a few turns: appends overtake each other. */
const someTurns = Effect.suspend(() => Effect.repeat(Effect.yieldNow, { times: (turns = (turns * 7 + 3) % 5) }))

const onRestore =
  (change: (store: Store, events: Parameters<Store["restore"]>[0]) => ReturnType<Store["restore"]>) =>
  (store: Store): Partial<Store> => ({ restore: (events) => change(store, events) })

export const orderFaults: ReadonlyArray<BrokenStore> = [
  ruled("recording times that follow the clock back", clock, { stamp: (now) => now }),
  ruled("recording times of the machine instead of the clock", clock, {
    stamp: (_, last) => Math.max(performance.timeOrigin + performance.now(), last)
  }),
  ruled("recording times a millisecond apart", clock, { stamp: (now, last) => Math.max(now, last + 1) }),
  ruled("gaps where none are declared", "order and time: positions begin at 1", { next: (position) => position + 2 }),
  wrapped("positions taken by appends that are refused", "order and time: positions begin at 1", ({ append }) => ({
    append: (events, condition) =>
      Effect.catchTag(append(events, condition), "ConditionFailed", (error) =>
        Effect.andThen(append(Arr.map(events, (event) => ({ ...event, id: crypto.randomUUID() }))), Effect.fail(error))
      )
  })),
  ruled("positions shown in another order than they were handed out", "snapshots: a read of everything", {
    beforeShowing: someTurns
  }),
  ruled("judged, then recorded some turns later", "races: 8 racers for one place", { beforeRecording: someTurns }),

  ruled("a restored log numbered anew", kept, {
    afterRestore: (log) => log.map((stored, i) => ({ ...stored, position: SequencePosition.at(i + 1) }))
  }),
  ruled("a restored log recorded anew", kept, {
    afterRestore: (log) =>
      log.map((stored) => ({ ...stored, recordedAt: Math.max(...log.map(({ recordedAt }) => recordedAt)) }))
  }),
  wrapped(
    "restored through appends",
    kept,
    onRestore(({ append, read }, events) =>
      Effect.flatMap(read([{ query: Query.all }]), ({ head }) =>
        head > 0
          ? Effect.fail(new EventStore.NotEmpty({ head }))
          : Effect.asVoid(Effect.orDie(append(Arr.map(events, ({ event }) => event))))
      )
    )
  ),
  ruled("a restore into a store that has events", "restore: a store that has events", {
    refuseRestore: (_, events) => sound.refuseRestore([], events)
  }),
  wrapped(
    "a failed restore half kept",
    "restore: a restore that fails leaves nothing",
    onRestore(({ restore }, events) =>
      Effect.catchTag(restore(events), "InvalidAppend", (error) =>
        Effect.andThen(Effect.exit(restore([events[0]])), Effect.fail(error))
      )
    )
  ),
  ruled("a restored log taken without looking at it", "restore: a restore that fails leaves nothing", {
    refuseRestore: (log) => (log.length > 0 ? new EventStore.NotEmpty({ head: headOf(log) }) : undefined)
  }),
  wrapped("positions after a restore counted from the number of events", goesOn, (store) => {
    let restored = 0
    return {
      restore: (events) => Effect.tap(store.restore(events), () => Effect.sync(() => void (restored = events.length))),
      append: (events, condition) =>
        Effect.map(store.append(events, condition), (answer) =>
          restored > 0 && !answer.alreadyStored
            ? {
                ...answer,
                first: SequencePosition.at(restored + 1),
                last: SequencePosition.at(restored + events.length)
              }
            : answer
        )
    }
  }),
  wrapped("ids of a restored log forgotten", goesOn, (store) => {
    const forgotten = new Map<string, string>()
    return {
      restore: (events) =>
        Effect.tap(store.restore(events), () =>
          Effect.sync(() => events.forEach(({ event }) => forgotten.set(event.id, crypto.randomUUID())))
        ),
      append: (events, condition) =>
        store.append(
          Arr.map(events, (event) => ({ ...event, id: forgotten.get(event.id) ?? event.id })),
          condition
        )
    }
  })
]
