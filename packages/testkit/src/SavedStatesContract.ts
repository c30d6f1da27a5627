/**
 * What every store of saved states promises, as tests. An adapter is done when this suite passes on its layer.
 */
import { describe, it } from "@effect/vitest"
import { SavedState, SavedStates, SequencePosition } from "@westum/mobility"
import { Context, Duration, Effect, Layer, Option, type Scope } from "effect"
import assert from "node:assert/strict"

type Service = SavedStates.SavedStatesService

/** Room for one store: each layer built on it opens the same states. */
export type Room<E = unknown> = Effect.Effect<Layer.Layer<SavedStates.SavedStates, E>, E, Scope.Scope>

/** What a store can do. What it does not declare shows as a test that says so. */
export interface Options {
  /** For a store that outlives its process, and that several may have open at once. */
  readonly durable?: Room
}

const open = <E>(layer: Layer.Layer<SavedStates.SavedStates, E>) =>
  Effect.map(Layer.build(Layer.fresh(layer)), (context) => Context.get(context, SavedStates.SavedStates))

const { at } = SequencePosition

/** The state of a key after so many events, which stand one behind the other. */
const after = (
  events: number,
  key = "a",
  { position = events, text = `"${events}"`, version = 1 } = {}
): SavedState.SavedState =>
  SavedState.sealed({
    projection: "counts",
    version,
    key,
    position: at(position),
    event: `event ${position}`,
    recordedAt: 1_580_000_000_000 + position,
    events,
    generation: 2,
    state: text
  })

const counts = { projection: "counts", version: 1 }
const plenty = { count: 100, characters: 1_000_000 }

/** Two that stand on one rung, and one on the next. */
const [early, later, next] = [after(1000), after(1001), after(2000)]

const foundIn = (store: Service, position: number) => store.upTo(counts, "a", at(position))

interface Promise {
  readonly name: string
  readonly run: (store: Service) => Effect.Effect<void, unknown>
}

const promises: ReadonlyArray<Promise> = [
  {
    name: "is empty at first",
    run: (store) =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* store.newest([counts], plenty), [])
        assert.deepStrictEqual(yield* store.upTo(counts, "a", at(5)), Option.none())
        yield* store.forget(early)
      })
  },
  {
    name: "gives a state back as it was saved, whatever its text and its key",
    run: (store) =>
      Effect.gen(function* () {
        const strange = after(700, "p\u001ftool 'x' \" 𝒳", { text: '{"text":"å𝒳\\u0000\\ud800 \' \\" \\\\"}' })
        const largest = after(900, "largest", { position: Number.MAX_SAFE_INTEGER })
        yield* store.save(strange)
        yield* store.save(largest)
        assert.deepStrictEqual(yield* store.newest([counts], plenty), [largest, strange])
        assert.deepStrictEqual(yield* store.upTo(counts, strange.key, at(700)), Option.some(strange))
      })
  },
  {
    name: "keeps the last state of each rung, whatever its position",
    run: (store) =>
      Effect.gen(function* () {
        for (const state of [early, later, next]) yield* store.save(state)
        assert.deepStrictEqual(yield* store.upTo(counts, "a", at(1000)), Option.none())
        assert.deepStrictEqual(yield* store.upTo(counts, "a", at(1999)), Option.some(later))
        yield* store.save(early)
        assert.deepStrictEqual(yield* store.upTo(counts, "a", at(1999)), Option.some(early))
        assert.deepStrictEqual(yield* store.newest([counts], plenty), [next])
      })
  },
  {
    name: "finds the newest state that was moved last at or before a position",
    run: (store) =>
      Effect.gen(function* () {
        for (const state of [next, early, after(1500, "b")]) yield* store.save(state)
        assert.deepStrictEqual(yield* foundIn(store, 999), Option.none())
        assert.deepStrictEqual(yield* foundIn(store, 1000), Option.some(early))
        assert.deepStrictEqual(yield* foundIn(store, 1999), Option.some(early))
        assert.deepStrictEqual(yield* foundIn(store, 2000), Option.some(next))
        assert.deepStrictEqual(yield* foundIn(store, Number.MAX_SAFE_INTEGER), Option.some(next))
      })
  },
  {
    name: "tells projections, versions and keys apart",
    run: (store) =>
      Effect.gen(function* () {
        const newer = after(1000, "a", { version: 2, text: '"new"' })
        const other = SavedState.sealed({ ...early, projection: "other" })
        for (const state of [early, newer, other]) yield* store.save(state)
        const all = at(5000)
        assert.deepStrictEqual(yield* store.upTo(counts, "a", all), Option.some(early))
        assert.deepStrictEqual(yield* store.upTo({ ...counts, version: 2 }, "a", all), Option.some(newer))
        assert.deepStrictEqual(yield* store.upTo({ ...counts, version: 3 }, "a", all), Option.none())
        assert.deepStrictEqual(yield* store.upTo(counts, "A", all), Option.none())
        assert.deepStrictEqual(yield* store.newest([{ ...counts, version: 2 }], plenty), [newer])
        assert.deepStrictEqual(yield* store.newest([{ projection: "other", version: 1 }], plenty), [other])
        assert.deepStrictEqual(yield* store.newest([{ projection: "counts\u001f1", version: 1 }], plenty), [])
        assert.deepStrictEqual(yield* store.newest([], plenty), [])
        assert.equal((yield* store.newest([counts, { projection: "other", version: 1 }], plenty)).length, 2)
      })
  },
  {
    name: "gives those that took most events, as many as the bounds allow",
    run: (store) =>
      Effect.gen(function* () {
        const [small, middle, large] = [after(600, "s"), after(6000, "m"), after(60_000, "l")]
        for (const state of [middle, large, small, after(700, "m")]) yield* store.save(state)
        assert.deepStrictEqual(yield* store.newest([counts], plenty), [large, middle, small])
        assert.deepStrictEqual(yield* store.newest([counts], { ...plenty, count: 2 }), [large, middle])
        const characters = large.state.length + middle.state.length
        assert.deepStrictEqual(yield* store.newest([counts], { ...plenty, characters }), [large, middle])
        assert.deepStrictEqual(yield* store.newest([counts], { ...plenty, characters: characters - 1 }), [large])
        assert.deepStrictEqual(yield* store.newest([counts], { ...plenty, count: 0 }), [])
      })
  },
  {
    name: "forgets a state, and nothing else",
    run: (store) =>
      Effect.gen(function* () {
        for (const state of [early, next, after(2000, "b")]) yield* store.save(state)
        yield* store.forget(next)
        assert.deepStrictEqual(yield* store.upTo(counts, "a", at(5000)), Option.some(early))
        assert.deepStrictEqual(yield* store.upTo(counts, "b", at(5000)), Option.some(after(2000, "b")))
      })
  }
]

const keeps = (durable: Room): Effect.Effect<void, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const layer = yield* durable
    yield* Effect.scoped(Effect.flatMap(open(layer), (store) => store.save(early)))
    const [one, other] = [yield* open(layer), yield* open(layer)]
    assert.deepStrictEqual(yield* one.newest([counts], plenty), [early])
    yield* one.save(next)
    assert.deepStrictEqual(yield* other.newest([counts], plenty), [next])
  })

const patience = Duration.minutes(2)

const bounded = (run: Effect.Effect<void, unknown, Scope.Scope>): Effect.Effect<void, unknown> =>
  Effect.timeout(Effect.scoped(run), patience)

/** The contract as a vitest suite: one test per promise, each on a store of its own, which the layer gives empty each time. */
export const suite = <E>(
  name: string,
  layer: Layer.Layer<SavedStates.SavedStates, E>,
  { durable }: Options = {}
): void => {
  describe(`SavedStates contract: ${name}`, () => {
    for (const promise of promises) {
      it.live(promise.name, () => bounded(Effect.flatMap(open(layer), promise.run)), Duration.toMillis(patience) * 2)
    }
    it.live(durable === undefined ? "declares itself not durable" : "keeps states for whoever opens it next", () =>
      durable === undefined ? Effect.void : bounded(keeps(durable))
    )
  })
}
