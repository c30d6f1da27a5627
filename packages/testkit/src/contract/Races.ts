/**
 * Of those who decide on the same state one wins, and those who decide on different states never meet.
 */
import { type Event, type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { attempt, wellOrdered, wholeLog } from "./Expect.ts"
import { justified, type Justified } from "./Justified.ts"

type Store = EventStore.EventStoreService

/** How often each race is run. */
const rounds = 10

const together = { concurrency: "unbounded" } as const

const times = <A>(count: number, make: (i: number) => A): Array<A> => Array.from({ length: count }, (_, i) => make(i))

/** None or some turns of the event loop, so that those who race meet at ever different points. */
const pause = (step: number) => Effect.repeat(Effect.yieldNow, { times: (step * 7) % 5 })

const outcome = (attempt: Effect.Effect<unknown, EventStore.AppendError>) =>
  Effect.match(attempt, { onSuccess: () => "won", onFailure: ({ _tag }) => _tag })

/** Reads, decides and appends, again until it has a place or sees that all are taken. */
const takePlace = (store: Store, tag: Event.Tag, places: number) =>
  Effect.gen(function* () {
    const query: Query.Query = [{ types: ["place.taken"], tags: [tag] }]
    for (;;) {
      const { events, head } = yield* store.read([{ query }])
      if (events.length >= places) return false
      const condition = { failIfEventsMatch: query, after: head }
      if ((yield* attempt(store, Events.many(1, "place.taken", [tag]), condition)) !== undefined) return true
    }
  })

const race = (racers: number) =>
  check(`${racers} racers for one place: exactly one wins`, function* ({ store }) {
    for (let round = 0; round < rounds; round++) {
      const tag: Event.Tag = `place:${round}`
      const condition: EventStore.AppendCondition = { failIfEventsMatch: [{ types: ["place.taken"], tags: [tag] }] }
      const { head } = yield* store.read([{ query: Query.all }])
      // Half of them know the head, above the last match; the others know nothing.
      const racer = (i: number) =>
        outcome(
          store.append(Events.many(2, "place.taken", [tag]), i % 2 === 0 ? condition : { ...condition, after: head })
        )
      const answers = yield* Effect.all(times(racers, racer), together)
      const losers = times(racers - 1, () => "ConditionFailed")
      assert.deepStrictEqual(answers.toSorted(), [...losers, "won"])
      assert.equal((yield* store.read([{ query: condition.failIfEventsMatch }])).events.length, 2)
    }
  })

export const races: ReadonlyArray<Check> = [
  ...[2, 8, 64].map(race),

  check("64 who decide again when they lose take exactly the places there are", function* ({ store }) {
    const won = yield* Effect.all(
      times(64, () => takePlace(store, "place:a", 7)),
      together
    )
    assert.equal(won.filter(Boolean).length, 7)
    assert.equal((yield* wholeLog(store)).length, 7)
  }),

  check("unconditional appends are seen by the conditions they race", function* ({ gapless, store }) {
    const tag: Event.Tag = "place:a"
    const decisions: Array<Justified> = []
    const decide = (step: number) =>
      Effect.gen(function* () {
        const { head } = yield* store.read([{ query: [{ tags: ["member:nobody"] }] }])
        yield* pause(step)
        const condition = { failIfEventsMatch: [{ tags: [tag] }] as const, after: head }
        const answer = yield* attempt(store, Events.many(1, "decided", [tag]), condition)
        if (answer !== undefined) decisions.push({ ...answer, condition })
      })
    const note = (step: number) => Effect.andThen(pause(step), store.append(Events.many(1, "noted", [tag])))
    const steps = (writer: number, work: (step: number) => Effect.Effect<unknown, unknown>) =>
      Effect.forEach(
        times(40, (i) => i * (writer + 1)),
        work,
        { discard: true }
      )
    yield* Effect.all([...times(4, (i) => steps(i, decide)), ...times(2, (i) => steps(i, note))], together)
    const log = yield* wholeLog(store)
    wellOrdered(log, gapless)
    justified(log, decisions)
    assert.equal(log.length, 80 + decisions.length)
  }),

  check(
    "16 deciders over overlapping boundaries: every append was right when it happened",
    function* ({ gapless, store }) {
      const decisions: Array<Justified> = []
      const decide = (decider: number) =>
        Effect.gen(function* () {
          for (let step = 0; step < 2 * rounds; step++) {
            const own: Event.Tag = `place:${(decider + step) % 5}`
            const other: Event.Tag = `place:${(decider * step) % 5}`
            const query: Query.Query = [{ tags: [own] }, { types: ["place.given"], tags: [other] }]
            const { head } = yield* store.read([{ query }])
            yield* Effect.yieldNow
            const condition = { failIfEventsMatch: query, after: head }
            const events = [
              Events.make("place.taken", [own]),
              Events.make("place.given", own === other ? [own] : [own, other])
            ] as const
            const answer = yield* attempt(store, events, condition)
            if (answer !== undefined) decisions.push({ ...answer, condition })
          }
        })
      yield* Effect.all(times(16, decide), together)
      const log = yield* wholeLog(store)
      wellOrdered(log, gapless)
      justified(log, decisions)
      assert.equal(log.length, 2 * decisions.length)
      assert.ok(decisions.length > 0, "nobody ever won")
    }
  ),

  check("deciders on boundaries of their own never fail each other", function* ({ store }) {
    const decide = (decider: number) =>
      Effect.gen(function* () {
        const tag: Event.Tag = `place:${decider}`
        const query: Query.Query = [{ types: ["place.taken"], tags: [tag] }]
        let after = SequencePosition.start
        for (let step = 0; step < rounds; step++) {
          // One knows the head it read, the other its own last event: both may rely on that.
          if (decider % 2 === 0) after = (yield* store.read([{ query }])).head
          const condition = { failIfEventsMatch: query, after }
          const { last } = yield* store.append(Events.many(1, "place.taken", [tag, "project:p"]), condition)
          after = last
        }
      })
    yield* Effect.all(times(16, decide), together)
    assert.equal((yield* wholeLog(store)).length, 16 * rounds)
  })
]
