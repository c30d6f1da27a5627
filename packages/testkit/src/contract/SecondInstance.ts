/**
 * Two instances of a store on the same storage are one store.
 */
import { type Event, type EventStore, type Query, SequencePosition } from "@westum/mobility"
import { Effect, Scope, Exit } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import * as Evaluator from "./Evaluator.ts"
import { acknowledge, attempt, exactly, refusedWithoutTrace, sameEvents, wellOrdered, wholeLog } from "./Expect.ts"
import { follow } from "./Follower.ts"
import { open } from "./Harness.ts"
import { justified, type Justified } from "./Justified.ts"
import type { Pair } from "./Storage.ts"

const together = { concurrency: "unbounded" } as const

const a: Query.Query = [{ tags: ["place:a"] }]

const one = () => Events.many(1, "place.taken", ["place:a"])

const outcome = (attempt: Effect.Effect<unknown, EventStore.AppendError>) =>
  Effect.match(attempt, { onSuccess: () => "won", onFailure: ({ _tag }) => _tag })

const both = (pair: Pair) => Effect.flatMap(pair, ([left, right]) => Effect.all([open(left), open(right)]))

const race = (pair: Pair, racers: number) =>
  check(`${racers} racers on two instances for one place: exactly one wins`, function* () {
    const [left, right] = yield* both(pair)
    for (let round = 0; round < 10; round++) {
      const tag: Event.Tag = `place:${round}`
      const { head: after } = yield* left.read([{ query: a }])
      const condition = { failIfEventsMatch: [{ tags: [tag] }] as const, after }
      const racer = (_: unknown, i: number) =>
        outcome((i % 2 === 0 ? left : right).append(Events.many(2, "place.taken", [tag]), condition))
      const answers = yield* Effect.all(Array.from({ length: racers }, racer), together)
      assert.deepStrictEqual(answers.toSorted(), [
        ...Array.from({ length: racers - 1 }, () => "ConditionFailed"),
        "won"
      ])
    }
    assert.equal((yield* wholeLog(right)).length, 20)
  })

/** Reads, decides and appends, again and again; what it was let through with is kept. */
const decide = (store: EventStore.EventStoreService, decider: number, decisions: Array<Justified>) =>
  Effect.gen(function* () {
    for (let step = 0; step < 20; step++) {
      const tag: Event.Tag = `place:${(decider + step) % 4}`
      const query: Query.Query = [{ types: ["place.taken"], tags: [tag] }]
      const { head } = yield* store.read([{ query }])
      const condition = { failIfEventsMatch: query, after: head }
      const answer = yield* attempt(store, Events.many(2, "place.taken", [tag]), condition)
      if (answer !== undefined) decisions.push({ ...answer, condition })
    }
  })

const knowsAtOnce = (pair: Pair) =>
  check("what one has acknowledged, the other knows at once", function* () {
    const [left, right] = yield* both(pair)
    for (let i = 0; i < 20; i++) {
      const [writer, reader] = i % 2 === 0 ? [left, right] : [right, left]
      const { head: after } = yield* reader.read([{ query: a }])
      const { appended, events } = yield* acknowledge(writer, one())
      const result = yield* reader.read([{ query: a, after }])
      assert.equal(result.head, appended.last)
      assert.deepStrictEqual(
        result.events.map(({ event }) => event),
        [...events]
      )
      yield* refusedWithoutTrace(reader, one(), { failIfEventsMatch: a, after }, "ConditionFailed")
      assert.deepStrictEqual(yield* reader.append(events), { ...appended, alreadyStored: true })
      assert.equal((yield* reader.find([events[0].id])).length, 1)
    }
  })

const decidesRight = (pair: Pair) =>
  check("16 deciders on two instances: every append was right when it happened", function* ({ gapless, setClock }) {
    const [left, right] = yield* both(pair)
    yield* setClock(1_000)
    const decisions: Array<Justified> = []
    const deciders = Array.from({ length: 16 }, (_, i) => decide(i % 2 === 0 ? left : right, i, decisions))
    yield* Effect.all(deciders, together)
    const log = yield* wholeLog(left)
    wellOrdered(log, gapless)
    exactly(log, decisions)
    justified(log, decisions)
    sameEvents(yield* wholeLog(right), log)
  })

const storesOnce = (pair: Pair) =>
  check("the same events sent through both at once are stored once", function* () {
    const [left, right] = yield* both(pair)
    for (let i = 0; i < 10; i++) {
      const events = Events.many(3, "place.taken", ["place:a"])
      const sent = yield* Effect.all([left.append(events), right.append(events), right.append(events)], together)
      assert.equal(sent.filter(({ alreadyStored }) => !alreadyStored).length, 1)
      assert.equal(new Set(sent.map(({ first, last }) => `${first} to ${last}`)).size, 1)
    }
    assert.equal((yield* wholeLog(left)).length, 30)
  })

const tellsBoth = (pair: Pair) =>
  check("a subscription to one tells what both record, in order, each event once", function* () {
    const [left, right] = yield* both(pair)
    const followers = yield* Effect.forEach([left, right, left, right], (store) => follow(store.subscribe(a), 0))
    const write = (_: unknown, i: number) =>
      Effect.forEach(
        Array.from({ length: 20 }).keys(),
        (step) =>
          (i % 2 === 0 ? left : right).append(
            Events.many(1 + (step % 2), "place.taken", [step % 3 === 0 ? "place:b" : "place:a"])
          ),
        { discard: true }
      )
    yield* Effect.all(Array.from({ length: 8 }, write), together)
    const log = yield* wholeLog(left)
    for (const follower of followers) {
      yield* follower.reached(Evaluator.headOf(log))
      sameEvents(follower.events, Evaluator.select(log, a))
    }
  })

const hears = (pair: Pair) =>
  check("a subscriber who waits at one hears the other", function* () {
    const [left, right] = yield* both(pair)
    const follower = yield* follow(left.subscribe(a), 0)
    yield* Effect.sleep("20 millis")
    const { last } = yield* right.append(one())
    yield* follower.reached(last)
    assert.equal(follower.events.length, 1)
  })

const closesAlone = (pair: Pair) =>
  check(
    "positions and times increase over both, and closing one leaves the other alone",
    function* ({ gapless, setClock }) {
      const [leftLayer, rightLayer] = yield* pair
      const left = yield* open(leftLayer)
      const scope = yield* Scope.make()
      const right = yield* Effect.provideService(open(rightLayer), Scope.Scope, scope)
      for (const [i, now] of [5_000, 4_000, 6_000, 3_000].entries()) {
        yield* setClock(now)
        yield* (i % 2 === 0 ? left : right).append(one())
      }
      yield* Scope.close(scope, Exit.void)
      yield* left.append(one())
      const log = yield* wholeLog(left)
      wellOrdered(log, gapless)
      assert.deepStrictEqual(
        log.map(({ recordedAt }) => recordedAt),
        [5_000, 5_000, 6_000, 6_000, 6_000]
      )
      assert.equal(yield* left.positionAt(4_999), SequencePosition.start)
    }
  )

/** What sharing means for the storage that an adapter declares. */
export const secondInstance = (pair: Pair): ReadonlyArray<Check> => [
  knowsAtOnce(pair),
  race(pair, 2),
  race(pair, 64),
  decidesRight(pair),
  storesOnce(pair),
  tellsBoth(pair),
  hears(pair),
  closesAlone(pair)
]
