/**
 * A subscription tells the past, then what comes: in order, each event once.
 */
import { type Event, type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import * as Evaluator from "./Evaluator.ts"
import { sameEvents, wholeLog } from "./Expect.ts"
import { follow } from "./Follower.ts"
import { property } from "./Property.ts"
import { filled, place } from "./RandomLog.ts"

type Store = EventStore.EventStoreService

const a: Query.Query = [{ tags: ["place:a"] }]

/** More than one page of any store. */
const long = 2_500

const resumptions = fc.record({
  batches: Events.batches(),
  query: Events.query,
  after: fc.nat({ max: 14 }),
  later: Events.batches()
})

/** Writers that go on while others listen, on two places in turn. */
const write = (store: Store, writers: number, appendsEach: number) =>
  Effect.forEach(
    Array.from({ length: writers }).keys(),
    (writer) =>
      Effect.gen(function* () {
        for (let i = 0; i < appendsEach; i++) {
          const place: Event.Tag = (writer + i) % 2 === 0 ? "place:a" : "place:b"
          yield* store.append(Events.many(1 + (i % 3), "place.taken", [place]))
          yield* Effect.yieldNow
        }
      }),
    { concurrency: "unbounded", discard: true }
  )

export const subscriptions: ReadonlyArray<Check> = [
  check("it tells a long past in order, each event once", function* ({ store }) {
    yield* store.append(Events.many(long, "place.taken", ["place:a"]))
    const { last } = yield* store.append(Events.many(1, "place.taken", ["place:b"]))
    const log = yield* wholeLog(store)
    const everything = yield* follow(store.subscribe(Query.all), 0)
    const selected = yield* follow(store.subscribe(a), 0)
    yield* Effect.all([everything.reached(last), selected.reached(last)])
    sameEvents(everything.events, log)
    sameEvents(selected.events, Evaluator.select(log, a))
  }),

  check("it goes from the past to what comes without a gap, whenever it begins", function* ({ store }) {
    yield* store.append(Events.many(3, "place.taken", ["place:a"]))
    const followers = []
    for (let i = 0; i < 30; i++) {
      followers.push(yield* follow(store.subscribe(a), 0))
      const { last } = yield* store.append(Events.many(1 + (i % 2), "place.taken", ["place:a"]))
      // Some have caught up before the next append, some are in the midst of it.
      if (i % 10 === 0) yield* Effect.forEach(followers, ({ reached }) => reached(last), { discard: true })
      else yield* i % 2 === 0 ? Effect.yieldNow : Effect.sleep("1 millis")
    }
    const log = yield* wholeLog(store)
    for (const follower of followers) {
      yield* follower.reached(Evaluator.headOf(log))
      sameEvents(follower.events, log)
    }
  }),

  check("it waits at an empty store for the first event", function* ({ store }) {
    const follower = yield* follow(store.subscribe(a), 0)
    yield* Effect.sleep("5 millis")
    assert.deepStrictEqual(follower.events, [])
    const { last } = yield* store.append(Events.many(2, "place.taken", ["place:a"]))
    yield* follower.reached(last)
    sameEvents(follower.events, yield* wholeLog(store))
  }),

  check("upTo advances also when nothing matched, in the past and after", function* ({ store }) {
    const past = yield* store.append(Events.many(3, "place.taken", ["place:b"]))
    const follower = yield* follow(store.subscribe(a), 0)
    yield* follower.reached(past.last)
    const live = yield* store.append(Events.many(2, "place.taken", ["place:b"]))
    yield* follower.reached(live.last)
    assert.deepStrictEqual(follower.events, [])
    assert.equal(follower.batches.at(-1)?.upTo, live.last)
  }),

  check("it goes on from any position, and tells later what the query wants (property)", function* ({ fresh }) {
    yield* property(resumptions, ({ after, batches, later, query }) =>
      Effect.gen(function* () {
        const { log, store } = yield* filled(fresh, batches)
        const from = after > log.length ? Evaluator.headOf(log) : place(log, after)
        const follower = yield* follow(store.subscribe(query, { after: from }), from)
        for (const events of later) {
          // The ids are new, since those of both lists may be the same.
          yield* store.append(Arr.map(events, (event) => ({ ...event, id: crypto.randomUUID() })))
        }
        const whole = yield* wholeLog(store)
        yield* follower.reached(Evaluator.headOf(whole))
        sameEvents(follower.events, Evaluator.select(whole, query, from))
      })
    )
  }),

  check("stopped at each batch and resumed at its upTo, it tells everything once", function* ({ store }) {
    yield* store.append(Events.many(3, "place.taken", ["place:a"]))
    const told: Array<Event.SequencedEvent> = []
    let after = SequencePosition.start
    for (let i = 0; i < 12; i++) {
      const follower = yield* follow(store.subscribe(a, { after }), after)
      const { last } = yield* store.append(Events.many(2, "place.taken", [i % 2 === 0 ? "place:a" : "place:b"]))
      if (i % 3 > 0) yield* follower.reached(last)
      yield* follower.stop
      told.push(...follower.events)
      after = follower.batches.at(-1)?.upTo ?? after
    }
    const log = yield* wholeLog(store)
    const rest = yield* follow(store.subscribe(a, { after }), after)
    yield* rest.reached(Evaluator.headOf(log))
    sameEvents([...told, ...rest.events], Evaluator.select(log, a))
  }),

  check("under 16 concurrent writers there is no gap, no repetition, no other order", function* ({ store }) {
    yield* write(store, 4, 5)
    const queries: ReadonlyArray<Query.Query> = [Query.all, a, [{ types: ["nothing"] }, { tags: ["place:b"] }]]
    const early = yield* Effect.forEach(queries, (query) => follow(store.subscribe(query), 0))
    yield* write(store, 16, 30)
    const late = yield* Effect.forEach(queries, (query) => follow(store.subscribe(query), 0))
    const log = yield* wholeLog(store)
    for (const [i, follower] of [...early, ...late].entries()) {
      yield* follower.reached(Evaluator.headOf(log))
      sameEvents(follower.events, Evaluator.select(log, queries[i % queries.length] ?? Query.all))
    }
  }),

  check("a slow subscriber misses nothing and holds up nobody", function* ({ store }) {
    const slow = yield* follow(store.subscribe(Query.all), 0, Effect.sleep("20 millis"))
    const quick = yield* follow(store.subscribe(Query.all), 0)
    yield* write(store, 4, 40)
    const log = yield* wholeLog(store)
    yield* quick.reached(Evaluator.headOf(log))
    sameEvents(quick.events, log)
    yield* slow.reached(Evaluator.headOf(log))
    sameEvents(slow.events, log)
  }),

  check("a subscription can be interrupted while it waits, and leaves the others alone", function* ({ store }) {
    const { last } = yield* store.append(Events.many(2, "place.taken", ["place:a"]))
    const stopped = yield* Effect.forEach(Array.from({ length: 20 }), () => follow(store.subscribe(a), 0))
    const stays = yield* follow(store.subscribe(a), 0)
    for (const follower of [...stopped, stays]) yield* follower.reached(last)
    yield* Effect.forEach(stopped, ({ stop }) => stop, { concurrency: "unbounded" })
    const next = yield* store.append(Events.many(2, "place.taken", ["place:a"]))
    yield* stays.reached(next.last)
    const log = yield* wholeLog(store)
    sameEvents(stays.events, log)
    for (const follower of stopped) sameEvents(follower.events, log.slice(0, 2))
  })
]
