/**
 * Versions: built beside each other, one of them answers, and nobody who reads is taken back in time.
 */
import { Effect } from "effect"
import assert from "node:assert/strict"
import { at, everything, rowCheck, type RowCheck, town, towns } from "./RowCheck.ts"

export const serving: ReadonlyArray<RowCheck> = [
  rowCheck("a new version is empty, stands at the start and does not answer", function* ({ store }) {
    const standing = yield* store.prepare(towns("1.1"))
    assert.deepStrictEqual(standing, { model: "towns", version: "1.1", upTo: 0, serving: false })
    assert.equal((yield* store.find(towns("1.1"), ["a"])).size, 0)
    const refused = yield* Effect.flip(store.select(towns("1.1"), everything))
    assert.equal(refused._tag, "NotServing")
  }),

  rowCheck("a version that is there is found where it stands", function* ({ store }) {
    yield* store.prepare(towns("1.1"))
    yield* store.advance(towns("1.1"), { from: at(0), upTo: at(7), rows: [] })
    yield* store.serve(towns("1.1"))
    assert.deepStrictEqual(yield* store.prepare(towns("1.1")), {
      model: "towns",
      version: "1.1",
      upTo: 7,
      serving: true
    })
  }),

  rowCheck("other columns are another version", function* ({ store }) {
    yield* store.prepare(towns("1.1"))
    const { columns: _, ...build } = towns("1.1")
    const fewer = yield* Effect.flip(store.prepare({ ...build, columns: { country: "text" } }))
    assert.equal(fewer._tag, "ShapeDiffers")
    const retyped = yield* Effect.flip(store.prepare({ ...build, columns: { country: "text", people: "text" } }))
    assert.equal(retyped._tag, "ShapeDiffers")
    yield* store.prepare({ ...build, columns: { people: "number", country: "text" } })
  }),

  rowCheck("one version of a model answers at a time, in one step", function* ({ store }) {
    for (const version of ["1.1", "2.1"]) {
      yield* store.prepare(towns(version))
      yield* store.advance(towns(version), { from: at(0), upTo: at(3), rows: [town(version)] })
    }
    assert.equal(yield* store.serve(towns("1.1")), true)
    const [first] = (yield* store.select(towns("1.1"), everything)).rows
    assert.equal(first?.key, "1.1")
    assert.equal(yield* store.serve(towns("2.1")), true)
    const refused = yield* Effect.flip(store.select(towns("1.1"), everything))
    assert.equal(refused._tag === "NotServing" && refused.serving, "2.1")
    const answered = yield* store.select(towns("2.1"), everything)
    assert.deepStrictEqual(answered, { rows: [town("2.1")], count: 1, upTo: 3 })
  }),

  rowCheck("a version that lags behind does not take the place of the one that answers", function* ({ store }) {
    for (const version of ["1.1", "2.1"]) yield* store.prepare(towns(version))
    yield* store.advance(towns("1.1"), { from: at(0), upTo: at(9), rows: [] })
    yield* store.serve(towns("1.1"))
    yield* store.advance(towns("2.1"), { from: at(0), upTo: at(8), rows: [] })
    assert.equal(yield* store.serve(towns("2.1")), false)
    assert.equal((yield* store.select(towns("1.1"), everything)).upTo, 9)
    yield* store.advance(towns("2.1"), { from: at(8), upTo: at(9), rows: [] })
    assert.equal(yield* store.serve(towns("2.1")), true)
  }),

  rowCheck(
    "an older version does not take the place of a newer one that answers, be it as far or further",
    function* ({ store }) {
      const ascending = ["1.9", "1.10", "2.0", "10.0"]
      for (const version of ascending) {
        yield* store.prepare(towns(version))
        yield* store.advance(towns(version), { from: at(0), upTo: at(3), rows: [] })
      }
      for (const [i, version] of ascending.entries()) {
        assert.equal(yield* store.serve(towns(version)), true)
        assert.equal(yield* store.serve(towns(version)), true)
        for (const older of ascending.slice(0, i)) {
          assert.equal(yield* store.serve(towns(older)), false)
        }
        const answering = (yield* store.standings()).filter(({ serving }) => serving)
        assert.deepStrictEqual(
          answering.map((each) => each.version),
          [version]
        )
      }
      yield* store.advance(towns("2.0"), { from: at(3), upTo: at(9), rows: [] })
      assert.equal(yield* store.serve(towns("2.0")), false)
      assert.equal((yield* store.select(towns("10.0"), everything)).upTo, 3)
    }
  ),

  rowCheck("many who make a version at once make it once", function* ({ store }) {
    const made = yield* Effect.all(
      Array.from({ length: 8 }, () => store.prepare(towns("1.1"))),
      { concurrency: "unbounded" }
    )
    for (const standing of made) {
      assert.deepStrictEqual(standing, { model: "towns", version: "1.1", upTo: 0, serving: false })
    }
    assert.equal((yield* store.standings()).length, 1)
  }),

  rowCheck("of versions that want to answer at once, one does", function* ({ store }) {
    const versions = ["1.1", "2.1", "3.1", "4.1"]
    for (const version of versions) yield* store.prepare(towns(version))
    for (let turn = 0; turn < 5; turn++) {
      yield* Effect.forEach(versions, (version) => store.serve(towns(version)), { concurrency: "unbounded" })
      assert.equal((yield* store.standings()).filter(({ serving }) => serving).length, 1)
    }
  }),

  rowCheck("models do not disturb each other", function* ({ store }) {
    const rivers = { ...towns("1.1"), model: "rivers" }
    for (const shape of [towns("1.1"), rivers]) {
      yield* store.prepare(shape)
      yield* store.advance(shape, { from: at(0), upTo: at(1), rows: [town(shape.model)] })
      yield* store.serve(shape)
    }
    assert.deepStrictEqual((yield* store.select(rivers, everything)).rows, [town("rivers")])
    assert.deepStrictEqual((yield* store.select(towns("1.1"), everything)).rows, [town("towns")])
    assert.deepStrictEqual(
      (yield* store.standings()).map(({ model, serving }) => [model, serving]),
      [
        ["rivers", true],
        ["towns", true]
      ]
    )
  }),

  rowCheck("a version that was dropped has left nothing; the one that answers stays", function* ({ store }) {
    for (const version of ["1.1", "2.1"]) {
      yield* store.prepare(towns(version))
      yield* store.advance(towns(version), { from: at(0), upTo: at(3), rows: [town("a")] })
      yield* store.serve(towns(version))
    }
    yield* store.drop(towns("2.1"))
    assert.equal((yield* store.select(towns("2.1"), everything)).count, 1)
    yield* store.drop(towns("1.1"))
    yield* store.drop(towns("1.1"))
    assert.equal((yield* store.find(towns("1.1"), ["a"])).size, 0)
    const gone = yield* Effect.flip(store.advance(towns("1.1"), { from: at(3), upTo: at(4), rows: [] }))
    assert.equal(gone._tag, "UnknownBuild")
    assert.equal((yield* Effect.flip(store.serve(towns("1.1"))))._tag, "UnknownBuild")
    assert.equal((yield* store.prepare(towns("1.1"))).upTo, 0)
    assert.equal((yield* store.find(towns("1.1"), ["a"])).size, 0)
  }),

  rowCheck(
    "a version that is forgotten has left nothing, also where it answered: then an older one may",
    function* ({ store }) {
      const rivers = { ...towns("2.1"), model: "rivers" }
      for (const shape of [towns("1.1"), towns("2.1"), rivers]) {
        yield* store.prepare(shape)
        yield* store.advance(shape, { from: at(0), upTo: at(3), rows: [town(shape.version)] })
        yield* store.serve(shape)
      }
      yield* store.advance(towns("2.1"), { from: at(3), upTo: at(9), rows: [] })
      yield* store.forget(towns("2.1"))
      const refused = yield* Effect.flip(store.select(towns("2.1"), everything))
      assert.deepStrictEqual([refused._tag, refused._tag === "NotServing" && refused.serving], ["NotServing", null])
      assert.equal((yield* store.find(towns("2.1"), ["2.1"])).size, 0)
      assert.deepStrictEqual(
        (yield* store.standings()).map(({ model, serving, version }) => [model, version, serving]),
        [
          ["rivers", "2.1", true],
          ["towns", "1.1", false]
        ]
      )
      const gone = yield* Effect.flip(store.advance(towns("2.1"), { from: at(9), upTo: at(10), rows: [] }))
      assert.equal(gone._tag, "UnknownBuild")
      assert.equal(yield* store.serve(towns("1.1")), true)
      assert.deepStrictEqual((yield* store.select(towns("1.1"), everything)).rows, [town("1.1")])
      assert.deepStrictEqual(yield* store.prepare(towns("2.1")), {
        model: "towns",
        version: "2.1",
        upTo: 0,
        serving: false
      })
      for (const version of ["1.1", "2.1", "2.1"]) yield* store.forget(towns(version))
      assert.deepStrictEqual(
        (yield* store.standings()).map(({ model }) => model),
        ["rivers"]
      )
    }
  ),

  rowCheck("a version that was dropped can be made again with other columns", function* ({ store }) {
    const { columns: _, ...build } = towns("1.1")
    yield* store.prepare(towns("1.1"))
    yield* store.advance(build, { from: at(0), upTo: at(3), rows: [town("a", "SE", 1)] })
    assert.equal((yield* store.find(build, ["a"])).size, 1)
    yield* store.drop(build)
    yield* store.prepare({ ...build, columns: { people: "text" } })
    const row = { key: "a", state: "{}", columns: { people: "many" } }
    yield* store.advance(build, { from: at(0), upTo: at(4), rows: [row] })
    assert.deepStrictEqual(yield* store.find(build, ["a"]), new Map([["a", "{}"]]))
    yield* store.serve(build)
    assert.deepStrictEqual(yield* store.select(build, everything), { rows: [row], count: 1, upTo: 4 })
  }),

  rowCheck("columns have any names, and a version may have none", function* ({ store }) {
    const columns = {
      "10": "number",
      "9": "text",
      Ä: "text",
      "a'\"; --": "number",
      key: "text",
      state: "number"
    } as const
    const odd = { model: "odd", version: "1.1", columns }
    const row = { key: "a", state: "{}", columns: { "10": 10, "9": "nine", Ä: "Ä", "a'\"; --": 1, key: "k", state: 0 } }
    const bare = { model: "bare", version: "1.1", columns: {} }
    yield* store.prepare(odd)
    yield* store.prepare(bare)
    assert.equal((yield* store.prepare(odd)).upTo, 0)
    yield* store.advance(odd, { from: at(0), upTo: at(1), rows: [row] })
    yield* store.advance(bare, { from: at(0), upTo: at(1), rows: [{ key: "a", state: "{}", columns: {} }] })
    for (const shape of [odd, bare]) yield* store.serve(shape)
    const nine = { ...everything, tests: [{ column: "9", is: "one of", values: ["nine"] }] } as const
    assert.deepStrictEqual((yield* store.select(odd, nine)).rows, [row])
    assert.deepStrictEqual((yield* store.select(bare, everything)).rows, [{ key: "a", state: "{}", columns: {} }])
  })
]
