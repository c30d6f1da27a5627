/**
 * The store of read models in memory: which version is which, which answers, and what is said where nothing can be done.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { Overtaken, ReadModelsFailed } from "../../src/readmodel/ReadModelStore.ts"
import { stage } from "./Stage.ts"

const of = (model: string, version: string) => ({ model, version })
const towns = of("towns", "1.1")
const step = (from: number, upTo: number) => ({ from: at(from), upTo: at(upTo), rows: [] })

const everything = { tests: [], order: [], offset: 0, limit: undefined }

describe("a store in memory", () => {
  it.effect("tells versions by model and version, and knows columns in any order", () =>
    Effect.gen(function* () {
      const { rows } = yield* stage
      const columns = { name: "text", people: "number", area: "number" } as const
      for (const build of [of("towns", "1.2"), of("lakes", "1.1"), towns]) yield* rows.prepare({ ...build, columns })
      const all = yield* rows.standings()
      expect(all.map(({ model, version }) => `${model} ${version}`)).toEqual(["lakes 1.1", "towns 1.1", "towns 1.2"])
      const { area, name, people } = columns
      for (const same of [
        { people, name, area },
        { area, people, name }
      ]) {
        expect(yield* rows.prepare({ ...towns, columns: same })).toEqual({ ...towns, upTo: 0, serving: false })
      }
      const other = { ...columns, area: "text" } as const
      expect(yield* Effect.flip(rows.prepare({ ...towns, columns: other }))).toMatchObject({
        _tag: "ShapeDiffers",
        stored: columns,
        wanted: other
      })
    })
  )

  it.effect("lets a version answer unless another is newer or further", () =>
    Effect.gen(function* () {
      const { rows } = yield* stage
      const [newer, newest] = [of("towns", "1.2"), of("towns", "2.1")]
      for (const build of [towns, newer, newest]) yield* rows.prepare({ ...build, columns: {} })
      const serving = Effect.map(rows.standings(), (all) =>
        all.flatMap(({ serving, version }) => (serving ? [version] : []))
      )
      expect(yield* rows.serve(newer)).toBe(true)
      expect(yield* rows.serve(towns)).toBe(false)
      expect(yield* serving).toEqual(["1.2"])
      yield* rows.advance(newer, step(0, 5))
      yield* rows.advance(newest, step(0, 4))
      expect(yield* rows.serve(newest)).toBe(false)
      yield* rows.advance(newest, step(4, 5))
      expect(yield* rows.serve(newest)).toBe(true)
      expect(yield* serving).toEqual(["2.1"])
      yield* rows.drop(newest)
      yield* rows.drop(newer)
      expect((yield* rows.standings()).map(({ version }) => version)).toEqual(["1.1", "2.1"])
      expect(yield* Effect.flip(rows.select(towns, everything))).toMatchObject({ _tag: "NotServing", serving: "2.1" })
    })
  )

  it.effect("knows nothing of a version that nobody prepared", () =>
    Effect.gen(function* () {
      const { rows } = yield* stage
      expect((yield* rows.find(towns, ["a"])).size).toBe(0)
      const unknown = { _tag: "UnknownBuild", ...towns }
      expect(yield* Effect.flip(rows.serve(towns))).toMatchObject(unknown)
      expect(yield* Effect.flip(rows.advance(towns, step(0, 1)))).toMatchObject(unknown)
      yield* rows.drop(towns)
      yield* rows.prepare({ ...towns, columns: {} })
      expect(yield* rows.find(towns, ["a"])).toEqual(new Map())
      expect("mark" in (yield* rows.prepare({ ...towns, columns: {} }))).toBe(false)
    })
  )

  it("says who was faster, and what failed", () => {
    expect(new Overtaken({ ...towns, upTo: at(7) }).message).toBe("Another runner brought towns 1.1 to position 7")
    expect(new ReadModelsFailed({ reason: "full", detail: "keeping rows", cause: "" }).message).toBe(
      "The store of read models failed (full): keeping rows"
    )
  })
})
