/**
 * Opening: a file is made, or found, or refused with the reason and left as it was.
 */
import { describe, expect, it } from "@effect/vitest"
import { SqlitePersonalData } from "@westum/mobility-store-sqlite"
import { Effect, Exit, Fiber, Layer, Scope } from "effect"
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { contents } from "./support/Directory.ts"
import { open, place, whole } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const withDatabase = <A>(filename: string, use: (db: DatabaseSync) => A): A => {
  const db = new DatabaseSync(filename)
  try {
    return use(db)
  } finally {
    db.close()
  }
}

/** A store with one event, closed. */
const filled = (filename: string) => Effect.scoped(Effect.flatMap(open({ filename }), (store) => store.append(place())))

const refused = (filename: string) => Effect.scoped(Effect.flip(open({ filename, lockTimeout: 0 })))

/** Opens a log that has to be there. */
const there = (filename: string) => Effect.scoped(open({ filename, create: false, lockTimeout: 0 }))

/** What a process leaves that is killed while it has the file open. */
const leaveAsACrashDoes = (filename: string, copy: string): void => {
  for (const suffix of ["", "-wal"]) copyFileSync(filename + suffix, copy + suffix)
}

const logAndFile = (filename: string) => [readFileSync(filename), readFileSync(`${filename}-wal`)]

/** Files that are not ours, by what is in them. */
const foreign: Readonly<Record<string, (filename: string) => Effect.Effect<unknown, unknown>>> = {
  "a word": (filename) => Effect.sync(() => writeFileSync(filename, "hello")),
  "a long text": (filename) => Effect.sync(() => writeFileSync(filename, "Dear colleague,\n".repeat(10_000))),
  zeros: (filename) => Effect.sync(() => writeFileSync(filename, new Uint8Array(8192))),
  "the database of another program": (filename) =>
    Effect.sync(() =>
      withDatabase(filename, (db) => db.exec("CREATE TABLE invoice (id); INSERT INTO invoice VALUES (1)"))
    ),
  "the database of another program, with a write-ahead log": (filename) =>
    Effect.sync(() => withDatabase(filename, (db) => db.exec("PRAGMA journal_mode = WAL; CREATE TABLE invoice (id)"))),
  "a database that names another program and is empty": (filename) =>
    Effect.sync(() => withDatabase(filename, (db) => db.exec("PRAGMA application_id = 1196444487"))),
  "a store of personal data": (filename) => Effect.scoped(Layer.build(SqlitePersonalData.layer({ filename })))
}

describe("a file that is not a store is refused and left as it was:", () => {
  for (const [what, make] of Object.entries(foreign)) {
    it.live(what, () =>
      Effect.gen(function* () {
        const directory = yield* temporaryDirectory
        const filename = `${directory}/log.db`
        yield* make(filename)
        const before = contents(directory)
        expect(Object.keys(before)).toEqual(["log.db"])
        const failure = yield* refused(filename)
        expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "notAStore", outcome: "nothing written" })
        expect(failure.detail).toContain(filename)
        expect(contents(directory)).toEqual(before)
      })
    )
  }

  it.live("one that is not there or is empty, where no log is to be made", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const filename = `${directory}/log.db`
      expect(yield* Effect.flip(there(filename))).toMatchObject({ reason: "unavailable", outcome: "nothing written" })
      expect(readdirSync(directory)).toEqual([])
      writeFileSync(filename, "")
      expect(yield* Effect.flip(there(filename))).toMatchObject({ reason: "notAStore", outcome: "nothing written" })
      expect(contents(directory)).toEqual({ "log.db": contents(directory)["log.db"] })
      expect(readFileSync(filename)).toHaveLength(0)
      yield* filled(filename)
      yield* there(filename)
    })
  )

  it.live("one whose tables stand in its write-ahead log alone, open or left by a crash", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const other = new DatabaseSync(`${directory}/open.db`)
      other.exec("PRAGMA journal_mode = WAL; CREATE TABLE invoice (id); INSERT INTO invoice VALUES (1)")
      leaveAsACrashDoes(`${directory}/open.db`, `${directory}/left.db`)
      for (const name of ["open.db", "left.db"]) {
        const before = logAndFile(`${directory}/${name}`)
        expect((yield* refused(`${directory}/${name}`)).reason).toBe("notAStore")
        expect(logAndFile(`${directory}/${name}`)).toEqual(before)
      }
      other.close()
    })
  )
})

describe("a file of a newer program is refused and left as it was:", () => {
  it.live("at rest", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const filename = `${directory}/log.db`
      yield* filled(filename)
      withDatabase(filename, (db) => db.exec("PRAGMA user_version = 2"))
      const before = contents(directory)
      const failure = yield* refused(filename)
      expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "newerSchema", outcome: "nothing written" })
      expect(failure.detail).toMatch(/version 2.*up to 1/)
      expect(contents(directory)).toEqual(before)
    })
  )

  it.live("while its version stands in the write-ahead log alone, open or left by a crash", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* filled(`${directory}/open.db`)
      const newer = new DatabaseSync(`${directory}/open.db`)
      newer.exec("PRAGMA user_version = 2")
      leaveAsACrashDoes(`${directory}/open.db`, `${directory}/left.db`)
      for (const name of ["open.db", "left.db"]) {
        const before = logAndFile(`${directory}/${name}`)
        expect((yield* refused(`${directory}/${name}`)).reason).toBe("newerSchema")
        expect(logAndFile(`${directory}/${name}`)).toEqual(before)
      }
      newer.close()
    })
  )
})

describe("what cannot be opened:", () => {
  it.live("a directory that is missing, until it is there", () =>
    Effect.gen(function* () {
      const directory = `${yield* temporaryDirectory}/missing`
      const filename = `${directory}/log.db`
      const failure = yield* refused(filename)
      expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" })
      expect(failure.detail).toContain(filename)
      mkdirSync(directory)
      yield* filled(filename)
    })
  )

  it.live("a directory in place of a file", () =>
    Effect.gen(function* () {
      expect((yield* refused(yield* temporaryDirectory)).reason).toBe("unavailable")
    })
  )

  it.live("a file whose pages were overwritten is corrupt; another file is not affected", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const filename = `${directory}/log.db`
      yield* filled(filename)
      const bytes = readFileSync(filename)
      writeFileSync(filename, bytes.fill(0xa5, 4096))
      const store = yield* open({ filename })
      const failure = yield* Effect.flip(whole(store))
      expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "corrupt", outcome: "nothing written" })
      expect(failure.detail).toContain(filename)
      expect(yield* Effect.flip(store.append(place()))).toMatchObject({ reason: "corrupt" })
      yield* filled(`${directory}/other.db`)
    })
  )

  it.live("a file cut short is corrupt", () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      yield* filled(filename)
      truncateSync(filename, 5000)
      expect((yield* refused(filename)).reason).toBe("corrupt")
    })
  )

  it.live("an event of which a column was changed by another program is corrupt; appends go on", () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      yield* filled(filename)
      for (const tags of ["place:a", '{"place":"a"}', "[1]"]) {
        withDatabase(filename, (db) => db.prepare("UPDATE event SET tags = ?").run(tags))
        const store = yield* open({ filename })
        expect(yield* Effect.flip(whole(store))).toMatchObject({ reason: "corrupt", outcome: "nothing written" })
        yield* store.append(place())
      }
    })
  )
})

describe("a store that can be opened:", () => {
  it.live("is made where an empty file stands, or an empty database", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      writeFileSync(`${directory}/empty.db`, "")
      withDatabase(`${directory}/database.db`, (db) => db.exec("PRAGMA journal_mode = WAL"))
      yield* filled(`${directory}/empty.db`)
      yield* filled(`${directory}/database.db`)
    })
  )

  it.live("closed, is one file, with a sound database in it; a name may hold any character", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const names = ["log.db", ":memory:", "file:log?mode=memory", "100 %#?.db", "ärende.db"]
      for (const name of names) yield* filled(`${directory}/${name}`)
      expect(readdirSync(directory).toSorted()).toEqual(names.toSorted())
      withDatabase(`${directory}/log.db`, (db) => {
        expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" })
        expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" })
        expect(db.prepare("SELECT count(*) AS events FROM event").get()).toEqual({ events: 1 })
      })
    })
  )

  it.live("closed, answers that it is closed", () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const store = yield* Effect.scoped(open({ filename }))
      expect(existsSync(`${filename}-wal`)).toBe(false)
      const closed = { _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" }
      expect(yield* Effect.flip(store.append(place()))).toMatchObject(closed)
      expect(yield* Effect.flip(whole(store))).toMatchObject(closed)
    })
  )

  it.live("closed while an append waits for its turn, answers that it is closed, then and later", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const store = yield* Scope.provide(open({ filename: `${yield* temporaryDirectory}/log.db` }), scope)
      const waiting = yield* Effect.forkChild(Effect.flip(store.append(place())), { startImmediately: true })
      yield* Scope.close(scope, Exit.void)
      const closed = { _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" }
      expect(yield* Fiber.join(waiting)).toMatchObject(closed)
      expect(yield* Effect.flip(store.append(place()))).toMatchObject(closed)
    })
  )

  it.live("uses more shapes of queries than it keeps prepared", () =>
    Effect.gen(function* () {
      const store = yield* open({ filename: `${yield* temporaryDirectory}/log.db` })
      yield* store.append(place())
      for (const _ of [1, 2]) {
        for (let count = 1; count <= 300; count++) {
          const others = Array.from({ length: count - 1 }, (_, i) => `other.${i}`)
          const { events } = yield* store.read([{ query: [{ types: ["place.taken", ...others] }] }])
          expect(events).toHaveLength(1)
        }
      }
    })
  )
})
