/**
 * The doctor on read models in a file: what was changed there by hand is named.
 */
import { expect, it } from "@effect/vitest"
import { Doctor, DoctorFinding, ReadModelRunner, Rows, SequencePosition } from "@westum/mobility"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Fiber, Layer } from "effect"
import { bySql } from "./support/Damage.ts"
import { open } from "./support/Log.ts"
import { codec, tallies, taken } from "./support/Tallies.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const model = tallies(1)

const damages = [
  ["nothing", "SELECT 1", []],
  ["a state", "UPDATE row_1 SET state = '5' WHERE key = 'a'", ["row differs, tallies 1.1, row a"]],
  ["a state that is none", "UPDATE row_1 SET state = 'x' WHERE key = 'a'", ["row unreadable, tallies 1.1, row a"]],
  ["a column", "UPDATE row_1 SET c0 = 7 WHERE key = 'b'", ["column differs, tallies 1.1, row b"]],
  ["a row that is gone", "DELETE FROM row_1 WHERE key = 'b'", ["row missing, tallies 1.1, row b"]],
  ["a row too many", "INSERT INTO row_1 VALUES ('z', '1', 1)", ["row without events, tallies 1.1, row z"]],
  [
    "the checkpoint, set back",
    "UPDATE build SET up_to = 1",
    ["row differs, tallies 1.1, row a", "column differs, tallies 1.1, row a", "row without events, tallies 1.1, row b"]
  ],
  ["the checkpoint, beyond the log", "UPDATE build SET up_to = 9", ["checkpoint beyond the head, tallies 1.1"]]
] as const

it.live.each(damages)("the doctor names %s", ([, sql, expected]) =>
  Effect.gen(function* () {
    const directory = yield* temporaryDirectory
    const [filename, rows] = [`${directory}/log.db`, `${directory}/rows.db`]
    const store = yield* open({ filename })
    yield* store.append([taken("a"), taken("a"), taken("b")])
    const layers = () =>
      Layer.fresh(Layer.merge(SqliteEventStore.layer({ filename }), SqliteReadModels.layer({ filename: rows })))
    yield* Effect.gen(function* () {
      const runner = yield* Effect.forkChild(ReadModelRunner.run(model, codec))
      yield* Rows.waitUntil("tallies", SequencePosition.at(3))
      yield* Fiber.interrupt(runner)
    }).pipe(Effect.provide(layers()))
    bySql(sql)(rows)
    const { findings } = yield* Doctor.examineReadModel(model, codec).pipe(Effect.provide(layers()))
    expect(findings.map(({ place, problem }) => `${problem}, ${DoctorFinding.placeText(place)}`)).toEqual(expected)
  })
)
