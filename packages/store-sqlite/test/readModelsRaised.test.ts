/**
 * A runner of read models that is alive while a newer program begins to write into the same file: it brings no rows over the mark, and
 * says of which generation the model is that writes now.
 */
import { expect, it } from "@effect/vitest"
import {
  Command,
  Consortium,
  ConsortiumCodec,
  EventStore,
  ModelRaised,
  QuotaRows,
  ReadModel,
  ReadModelRunner,
  ReadModelStore,
  Rows
} from "@westum/mobility"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Fiber, Layer } from "effect"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const files = Layer.unwrap(
  Effect.map(temporaryDirectory, (directory) =>
    Layer.mergeAll(
      SqliteEventStore.layer({ filename: `${directory}/log.db` }),
      SqliteReadModels.layer({ filename: `${directory}/read-models.db` })
    )
  )
)

const opening = {
  type: "open-project",
  project: "p",
  on: "2019-09-01",
  coordinator: "north",
  start: "2019-09-01",
  end: "2022-08-31",
  timeZone: "Europe/Stockholm",
  categories: ["learner"]
} as const

const keeping = ReadModelRunner.run(QuotaRows.quotaRows, ConsortiumCodec.codec)

it.live("rows on a file stay as they are where a newer model begins, and their runner says so", () =>
  Effect.gen(function* () {
    const { execute } = yield* Consortium
    const log = yield* EventStore.EventStore
    const build = ReadModel.buildOf(QuotaRows.quotaRows)
    const { upTo } = yield* execute(opening)
    const runner = yield* Effect.forkScoped(keeping)
    yield* Rows.waitUntil(build, upTo)
    yield* log.append([ModelRaised.markOf(Command.generation + 1)])
    const stopped = yield* Effect.flip(Fiber.join(runner))
    expect(stopped).toMatchObject({ _tag: "NewerModel", generation: Command.generation + 1, ours: Command.generation })
    expect(yield* Effect.flip(keeping)).toEqual(stopped)
    const standings = yield* (yield* ReadModelStore.ReadModelStore).standings()
    expect(standings).toEqual([{ ...build, upTo, serving: true }])
    expect((yield* Rows.select(QuotaRows.quotaRows)).rows.map(({ key }) => key)).toEqual(["p"])
  }).pipe(Effect.provide(Layer.provideMerge(Consortium.layer, files)))
)
