/**
 * Many decide on the last places of one log at the same moment, through two stores here and one in another process: nobody gets
 * beyond the places, and everybody hears the truth.
 */
import { expect, it } from "@effect/vitest"
import { type CommandInput, type EventStore, type RowAnswer, storage } from "@westum/mobility"
import { open, type OpenConsortium } from "@westum/mobility/promise"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { ConsistencyOracle, Laws, Recorder, StoreProcess } from "@westum/mobility-testkit"
import { Effect, type Layer, Result, type Scope } from "effect"
import { program } from "../../store-sqlite/test/support/Child.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open as openLog, patience, whole } from "./support/Log.ts"
import { applying, founding } from "./support/Project.ts"

const { schema, url } = fileDatabase()

/** A consortium on a store, whose appends note what they were decided on. */
const consortium = (
  layer: Layer.Layer<EventStore.EventStore, EventStore.StoreFailed>
): Effect.Effect<OpenConsortium, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(() => open(storage("a PostgreSQL server", Recorder.layer(layer)))),
    (opened) => Effect.promise(() => opened.close())
  )

const fibers = 64
const places = 10
/** A project with some places, and more applications of different people. */
const opening: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  ...founding,
  ...Array.from({ length: fibers }, (_, i) => applying(`m${i}`, "north")),
  { type: "grant-places", project: "R", places }
]

const ending = (answer: RowAnswer): string => (answer._tag === "Done" ? "done" : answer.refusals[0].refusal.code)

it.live(
  `${fibers} approve different mobilities for ${places} places, through three stores: so many are approved, the others hear why not`,
  () =>
    Effect.gen(function* () {
      const options = { url: url(), schema: yield* schema }
      const args = [program("store"), options.url, options.schema]
      const layer = PostgresEventStore.layer(options)
      const stores = yield* Effect.forEach(
        [layer, PostgresEventStore.layer(options), StoreProcess.layer({ command: process.execPath, args })],
        consortium
      )
      yield* Effect.promise(() => stores[0]?.executeAll(opening) ?? Promise.reject(new Error("there is no store")))
      const approve = (i: number) =>
        Effect.promise(
          () =>
            stores[i % stores.length]?.execute({ type: "approve", mobility: `m${i}` }, { commandId: `c${i}` }) ??
            Promise.reject(new Error("there is no store"))
        )
      const answers = yield* Effect.forEach(Array.from({ length: fibers }).keys(), approve, {
        concurrency: "unbounded"
      })
      const endings = answers.map(ending)
      expect(endings.filter((end) => end === "done")).toHaveLength(places)
      expect(endings.filter((end) => end === "NoPlaceLeft")).toHaveLength(fibers - places)
      const log = yield* Effect.flatMap(openLog(options), whole)
      const acknowledged = answers.flatMap((answer) =>
        answer._tag === "Done" ? answer.events.map(({ id }) => id) : []
      )
      Result.getOrThrow(ConsistencyOracle.check(log, { gapless: true, acknowledged }))
      const decoded = Result.getOrThrow(Laws.logOf(log))
      for (const law of Laws.logLaws) law.check(decoded)
    }),
  patience
)
