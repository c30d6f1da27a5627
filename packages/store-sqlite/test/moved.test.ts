/**
 * A file that is no longer where it was opened takes nothing: what was written to it, nobody would find again.
 */
import { describe, expect, it } from "@effect/vitest"
import { ReadModelStore } from "@westum/mobility"
import { SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Context, Effect, Layer } from "effect"
import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { logFile } from "../src/LogTables.ts"
import { openFile } from "../src/Opening.ts"
import { open, place, whole } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

/** A log in a directory of its own, and another beside that directory, of one event. */
const files = Effect.gen(function* () {
  const directory = yield* temporaryDirectory
  mkdirSync(`${directory}/here`)
  const other = `${directory}/other.db`
  yield* Effect.scoped(Effect.flatMap(open({ filename: other }), (store) => store.append(place("1"))))
  return { directory, filename: `${directory}/here/log.db`, other }
})

interface Files {
  readonly directory: string
  readonly filename: string
  readonly other: string
}

const removals: ReadonlyArray<readonly [string, (files: Files) => void, string]> = [
  ["removed", ({ filename }) => rmSync(filename), "the file was removed"],
  ["moved away", ({ directory, filename }) => renameSync(filename, `${directory}/away.db`), "the file was removed"],
  [
    "moved with its directory",
    ({ directory }) => renameSync(`${directory}/here`, `${directory}/there`),
    "the file was removed"
  ],
  ["replaced", ({ filename, other }) => renameSync(other, filename), "the file had another put in its place"],
  [
    "replaced by a link that leads nowhere",
    ({ filename }) => {
      rmSync(filename)
      symlinkSync(filename, filename)
    },
    "the file cannot be looked at"
  ],
  [
    "removed and made anew",
    ({ filename }) => {
      rmSync(filename)
      writeFileSync(filename, "")
    },
    "the file had another put in its place"
  ]
]

const lost = (filename: string, why: string) => ({
  _tag: "StoreFailed",
  reason: "unavailable",
  outcome: "nothing written",
  detail: expect.stringContaining(`${filename}: ${why}`)
})

describe("a log whose file was", () => {
  it.live.each(removals)("%s acknowledges nothing more", ([, remove, why]) =>
    Effect.gen(function* () {
      const made = yield* files
      const store = yield* open({ filename: made.filename })
      const events = place()
      yield* store.append(events)
      remove(made)
      const failures = yield* Effect.all(
        [
          Effect.flip(store.append(place())),
          Effect.flip(store.append(place())),
          // What was acknowledged before is not there any more either.
          Effect.flip(store.append(events))
        ],
        { concurrency: "unbounded" }
      )
      for (const failure of failures) expect(failure).toMatchObject(lost(made.filename, why))
    })
  )

  it.live.each(removals)("%s while a transaction was under way does not commit it", ([, remove, why]) =>
    Effect.gen(function* () {
      const made = yield* files
      const file = yield* Effect.acquireRelease(
        Effect.sync(() => openFile(made.filename, logFile, "")),
        (file) => Effect.sync(() => file.close())
      )
      expect(() => file.exclusively(() => remove(made))).toThrow(why)
      expect(() => file.exclusively(() => "written")).toThrow(why)
    })
  )

  it.live("removed is not filled with another log", () =>
    Effect.gen(function* () {
      const { filename, other } = yield* files
      const log = yield* Effect.scoped(Effect.flatMap(open({ filename: other }), whole))
      const store = yield* open({ filename })
      rmSync(filename)
      const [first, ...more] = log
      if (first === undefined) return expect(log).toHaveLength(1)
      expect(yield* Effect.flip(store.restore([first, ...more]))).toMatchObject(lost(filename, "the file was removed"))
    })
  )

  it.live("moved away and back takes appends again, and has those alone that were acknowledged", () =>
    Effect.gen(function* () {
      const { directory, filename } = yield* files
      const store = yield* open({ filename })
      const [before] = place()
      const [after] = place()
      yield* store.append([before])
      renameSync(filename, `${directory}/away.db`)
      yield* Effect.flip(store.append(place()))
      renameSync(`${directory}/away.db`, filename)
      yield* store.append([after])
      expect((yield* whole(store)).map(({ event }) => event)).toEqual([before, after])
    })
  )

  it.live("given a second name is still where it was", () =>
    Effect.gen(function* () {
      const { directory, filename } = yield* files
      const store = yield* open({ filename })
      linkSync(filename, `${directory}/second.db`)
      yield* store.append(place())
      expect(yield* whole(store)).toHaveLength(1)
    })
  )
})

it.live("read models whose file was removed keep nothing more", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/models.db`
    const context = yield* Layer.build(SqliteReadModels.layer({ filename }))
    const store = Context.get(context, ReadModelStore.ReadModelStore)
    const build = { model: "rooms", version: "1" }
    const { upTo } = yield* store.prepare({ ...build, columns: {} })
    rmSync(filename)
    const step = { from: upTo, upTo, rows: [] }
    expect(yield* Effect.flip(store.advance(build, step))).toMatchObject({
      _tag: "ReadModelsFailed",
      reason: "unavailable",
      detail: expect.stringContaining("the file was removed")
    })
  })
)
