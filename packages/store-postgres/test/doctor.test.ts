/**
 * The doctor finds and names what a superuser has changed in the tables of a log.
 */
import { describe, expect, it } from "@effect/vitest"
import { Consortium, ConsortiumCodec, Doctor, SequencePosition } from "@westum/mobility"
import { PostgresEventStore, PostgresRawLog } from "@westum/mobility-store-postgres"
import { RawLogContract, Runs } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import * as fc from "fast-check"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { event, open, patience } from "./support/Log.ts"
import { applying, common, founding } from "./support/Project.ts"

const { schema, url } = fileDatabase()

/** A log of its own: 5 events of one command, and one of another. */
const written = Effect.gen(function* () {
  const name = yield* schema
  const layer = PostgresEventStore.layer({ url: url(), schema: name })
  yield* Effect.gen(function* () {
    const { execute, executeAll } = yield* Consortium
    yield* executeAll([...founding, applying("m0", "north"), applying("m1", "north")], { commandId: "opening" })
    yield* Effect.sleep("2 millis")
    yield* execute({ type: "approve", mobility: "m1", on: common.on }, { commandId: "approval" })
  }).pipe(Effect.provide(Layer.fresh(Consortium.layer.pipe(Layer.provide(layer)))))
  return name
})

const examined = (name: string, options: Doctor.LookOptions = {}) =>
  Effect.provide(
    Doctor.examineLog({ codec: ConsortiumCodec.codec, ...options }),
    Layer.fresh(PostgresRawLog.layer({ url: url(), schema: name }))
  )

/** An event where another log had it. */
const at = (position: number) => ({
  position: SequencePosition.at(position),
  recordedAt: 0,
  event: event("place.taken")
})

const strays = (count: number, position: number) =>
  Array.from({ length: count }, () => `stray in the index ${position}`)

/** What was done, in a schema called $, and what is found of it. */
const damages: ReadonlyArray<readonly [string, ReadonlyArray<string>, ReadonlyArray<string>]> = [
  ["nothing", [], []],
  [
    "a letter of data",
    [`UPDATE $.event SET data = replace(data, 'North', 'Nprth') WHERE position = 3`],
    ["digest differs 3 data"]
  ],
  ["data that is no JSON", ["UPDATE $.event SET data = '{' WHERE position = 3"], ["digest differs 3 data"]],
  ["meta", ["UPDATE $.event SET meta = '{}' WHERE position = 3"], ["digest differs 3 meta"]],
  ["the version", ["UPDATE $.event SET version = 7 WHERE position = 6"], ["digest differs 6 version"]],
  ["the id", ["UPDATE $.event SET id = 'x' WHERE position = 6"], ["digest differs 6 id"]],
  ["the digest", ["UPDATE $.event SET digest = 'x' WHERE position = 6"], ["digest differs 6 digest"]],
  [
    "a tag, with the index",
    [
      "UPDATE $.event SET tags = array_remove(tags, 'member:north') WHERE position = 6",
      "DELETE FROM $.event_tag WHERE position = 6 AND tag = 'member:north'"
    ],
    ["digest differs 6 tags"]
  ],
  [
    "a tag that is none",
    ["UPDATE $.event SET tags = '{broken}' WHERE position = 6"],
    ["malformed column 6 tags", ...strays(4, 6)]
  ],
  [
    "a row out of the table of tags",
    ["DELETE FROM $.event_tag WHERE position = 6 AND tag = 'mobility:m1'"],
    ["not indexed 6 tags"]
  ],
  [
    "a row into the table of tags",
    ["INSERT INTO $.event_tag VALUES ('mobility:m0', 'mobility.approved', 6)"],
    strays(1, 6)
  ],
  ["the time", ["UPDATE $.event SET recorded_at = 5 WHERE position = 6"], ["time goes back 6 recordedAt"]],
  [
    "an event, with its tags",
    ["DELETE FROM $.event WHERE position = 4", "DELETE FROM $.event_tag WHERE position = 4"],
    ["position missing 4-4 position"]
  ],
  ["the last event, whose tags are left", ["DELETE FROM $.event WHERE position = 6"], strays(4, 6)]
]

describe("the doctor names", () => {
  it.live.each(damages)(
    "%s",
    ([, statements, expected]) =>
      Effect.gen(function* () {
        const name = yield* written
        yield* execute(url(), ...statements.map((statement) => statement.replace("$", name)))
        const report = yield* examined(name)
        expect(report.findings.map(RawLogContract.inShort)).toEqual(expected)
      }),
    patience
  )

  it.live(
    "what is missing of a log that was restored with gaps, and not the gaps",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const store = yield* open({ url: url(), schema: name })
        yield* store.restore([at(3), at(4), at(9), at(10)])
        const missing = Effect.map(examined(name), ({ findings }) =>
          findings.filter(({ problem }) => problem === "position missing").map(RawLogContract.inShort)
        )
        expect(yield* missing).toEqual([])
        yield* execute(url(), `DELETE FROM ${name}.event WHERE position = 4`)
        expect(yield* missing).toEqual(["position missing 4-4 position"])
        yield* execute(url(), `DELETE FROM ${name}.event WHERE position = 9`)
        expect(yield* missing).toEqual(["position missing 4-4 position", "position missing 9-9 position"])
      }),
    patience
  )

  it.live(
    "any change of any column of any event (property)",
    () =>
      Effect.gen(function* () {
        const name = yield* written
        const raw = yield* Layer.build(PostgresRawLog.layer({ url: url(), schema: name }))
        const look = Doctor.examineLog({ codec: ConsortiumCodec.codec }).pipe(Effect.provide(raw))
        const column = fc.constantFrom("id", "type", "digest", "data", "meta")
        yield* Effect.promise(() =>
          fc.assert(
            fc.asyncProperty(fc.integer({ min: 1, max: 6 }), column, fc.nat({ max: 30 }), (position, column, i) => {
              const event = `${name}.event`
              const letter = `substr(${column}, ${i} % length(${column}) + 1, 1)`
              const other = `CASE ${letter} WHEN 'x' THEN 'y' ELSE 'x' END`
              const changed = `overlay(${column} PLACING ${other} FROM ${i} % length(${column}) + 1 FOR 1)`
              return Effect.runPromise(
                Effect.gen(function* () {
                  const [was] = yield* execute(url(), `SELECT ${column} FROM ${event} WHERE position = ${position}`)
                  yield* execute(url(), `UPDATE ${event} SET ${column} = ${changed} WHERE position = ${position}`)
                  const { findings } = yield* look
                  const back = String(was?.[0]).replaceAll("'", "''")
                  yield* execute(url(), `UPDATE ${event} SET ${column} = '${back}' WHERE position = ${position}`)
                  const found = findings.filter(({ place }) => place.at === "event" && place.position === position)
                  expect(found[0]?.problem).toBe("digest differs")
                  expect([column, undefined]).toContain(found[0]?.field)
                })
              )
            }),
            { numRuns: Math.ceil(Runs.runs() / 2) }
          )
        )
        expect((yield* look).findings).toEqual([])
      }),
    patience
  )
})

describe("the doctor", () => {
  it.live(
    "says where there is no log",
    () =>
      Effect.gen(function* () {
        const failed = yield* Effect.flip(examined("nowhere"))
        expect(failed).toMatchObject({ _tag: "StoreFailed", reason: "notAStore" })
      }),
    patience
  )
})
