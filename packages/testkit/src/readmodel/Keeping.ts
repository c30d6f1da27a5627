/**
 * What was kept is there when the store is opened again, and for others who have it open.
 */
import type { ReadModelStore } from "@westum/mobility"
import { Effect, type Scope } from "effect"
import assert from "node:assert/strict"
import { at, everything, town, towns } from "./RowCheck.ts"

type Open = Effect.Effect<ReadModelStore.ReadModelStoreService, unknown, Scope.Scope>

/** A promise of a store that outlives its process: each opening is of the same rows. */
export interface KeepingCheck {
  readonly name: string
  readonly run: (open: Open) => Effect.Effect<void, unknown, Scope.Scope>
}

const shape = towns("1.1")

/** A version that answers, at position 5. */
const begun = Effect.fnUntraced(function* (open: Open) {
  const store = yield* open
  yield* store.prepare(shape)
  yield* store.advance(shape, { from: at(0), upTo: at(5), rows: [town("a", "SE", 3), town("b")] })
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
        assert.deepStrictEqual(yield* store.prepare(shape), { model: "towns", version: "1.1", upTo: 5, serving: true })
        assert.deepStrictEqual(yield* store.select(shape, everything), kept)
        assert.deepStrictEqual(yield* store.find(shape, ["a"]), new Map([["a", town("a", "SE", 3).state]]))
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
