/**
 * What was kept is there when the store is opened again, and for others who have it open.
 */
import type { ReadModelStore } from "@westum/mobility"
import { Effect, Result, type Scope } from "effect"
import assert from "node:assert/strict"
import { at, everything, town, towns } from "./RowCheck.ts"

type Open = Effect.Effect<ReadModelStore.ReadModelStoreService, unknown, Scope.Scope>

/** A promise of a store that outlives its process: each opening is of the same rows. */
export interface KeepingCheck {
  readonly name: string
  readonly run: (open: Open) => Effect.Effect<void, unknown, Scope.Scope>
}

const shape = towns("1.1")

const mark = { event: "e", recordedAt: 1_700_000_000_000 }

/** A version that answers, at position 5. */
const begun = Effect.fnUntraced(function* (open: Open) {
  const store = yield* open
  yield* store.prepare(shape)
  yield* store.advance(shape, { from: at(0), upTo: at(5), mark, rows: [town("a", "SE", 3), town("b")] })
  yield* store.serve(shape)
})

const kept = { rows: [town("a", "SE", 3), town("b")], count: 2, upTo: at(5) }

export const keeping: ReadonlyArray<KeepingCheck> = [
  {
    name: "rows, position and the version that answers are there when the store is opened again",
    run: (open) =>
      Effect.gen(function* () {
        yield* Effect.scoped(begun(open))
        const store = yield* open
        assert.deepStrictEqual(yield* store.prepare(shape), {
          model: "towns",
          version: "1.1",
          upTo: 5,
          serving: true,
          mark
        })
        assert.deepStrictEqual(yield* store.select(shape, everything), kept)
        assert.deepStrictEqual(yield* store.find(shape, ["a"]), new Map([["a", town("a", "SE", 3).state]]))
      })
  },
  {
    name: "a version whose maker died is found where it stood while another answers, takes its place later, and that one is dropped",
    run: (open) =>
      Effect.gen(function* () {
        const newer = towns("2.1")
        yield* Effect.scoped(begun(open))
        yield* Effect.scoped(Effect.flatMap(open, (store) => store.prepare(newer)))
        yield* Effect.scoped(
          Effect.gen(function* () {
            const store = yield* open
            assert.equal((yield* store.prepare(newer)).upTo, 0)
            yield* store.advance(newer, { from: at(0), upTo: at(3), rows: [town("c")] })
            assert.equal(yield* store.serve(newer), false)
          })
        )
        yield* Effect.scoped(
          Effect.gen(function* () {
            const store = yield* open
            assert.deepStrictEqual(yield* store.select(shape, everything), kept)
            const begun = { model: "towns", version: "2.1", upTo: 3, serving: false }
            assert.deepStrictEqual(yield* store.prepare(newer), begun)
            yield* store.advance(newer, { from: at(3), upTo: at(5), rows: [] })
            assert.equal(yield* store.serve(newer), true)
          })
        )
        yield* Effect.scoped(Effect.flatMap(open, (store) => store.drop(shape)))
        const store = yield* open
        const left = { model: "towns", version: "2.1", upTo: 5, serving: true }
        assert.deepStrictEqual(yield* store.standings(), [left])
        assert.deepStrictEqual(yield* store.select(newer, everything), { rows: [town("c")], count: 1, upTo: 5 })
      })
  },
  {
    name: "who has a version open that others have dropped and made anew finds the new one",
    run: (open) =>
      Effect.gen(function* () {
        const [one, other] = [yield* open, yield* open]
        yield* one.prepare(shape)
        yield* one.advance(shape, { from: at(0), upTo: at(1), rows: [town("a")] })
        assert.equal((yield* one.find(shape, ["a"])).size, 1)
        yield* other.drop(shape)
        assert.equal((yield* one.find(shape, ["a"])).size, 0)
        yield* other.prepare(shape)
        yield* other.advance(shape, { from: at(0), upTo: at(2), rows: [town("b")] })
        assert.equal((yield* one.find(shape, ["a", "b"])).size, 1)
        yield* other.serve(shape)
        const found = { rows: [town("b")], count: 1, upTo: 2 }
        assert.deepStrictEqual(yield* one.select(shape, everything), found)
      })
  },
  {
    name: "many who have it open make a version at once, and move it one after the other",
    run: (open) =>
      Effect.gen(function* () {
        const stores = yield* Effect.all([open, open, open, open], { concurrency: "unbounded" })
        yield* Effect.forEach(stores, (store) => store.prepare(shape), { concurrency: "unbounded" })
        for (let position = 0; position < 5; position++) {
          const tries = yield* Effect.forEach(
            stores,
            (store, i) => {
              const rows = [town(`${position}`, `store${i}`)]
              return Effect.result(store.advance(shape, { from: at(position), upTo: at(position + 1), rows }))
            },
            { concurrency: "unbounded" }
          )
          assert.equal(tries.filter(Result.isSuccess).length, 1)
        }
        const store = yield* open
        yield* store.serve(shape)
        assert.equal((yield* store.select(shape, everything)).count, 5)
      })
  },
  {
    name: "what one has kept, another who has it open knows at once, and cannot be overtaken unawares",
    run: (open) =>
      Effect.gen(function* () {
        const other = yield* open
        yield* begun(open)
        assert.deepStrictEqual(yield* other.select(shape, everything), kept)
        const refused = yield* Effect.flip(other.advance(shape, { from: at(0), upTo: at(1), rows: [town("a")] }))
        assert.equal(refused._tag, "Overtaken")
        yield* other.advance(shape, { from: at(5), upTo: at(6), rows: [town("a", "FI", 4)] })
        const again = yield* open
        assert.equal((yield* again.select(shape, everything)).rows[0]?.columns["country"], "FI")
      })
  }
]
