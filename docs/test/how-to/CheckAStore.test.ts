/**
 * The code of "Check a store".
 */
// #region imports
import { ConsortiumCodec, Doctor, QuotaRows } from "@westum/mobility"
import { SqliteEventStore, SqliteRawLog, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
// #endregion
import { expect, it } from "@effect/vitest"
import { Consortium, ReadModelRunner, Rows } from "@westum/mobility"
import { Fiber } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

const project = "vet-2024"

/** A directory with a log, in which a project was opened, and the rows of its quotas. */
const written = Effect.gen(function* () {
  const directory = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "westum-check-"))),
    (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true }))
  )
  const [filename, rows] = [`${directory}/log.db`, `${directory}/rows.db`]
  const store = SqliteEventStore.layer({ filename })
  yield* Effect.gen(function* () {
    const { executeAll } = yield* Consortium
    const { upTo } = yield* executeAll([
      {
        type: "open-project",
        project,
        coordinator: "harbour",
        start: "2024-09-01",
        end: "2026-08-31",
        timeZone: "Europe/Stockholm",
        categories: ["learner"]
      },
      { type: "join-member", project, member: "harbour", name: "Harbour School" },
      { type: "grant-places", project, places: 5 }
    ])
    const runner = yield* Effect.forkChild(ReadModelRunner.run(QuotaRows.quotaRows, ConsortiumCodec.codec))
    yield* Rows.waitUntil(QuotaRows.quotaRows.projection.name, upTo)
    yield* Fiber.interrupt(runner)
  }).pipe(
    Effect.provide(
      Consortium.layer.pipe(Layer.provideMerge(store), Layer.merge(SqliteReadModels.layer({ filename: rows })))
    )
  )
  return { filename, rows }
})

it.live("a log is checked, and a letter that was changed is named", () =>
  Effect.gen(function* () {
    const { filename } = yield* written
    // #region log
    const checked = Doctor.examineLog({ codec: ConsortiumCodec.codec }).pipe(
      Effect.provide(SqliteRawLog.layer({ filename }))
    )
    // #endregion
    expect(Doctor.isSound(yield* checked)).toBe(true)
    const db = new DatabaseSync(filename)
    db.exec("UPDATE event SET data = replace(data, 'Harbour', 'Harbous') WHERE position = 2")
    db.close()
    const report = yield* checked
    const text = Doctor.reportText(report)
    const [id] = report.findings.flatMap(({ place }) => (place.at === "event" ? [place.id] : []))
    expect(id).toBeDefined()
    expect(`${text.replace(/id [0-9a-f-]{36}/, "id …")}\n`).toBe(
      readFileSync(join(import.meta.dirname, "damage.txt"), "utf8")
    )
  })
)

it.live("read models are checked", () =>
  Effect.gen(function* () {
    const { filename, rows } = yield* written
    // #region models
    const layers = Layer.merge(SqliteEventStore.layer({ filename }), SqliteReadModels.layer({ filename: rows }))
    const checked = Doctor.examineReadModel(QuotaRows.quotaRows, ConsortiumCodec.codec).pipe(Effect.provide(layers))
    // #endregion
    const report = yield* checked
    expect(report.looked.rows).toBe(1)
    expect(Doctor.reportText(report)).toContain("No damage was found.")
  })
)

it.live("a part is checked", () =>
  Effect.gen(function* () {
    const { filename, rows } = yield* written
    // #region sample
    // Grows by one each night, for good: a day of the month would never reach some parts.
    const seed = Math.floor(Date.now() / 86_400_000)
    const tonight = { share: 0.05, rows: 100, seed }
    const checked = Effect.gen(function* () {
      const log = yield* Doctor.examineLog({ codec: ConsortiumCodec.codec, sample: tonight })
      const quotas = yield* Doctor.examineReadModel(QuotaRows.quotaRows, ConsortiumCodec.codec, { sample: tonight })
      return Doctor.joined([log, quotas])
    })
    // #endregion
    const layers = Layer.mergeAll(
      SqliteEventStore.layer({ filename }),
      SqliteRawLog.layer({ filename }),
      SqliteReadModels.layer({ filename: rows })
    )
    const report = yield* checked.pipe(Effect.provide(layers))
    expect(Doctor.isSound(report)).toBe(true)
    // It is one page and one row, and no night passes them over.
    expect(report.looked).toMatchObject({ events: 3, rows: 1 })
  })
)
