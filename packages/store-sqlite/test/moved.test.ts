/**
 * A file that is no longer where it was opened takes nothing: what was written to it, nobody would find again. Nor does it answer: others
 * write elsewhere now.
 */
import { describe, expect, it } from "@effect/vitest"
import { PersonalData, Query, ReadModelStore, SavedStates, SequencePosition } from "@westum/mobility"
import { SqlitePersonalData, SqliteReadModels, SqliteSavedStates } from "@westum/mobility-store-sqlite"
import { Context, Effect, Fiber, Layer, Stream } from "effect"
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

/** For so long a file that was there is believed to be there still. */
const believed = Effect.sleep("150 millis")

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

  it.live.each(removals)("%s answers nothing more, and tells those who follow it", ([, remove, why]) =>
    Effect.gen(function* () {
      const made = yield* files
      const store = yield* open({ filename: made.filename })
      yield* store.append(place())
      const following = yield* Effect.forkScoped(Stream.runDrain(store.subscribe(Query.all)))
      remove(made)
      expect(yield* Effect.flip(Fiber.join(following))).toMatchObject(lost(made.filename, why))
      yield* believed
      const asked = [Effect.asVoid(whole(store)), Effect.asVoid(store.positionAt(0)), Effect.asVoid(store.find([]))]
      for (const ask of asked) expect(yield* Effect.flip(ask)).toMatchObject(lost(made.filename, why))
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
      yield* believed
      yield* Effect.flip(whole(store))
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

/** What every store beside the log fails with. */
const alsoLost = (tag: string) => ({
  _tag: tag,
  reason: "unavailable",
  detail: expect.stringContaining("the file was removed")
})

it.live("read models whose file was removed keep nothing more, and answer nothing", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/models.db`
    const context = yield* Layer.build(SqliteReadModels.layer({ filename }))
    const store = Context.get(context, ReadModelStore.ReadModelStore)
    const build = { model: "rooms", version: "1" }
    const { upTo } = yield* store.prepare({ ...build, columns: {} })
    yield* store.serve(build)
    rmSync(filename)
    const step = { from: upTo, upTo, rows: [] }
    expect(yield* Effect.flip(store.advance(build, step))).toMatchObject(alsoLost("ReadModelsFailed"))
    yield* believed
    const everything = { tests: [], order: [], offset: 0, limit: undefined }
    const asked = [
      Effect.asVoid(store.select(build, everything)),
      Effect.asVoid(store.find(build, ["a"])),
      Effect.asVoid(store.standings())
    ]
    for (const ask of asked) expect(yield* Effect.flip(ask)).toMatchObject(alsoLost("ReadModelsFailed"))
  })
)

it.live("personal data whose file was removed are not told any more", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/people.db`
    const context = yield* Layer.build(SqlitePersonalData.layer({ filename }))
    const people = Context.get(context, PersonalData.PersonalData)
    yield* people.put("p-1", { name: "Somebody" })
    rmSync(filename)
    yield* believed
    for (const ask of [Effect.asVoid(people.get("p-1")), Effect.asVoid(people.subjects())]) {
      expect(yield* Effect.flip(ask)).toMatchObject(alsoLost("PersonalDataFailed"))
    }
  })
)

it.live("saved states whose file was removed are none", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/states.db`
    const context = yield* Layer.build(SqliteSavedStates.layer({ filename }))
    const states = Context.get(context, SavedStates.SavedStates)
    rmSync(filename)
    yield* believed
    const asked = [
      Effect.asVoid(states.newest([], { count: 1, characters: 1 })),
      Effect.asVoid(states.upTo({ projection: "seats", version: 1 }, "a", SequencePosition.start))
    ]
    for (const ask of asked) expect(yield* Effect.flip(ask)).toMatchObject(alsoLost("SavedStatesFailed"))
  })
)
