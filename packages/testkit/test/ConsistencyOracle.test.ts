/**
 * The oracle lets sound logs pass, and names what is wrong with every other.
 */
import { describe, expect, it } from "@effect/vitest"
import {
  Consortium,
  type Event,
  EventCodec,
  EventStore,
  EventStoreMemory,
  Limits,
  Places,
  Query,
  SequencePosition
} from "@westum/mobility"
import { ConsistencyOracle, Events, Recorder } from "@westum/mobility-testkit"
import { Effect, Layer, Result, Schema } from "effect"
import * as fc from "fast-check"

type Log = ReadonlyArray<Event.SequencedEvent>
type Store = EventStore.EventStoreService

const sound = Recorder.layer(Layer.fresh(EventStoreMemory.layer))

/** A store that notes the condition and does not keep it. */
const blind = Recorder.layer(
  Layer.effect(
    EventStore.EventStore,
    Effect.map(EventStore.EventStore, (store): Store => ({ ...store, append: (events) => store.append(events) }))
  ).pipe(Layer.provide(Layer.fresh(EventStoreMemory.layer)))
)

const on = <A, E>(layer: Layer.Layer<EventStore.EventStore>, work: (store: Store) => Effect.Effect<A, E>) =>
  Effect.provide(Effect.flatMap(EventStore.EventStore, work), layer)

const logOf = (store: Store) => Effect.map(store.read([{ query: Query.all }]), ({ events }) => events)

const at = SequencePosition.at
const placeA: Query.Query = [{ tags: ["place:a"] }]

/** Three appends: one event, two events under a condition, and one more under a condition. */
const threeAppends = (store: Store) =>
  Effect.gen(function* () {
    yield* store.append([Events.make("place.taken", ["place:a"])])
    yield* store.append([Events.make("place.given", ["place:a"]), Events.make("place.taken", ["place:b"])], {
      failIfEventsMatch: placeA,
      after: at(1)
    })
    yield* store.append([Events.make("place.taken", ["place:a"])], { failIfEventsMatch: placeA, after: at(2) })
    return yield* logOf(store)
  })

/** What a store took of these batches, each under one of the conditions. */
const played = (
  layer: Layer.Layer<EventStore.EventStore>,
  batches: ReadonlyArray<Events.Batch>,
  queries: ReadonlyArray<Query.Query>
): Promise<Log> =>
  Effect.runPromise(
    on(layer, (store) =>
      Effect.gen(function* () {
        for (const [i, batch] of batches.entries()) {
          const failIfEventsMatch = queries[i % queries.length] ?? Query.all
          yield* Effect.ignore(store.append(batch, { failIfEventsMatch, after: at(Math.max(0, i - 1)) }))
        }
        return yield* logOf(store)
      })
    )
  )

const problemOf = (log: Log, expectations?: ConsistencyOracle.Expectations): string | undefined =>
  Result.match(ConsistencyOracle.check(log, expectations), {
    onSuccess: () => undefined,
    onFailure: ({ problem }) => problem
  })

/** The log with another event in place of one. */
const changed = (log: Log, index: number, change: (stored: Event.SequencedEvent) => Event.SequencedEvent): Log =>
  log.map((stored, i) => (i === index ? change(stored) : stored))

const without = (log: Log, index: number): Log => log.filter((_, i) => i !== index)

const swapped = (log: Log): Log => changed(log, 1, (stored) => ({ ...stored, position: at(1) }))

const rewritten = ({ event, ...where }: Event.SequencedEvent): Event.SequencedEvent => ({
  ...where,
  event: { ...event, data: '{"places":2}' }
})

const faults: Readonly<
  Record<string, readonly [(log: Log) => Log, ConsistencyOracle.Expectations, problem: string | RegExp]>
> = {
  "a position twice": [swapped, {}, "at 1 (place.given): position 1 follows 1"],
  "a gap where there are none": [
    (log) => changed(log, 3, (stored) => ({ ...stored, position: at(9) })),
    { gapless: true },
    "at 9 (place.taken): positions jump from 3 to 9"
  ],
  "a clock that went backwards": [
    (log) => changed(log, 2, (stored) => ({ ...stored, recordedAt: stored.recordedAt - 1 })),
    {},
    "at 3 (place.taken): 3 was recorded before its predecessor"
  ],
  "an event twice": [
    (log) => [...log, ...log.slice(0, 1).map((stored) => ({ ...stored, position: at(5) }))],
    {},
    "at 5 (place.taken): its id stands at 1 already"
  ],
  "a changed byte": [(log) => changed(log, 3, rewritten), {}, "at 4 (place.taken): its digest is that of another text"],
  "half an append": [
    (log) => without(log, 2),
    {},
    /^at 2 \(place\.given\): its append had 2 events, but number 2 \(.+\) does not stand there$/
  ],
  "an append without a record": [
    (log) => [...log, { position: at(5), recordedAt: log[3]?.recordedAt ?? 0, event: Events.make("place.taken") }],
    { recorded: 0.9 },
    "4 of 5 events belong to appends with a record; 90 % of them must"
  ],
  "an acknowledged event that is lost": [
    (log) => log,
    { acknowledged: ["an id"] },
    "event an id was acknowledged, but it is not stored"
  ],
  "an event that nobody asked for": [(log) => log, { attempted: [] }, "at 1 (place.taken): nobody had asked for it"]
}

describe("the oracle", () => {
  it.effect("counts what it has compared", () =>
    on(sound, (store) =>
      Effect.gen(function* () {
        const log = yield* threeAppends(store)
        const ids = log.map(({ event }) => event.id)
        const expectations = { gapless: true, acknowledged: ids, attempted: ids }
        const checked = { events: 4, appends: 3, recorded: 4, states: 0 }
        expect(yield* ConsistencyOracle.checkStore(store, expectations)).toEqual(checked)
        expect(ConsistencyOracle.check([])).toEqual(Result.succeed({ events: 0, appends: 0, recorded: 0, states: 0 }))
      })
    )
  )

  for (const [fault, [spoil, expectations, problem]] of Object.entries(faults)) {
    it.effect(`finds ${fault}`, () =>
      on(sound, (store) =>
        Effect.map(threeAppends(store), (log) => {
          expect(problemOf(log)).toBe(undefined)
          expect(problemOf(spoil(log), expectations)).toMatch(problem)
        })
      )
    )
  }

  it.effect("finds an append that nobody should have let pass, and shows what stands around it", () =>
    on(blind, (store) =>
      Effect.gen(function* () {
        yield* store.append([Events.make("place.taken", ["place:a"])])
        yield* store.append([Events.make("place.taken", ["place:b"])], { failIfEventsMatch: placeA })
        const violation = yield* Effect.flip(ConsistencyOracle.checkStore(store))
        expect(violation).toMatchObject({ _tag: "Violation", position: 2 })
        const [first, second, third] = violation.message.split("\n")
        expect(first).toBe(
          "at 2 (place.taken): it was decided on what was known at 0, but place.taken had been recorded at 1, and was not seen"
        )
        expect(second).toMatch(/^ {2}1 {2}place\.taken {2}place:a {2}[-0-9a-f]{36}$/)
        expect(third).toMatch(/^ {2}2 {2}place\.taken {2}place:b {2}[-0-9a-f]{36}$/)
      })
    )
  )

  it.effect("compares states with a fresh fold", () =>
    Effect.gen(function* () {
      const consortium = yield* Consortium
      yield* consortium.executeAll([
        {
          type: "open-project",
          project: "p",
          coordinator: "north",
          start: "2019-09-01",
          end: "2021-08-31",
          timeZone: "Europe/Stockholm",
          categories: ["learner"]
        },
        { type: "grant-places", project: "p", places: 2 }
      ])
      const log = yield* Effect.flatMap(EventStore.EventStore, logOf)
      const { initial } = Places.places
      const event = { type: "project.places-granted", project: "p", occurredOn: "1970-01-01", category: null } as const
      const facts = Schema.decodeSync(Limits.LimitFacts)([{ ...event, places: 2, before: null }])
      const granted = { ...initial, facts, limits: { ...initial.limits, project: 2 } }
      const states = [{ projection: Places.places, key: "p", state: granted }]
      expect(ConsistencyOracle.check(log, { states })).toMatchObject({ success: { states: 1 } })
      expect(problemOf(log, { states: [{ projection: Places.places, key: "p", state: initial }] })).toBe(
        'places of "p": /limits/project is null, but 2 is right'
      )
    }).pipe(Effect.provide(Consortium.layer.pipe(Layer.provideMerge(sound))))
  )

  it.live("lets every log pass that a sound store has taken, and not those of one that keeps no condition", () =>
    Effect.promise(async () => {
      let caught = 0
      const several = fc.array(Events.query, { minLength: 1, maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(Events.batches(), several, async (batches, queries) => {
          expect(problemOf(await played(sound, batches, queries))).toBe(undefined)
          if (problemOf(await played(blind, batches, queries)) !== undefined) caught += 1
        })
      )
      expect(caught).toBeGreaterThan(0)
    })
  )
})

describe("a recording store", () => {
  const event = Events.make("place.taken", ["place:a"])
  const known = { failIfEventsMatch: placeA, after: at(1) }

  it.effect("takes the same events again as a success, whatever they were decided on this time", () =>
    on(sound, (store) =>
      Effect.gen(function* () {
        const first = yield* store.append([event], { failIfEventsMatch: placeA })
        expect(yield* store.append([event], known)).toEqual({ ...first, alreadyStored: true })
        const other = { ...event, data: '{"another":true}' }
        expect((yield* Effect.flip(store.append([other], known)))._tag).toBe("IdClash")
        expect((yield* Effect.flip(store.append([event, Events.make("place.given")], known)))._tag).toBe("IdClash")
        expect(yield* logOf(store)).toHaveLength(1)
      })
    )
  )

  it.effect("leaves everything but the meta as it was, and the meta readable", () =>
    on(sound, (store) =>
      Effect.gen(function* () {
        const noted = Events.make("place.given", [], { meta: '{"actor":"a"}' })
        const text = Events.make("place.given", [], { meta: '"a text"' })
        yield* store.append([text])
        yield* store.append([noted], known)
        const [second, first] = (yield* logOf(store)).map((stored) => stored.event)
        const { digest: _, meta, ...rest } = first ?? text
        expect(rest).toEqual({ id: noted.id, type: noted.type, version: 1, tags: [], data: "{}" })
        const recorder = { ids: [noted.id], query: placeA, after: 1 }
        expect(JSON.parse(meta)).toEqual({ actor: "a", recorder })
        expect(first === undefined ? false : EventCodec.intact(first)).toBe(true)
        // Text that is no object has no room for a note.
        expect(second).toEqual(text)
        expect(problemOf(yield* logOf(store))).toBe("1 of 2 events belong to appends with a record; 100 % of them must")
      })
    )
  )
})
