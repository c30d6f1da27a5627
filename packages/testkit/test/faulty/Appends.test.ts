/**
 * What can happen to an append happens as planned, and what is said about it is true.
 */
import { describe, expect, it } from "@effect/vitest"
import { type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Events, FaultyStore } from "@westum/mobility-testkit"
import { Effect } from "effect"
import * as fc from "fast-check"
import { property } from "../../src/contract/Property.ts"
import { idsIn, pair, patience } from "./Pair.ts"

type Store = EventStore.EventStoreService

const { at } = SequencePosition

const told = (append: Effect.Effect<EventStore.Appended, EventStore.AppendError>) =>
  Effect.match(append, {
    onSuccess: ({ alreadyStored, first }) => (alreadyStored ? `stored before at ${first}` : `stored at ${first}`),
    onFailure: (failed) => (failed._tag === "StoreFailed" ? `${failed.reason}: ${failed.outcome}` : failed._tag)
  })

const [event, other] = [Events.make("place.taken", ["place:a"]), Events.make("place.given", ["place:b"])]
const nobodyHasTaken = { failIfEventsMatch: [{ types: ["place.taken"], tags: ["place:a"] }] } as const

const rival: FaultyStore.Rival = ({ after }) => (after === at(2) ? undefined : other)

const onPlaceB = (after: number) => ({ failIfEventsMatch: [{ tags: ["place:b"] }], after: at(after) }) as const

describe("an append", () => {
  type Ending = readonly [fault: FaultyStore.AppendFault, told: string, arrived: number, stored: boolean, again: string]
  const endings: ReadonlyArray<Ending> = [
    ["fails", "unavailable: nothing written", 0, false, "stored at 1"],
    ["request lost", "timeout: unknown", 0, false, "stored at 1"],
    ["answer lost", "timeout: unknown", 1, true, "stored before at 1"],
    ["request late", "timeout: unknown", 0, false, "stored before at 1"],
    ["sent twice", "stored before at 1", 2, true, "stored before at 1"],
    ["sent twice at once", "stored at 1", 2, true, "stored before at 1"]
  ]
  it.effect.each(endings)("of which is planned: %s", ([fault, first, arrived, stored, again]) =>
    Effect.gen(function* () {
      const arrivals: Array<FaultyStore.Call> = []
      const { sound, store: counted } = yield* pair({ onCall: (call) => arrivals.push(call) })
      const store = FaultyStore.faulty(counted, { append: [fault] })
      expect(yield* told(store.append([event], nobodyHasTaken))).toBe(first)
      expect(arrivals).toHaveLength(arrived)
      expect(yield* idsIn(sound)).toEqual(stored ? [event.id] : [])
      expect(yield* told(store.append([event], nobodyHasTaken))).toBe(again)
      expect(yield* idsIn(sound)).toEqual([event.id])
    })
  )

  it.effect("of which two copies are sent at once is answered as the first of them, whichever arrives first", () =>
    Effect.gen(function* () {
      const { sound, store: slow } = yield* pair({ delays: [5] })
      const store = FaultyStore.faulty(slow, { append: ["sent twice at once"] })
      expect(yield* told(store.append([event]))).toBe("stored before at 1")
      expect(yield* idsIn(sound)).toEqual([event.id])
    })
  )

  it.effect("whose answer is lost is unknown also where it was refused", () =>
    Effect.gen(function* () {
      const { sound, store } = yield* pair({ append: FaultyStore.nth(2, "answer lost") })
      yield* store.append([event])
      expect(yield* told(store.append([Events.make("place.taken")], nobodyHasTaken))).toBe("timeout: unknown")
      expect(yield* idsIn(sound)).toEqual([event.id])
    })
  )

  it.effect("that arrives late stands in front of the next, unless its condition no longer holds", () =>
    Effect.gen(function* () {
      const { sound, store } = yield* pair({ append: FaultyStore.first(2, "request late") })
      const [late, tooLate] = [Events.make("place.given"), Events.make("place.given")]
      yield* Effect.flip(store.append([late]))
      yield* Effect.flip(store.append([tooLate], nobodyHasTaken))
      expect(yield* idsIn(sound)).toEqual([late.id])
      yield* sound.append([event])
      yield* store.append([other])
      expect(yield* idsIn(sound)).toEqual([late.id, event.id, other.id])
    })
  )

  it.effect("without a condition cannot be overtaken", () =>
    Effect.gen(function* () {
      const { sound, store } = yield* pair({ append: FaultyStore.always("overtaken") })
      expect(yield* told(store.append([event]))).toBe("stored at 1")
      expect(yield* idsIn(sound)).toEqual([event.id])
    })
  )

  it.effect("is overtaken as often as the plan says, by what the rival has to write", () =>
    Effect.gen(function* () {
      const { sound, store } = yield* pair({ append: FaultyStore.first(3, "overtaken"), rival })
      expect(yield* told(store.append([event], onPlaceB(0)))).toBe("ConditionFailed")
      expect(yield* told(store.append([event], onPlaceB(1)))).toBe("ConditionFailed")
      expect(yield* told(store.append([event], onPlaceB(2)))).toBe("stored at 3")
      const { events } = yield* sound.read([{ query: Query.all }])
      expect(events.map((stored) => stored.event.type)).toEqual(["place.given", "place.given", "place.taken"])
    })
  )

  it.live(
    "is overtaken whatever its condition is, by a rival that nobody has described",
    () =>
      property(fc.tuple(Events.query, Events.plain), ([failIfEventsMatch, plain]) =>
        Effect.gen(function* () {
          const { store } = yield* pair({ append: FaultyStore.always("overtaken") })
          for (const after of [0, 1, 2]) {
            expect(yield* told(store.append([plain], { failIfEventsMatch, after: at(after) }))).toBe("ConditionFailed")
          }
        })
      ),
    patience
  )
})

describe("whatever the plan", () => {
  /** How each attempt to store the batch ends, up to the first that succeeds. */
  const untilStored = Effect.fnUntraced(function* (store: Store, batch: Events.Batch) {
    const endings: Array<string> = []
    while (!endings.at(-1)?.startsWith("stored")) endings.push(yield* told(store.append(batch)))
    return endings
  })

  it.live(
    "nothing is stored that is said not to be, nothing lost that is said to be stored, nothing stored twice",
    () =>
      property(fc.tuple(FaultyStore.plans(), Events.batches()), ([plan, batches]) =>
        Effect.gen(function* () {
          const { sound, store } = yield* pair(plan)
          for (const batch of batches) {
            const first = yield* told(store.append(batch))
            const ids = batch.map(({ id }) => id)
            const isStored = (yield* idsIn(sound)).slice(-ids.length).join() === ids.join()
            if (first.endsWith("nothing written")) expect(isStored).toBe(false)
            if (first.startsWith("stored")) expect(isStored).toBe(true)
            yield* untilStored(store, batch)
          }
          expect(yield* idsIn(sound)).toEqual(batches.flat().map(({ id }) => id))
        })
      ),
    patience
  )

  it.live(
    "it is gone through in the same way each time",
    () =>
      property(fc.tuple(FaultyStore.plans(), Events.batches()), ([plan, batches]) =>
        Effect.gen(function* () {
          const played = Effect.gen(function* () {
            const calls: Array<FaultyStore.Call> = []
            const { sound, store } = yield* pair({ ...plan, onCall: (call) => calls.push(call) })
            const endings = yield* Effect.forEach(batches, (batch) => untilStored(store, batch), { concurrency: 4 })
            return { calls, endings, ids: yield* idsIn(sound) }
          })
          expect(yield* played).toEqual(yield* played)
        })
      ),
    patience
  )
})
