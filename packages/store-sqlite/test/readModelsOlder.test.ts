/**
 * A file of read models that an older program made opens with all that is in it, and that program may go on as long as it has it open.
 */
import { expect, it } from "@effect/vitest"
import { ReadModelStore, SequencePosition } from "@westum/mobility"
import { SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Context, Effect, Layer } from "effect"
import { DatabaseSync } from "node:sqlite"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const open = (filename: string) =>
  Effect.map(Layer.build(Layer.fresh(SqliteReadModels.layer({ filename }))), (context) =>
    Context.get(context, ReadModelStore.ReadModelStore)
  )

/** What version 1 of the tables was, with a version of towns that answers and one that is being built. */
const asOfVersion1 = (filename: string): DatabaseSync => {
  const db = new DatabaseSync(filename)
  db.exec(`
    PRAGMA application_id = 1464693357; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
    CREATE TABLE build (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      model TEXT NOT NULL,
      version TEXT NOT NULL,
      columns TEXT NOT NULL,
      up_to INTEGER NOT NULL,
      serving INTEGER NOT NULL,
      UNIQUE (model, version)
    ) STRICT;
    CREATE UNIQUE INDEX serving ON build (model) WHERE serving = 1;
    INSERT INTO build VALUES (1, 'towns', '1.1', '{"country":"text"}', 5, 1), (4, 'towns', '2.1', '{}', 3, 0);
    CREATE TABLE row_1 (key TEXT PRIMARY KEY, state TEXT NOT NULL, c0 TEXT) STRICT; CREATE INDEX row_1_c0 ON row_1 (c0);
    CREATE TABLE row_4 (key TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
    INSERT INTO row_1 VALUES ('a', '{}', 'SE');`)
  return db
}

const towns = { model: "towns", version: "1.1" }

it.live("versions of an older file stand where they stood, and have marks from their next step on", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/read-models.db`
    const older = yield* Effect.acquireRelease(
      Effect.sync(() => asOfVersion1(filename)),
      (db) => Effect.sync(() => db.close())
    )
    const goingOn = older.prepare("UPDATE build SET up_to = ? WHERE id = 1")
    const [store, other] = yield* Effect.all([open(filename), open(filename)], { concurrency: "unbounded" })
    const prepare = other.prepare({ ...towns, columns: { country: "text" } })
    expect(yield* prepare).toEqual({ ...towns, upTo: 5, serving: true })
    expect(yield* store.standings()).toEqual([
      { ...towns, upTo: 5, serving: true },
      { ...towns, version: "2.1", upTo: 3, serving: false }
    ])
    const everything = { tests: [], order: [], offset: 0, limit: undefined }
    const kept = { rows: [{ key: "a", state: "{}", columns: { country: "SE" } }], count: 1, upTo: 5 }
    expect(yield* store.select(towns, everything)).toEqual(kept)

    const at = SequencePosition.at
    const mark = { event: "e", recordedAt: 1_700_000_000_000 }
    yield* store.advance(towns, { from: at(5), upTo: at(6), mark, rows: [] })
    expect(yield* prepare).toEqual({ ...towns, upTo: 6, serving: true, mark })
    goingOn.run(7)
    expect(yield* prepare, "what an older program does has no mark").toEqual({ ...towns, upTo: 7, serving: true })
    expect(older.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 })
  })
)
