/**
 * A log is backed up while programs write, put back, and moved from its file to a server: the answers stay, also those of the past, and so does
 * what was sent before.
 */
import { expect, it } from "@effect/vitest"
// #region imports
import { copyLog, fourFigures, open, timeline } from "@westum/mobility/promise"
import { postgresServer } from "@westum/mobility-store-postgres"
import { sqliteFile } from "@westum/mobility-store-sqlite"
// #endregion
import type { Storage } from "@westum/mobility/promise"
import { Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { database } from "../../../packages/store-postgres/test/support/Databases.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "westum-copied-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const opening = {
  type: "open-project",
  project: "p",
  on: "2024-09-01",
  coordinator: "harbour",
  start: "2024-09-01",
  end: "2026-08-31",
  timeZone: "Europe/Stockholm",
  categories: ["learner"]
} as const
const goals = { type: "set-goals", project: "p", goals: [{ code: "1", titles: { en: "Languages" } }] } as const
const joining = { type: "join-member", project: "p", on: "2024-09-01", member: "harbour", name: "Harbour" } as const

const application = (mobility: string) =>
  ({
    type: "apply",
    mobility,
    project: "p",
    on: "2024-10-01",
    member: "harbour",
    category: "learner",
    participant: `participant of ${mobility}`,
    goals: ["1"],
    planned: { start: "2024-11-01", end: "2024-11-20" }
  }) as const

/** What a log answers, in the present and in the past, and to a command that was sent before. */
const told = async (storage: Storage) => {
  await using consortium = await open(storage)
  return [
    await consortium.ask(fourFigures("p")),
    await consortium.ask(fourFigures("p"), { asOf: "2024-10-02" }),
    await consortium.ask(timeline("m-1")),
    await consortium.execute({ type: "approve", mobility: "m-1", on: "2024-10-10" }, { commandId: "approval" })
  ]
}

it.live("a log and its copies answer alike", () =>
  Effect.gen(function* () {
    const [folder, url] = [yield* directory, yield* database]
    const [file, copy] = [join(folder, "westum.sqlite"), join(folder, "backup.sqlite")]
    yield* Effect.promise(async () => {
      await using consortium = await open(sqliteFile(file))
      await consortium.executeAll([opening, { ...goals, on: "2024-09-01" }, joining, application("m-1")])
      await consortium.execute({ type: "approve", mobility: "m-1", on: "2024-10-10" }, { commandId: "approval" })

      // #region backup
      const { events, head } = await copyLog(sqliteFile(file), sqliteFile(copy))
      console.log(`${events} events, up to position ${head}`)
      // #endregion
      expect(head).toBe(events)
      await consortium.execute(application("m-2"))
    })
    const [now, then] = yield* Effect.promise(() => Promise.all([told(sqliteFile(file)), told(sqliteFile(copy))]))
    expect(now[3]).toMatchObject({ _tag: "Done", again: true })
    expect(then.slice(1)).toEqual(now.slice(1))

    yield* Effect.promise(async () => {
      // #region back
      await copyLog(sqliteFile(copy), sqliteFile(join(folder, "restored.sqlite")))
      // #endregion
      expect(await told(sqliteFile(join(folder, "restored.sqlite")))).toEqual(then)

      // #region move
      await copyLog(sqliteFile(file), postgresServer(url))
      // #endregion
      expect(await told(postgresServer(url))).toEqual(now)
      await expect(copyLog(sqliteFile(copy), postgresServer(url))).rejects.toMatchObject({ _tag: "NotEmpty" })
    })
  })
)
