/**
 * The code of the how-to of the same name.
 */
// #region imports
import {
  Consortium,
  ConsortiumCodec,
  type ConsortiumEvent,
  QuotaRows,
  ReadModel,
  ReadModelRunner,
  Rows
} from "@westum/mobility"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Fiber, Layer, Schedule } from "effect"
import { join } from "node:path"
// #endregion
import { it } from "@effect/vitest"
import { ReadModelStore } from "@westum/mobility"
import { Schema } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { expect } from "vitest"

const project = "vet-2024"

const opening = [
  {
    type: "open-project",
    project,
    coordinator: "harbour",
    start: "2024-09-01",
    end: "2026-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff"]
  },
  { type: "grant-places", project, places: 40 }
] as const

const Applications = Schema.Struct({ goals: Schema.Array(Schema.String), by: Schema.NullOr(Schema.String) })
type Applications = typeof Applications.Type

// #region declare
/** One row per mobility that somebody applied for, found by the member. */
const applications: ReadModel.ReadModel<Applications, ConsortiumEvent, { readonly member: string | null }> = {
  projection: {
    name: "applications",
    version: 1,
    types: ["mobility.applied"],
    schema: Applications,
    initial: { goals: [], by: null },
    tags: (mobility) => [`mobility:${mobility}`],
    keys: (event) => (event.type === "mobility.applied" ? [event.mobility] : []),
    evolve: (state, event) => (event.type === "mobility.applied" ? { goals: event.goals, by: event.member } : state)
  },
  version: 1,
  columns: { member: "text" },
  row: ({ by }) => ({ member: by })
}
// #endregion

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "read-models-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

it.live("keeps read models, asks them, and changes their versions", () =>
  Effect.gen(function* () {
    const path = yield* directory
    // #region open
    const log = SqliteEventStore.layer({ filename: join(path, "consortium.db") })
    const readModels = SqliteReadModels.layer({ filename: join(path, "read-models.db") })
    const stores = Layer.mergeAll(log, readModels)
    // #endregion

    const program = Effect.gen(function* () {
      // #region run
      const keeping = ReadModelRunner.run(QuotaRows.quotaRows, ConsortiumCodec.codec).pipe(
        Effect.tapError((error) => Effect.logError(error.message)),
        Effect.retry({
          schedule: Schedule.spaced("1 second"),
          while: ({ _tag }) => _tag === "StoreFailed" || _tag === "ReadModelsFailed"
        })
      )
      yield* Effect.forkScoped(keeping)
      // #endregion
      yield* Effect.forkScoped(ReadModelRunner.run(applications, ConsortiumCodec.codec))

      // #region wait
      const consortium = yield* Consortium
      const { upTo } = yield* consortium.executeAll(opening)
      yield* Rows.waitUntil("quota-usage", upTo)
      // #endregion

      // #region ask
      const page = yield* Rows.select(QuotaRows.quotaRows, {
        where: { free: { atLeast: 1 }, overbooked: 0 },
        orderBy: [{ column: "free", descending: true }],
        offset: 0,
        limit: 20
      })
      // #endregion
      expect([page.rows.map(({ key }) => key), page.count, page.upTo]).toEqual([[project], 1, upTo])

      // #region newer
      const newer = { ...QuotaRows.quotaRows, version: QuotaRows.quotaRows.version + 1 }
      const running = yield* Effect.forkScoped(ReadModelRunner.run(newer, ConsortiumCodec.codec))
      // #endregion
      const store = yield* ReadModelStore.ReadModelStore
      const { version } = ReadModel.buildOf(newer)
      while (!(yield* store.standings()).some((each) => each.serving && each.version === version)) {
        yield* Effect.sleep("5 millis")
      }
      expect((yield* Rows.select(newer)).rows).toEqual(page.rows)

      // #region refused
      const answer = yield* Effect.catchTag(Rows.select(QuotaRows.quotaRows), "NotServing", ({ serving }) =>
        Effect.succeed(`restart me: version ${serving} answers`)
      )
      // #endregion
      expect(answer).toBe(`restart me: version ${version} answers`)

      // #region drop
      for (const { model, serving, version } of yield* store.standings()) {
        if (!serving) yield* store.drop({ model, version })
      }
      // #endregion
      const left = (yield* store.standings()).filter(({ model }) => model === "quota-usage")
      expect(left).toMatchObject([{ version, serving: true }])

      yield* Fiber.interrupt(running)
      // #region forget
      yield* store.forget(ReadModel.buildOf(newer))
      // #endregion
      expect((yield* store.standings()).map(({ model }) => model)).not.toContain("quota-usage")
      yield* Effect.forkScoped(ReadModelRunner.run(QuotaRows.quotaRows, ConsortiumCodec.codec))
      yield* Effect.timeout(Rows.waitUntil("quota-usage", upTo), "10 seconds")
      expect((yield* Rows.select(QuotaRows.quotaRows)).rows).toEqual(page.rows)
    })
    // #region program
    const running = program.pipe(Effect.scoped, Effect.provide(Layer.provideMerge(Consortium.layer, stores)))
    // #endregion
    yield* running
  })
)
