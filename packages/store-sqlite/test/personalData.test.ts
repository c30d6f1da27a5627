/**
 * Personal data: the contract on both stores, and what only a file has to prove: that the erased is gone from it.
 */
import { describe, expect, it } from "@effect/vitest"
import { PersonalData, PersonalDataMemory } from "@westum/mobility"
import { SqliteEventStore, SqlitePersonalData } from "@westum/mobility-store-sqlite"
import { Context, Effect, Layer, Option } from "effect"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { child, patience } from "./support/Child.ts"
import { contents } from "./support/Directory.ts"
import * as PersonalDataContract from "./support/PersonalDataContract.ts"
import { random } from "./support/Random.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const open = (options: SqlitePersonalData.Options) =>
  Effect.map(Layer.build(Layer.fresh(SqlitePersonalData.layer(options))), (context) =>
    Context.get(context, PersonalData.PersonalData)
  )

const newFile = Effect.map(temporaryDirectory, (directory) => `${directory}/people.db`)

PersonalDataContract.suite("memory", PersonalDataMemory.layer)
PersonalDataContract.suite(
  "a SQLite file",
  Layer.unwrap(Effect.map(newFile, (filename) => SqlitePersonalData.layer({ filename })))
)

/** All bytes of the directory: the file and whatever stands beside it. */
const bytes = (directory: string): string =>
  readdirSync(directory)
    .map((name) => readFileSync(`${directory}/${name}`, "latin1"))
    .join("\n")

/** With these, SQLite's `secure_delete` alone leaves something of somebody in the file, as with one seed in ten. */
const seeds = [13, 14]

/** Many changes that end with erasing two of three subjects, and what was ever written about each. */
const changed = (store: PersonalData.PersonalDataService, seed: number) =>
  Effect.gen(function* () {
    const next = random(seed)
    const upTo = (bound: number) => Math.floor(next() * bound)
    const written = new Map<string, Array<string>>()
    const put = (subject: string) => {
      const mark = `mark-${subject}-${upTo(1e9)}.`
      written.set(subject, [...(written.get(subject) ?? []), mark])
      // Some fields fill several pages.
      return store.put(subject, { name: mark.repeat(1 + upTo(next() < 0.1 ? 300 : 20)) })
    }
    const subjects = Array.from({ length: 60 }, () => `subject-${upTo(1e9)}.`)
    for (const subject of subjects) yield* put(subject)
    for (const subject of subjects) if (next() < 0.5) yield* put(subject)
    const erased = subjects.filter((_, i) => i % 3 > 0)
    for (const subject of erased) yield* store.erase(subject)
    return { written, erased: new Set(erased) }
  })

describe("erasing from a file:", () => {
  it.live(
    "of who was erased nothing is left, neither the last fields nor earlier ones; all others are there",
    () =>
      Effect.gen(function* () {
        for (const seed of seeds) {
          const directory = yield* temporaryDirectory
          const { erased, written } = yield* changed(yield* open({ filename: `${directory}/people.db` }), seed)
          const left = bytes(directory)
          for (const [subject, marks] of written) {
            const found = [subject, ...marks].filter((text) => left.includes(text))
            expect(found).toEqual(erased.has(subject) ? [] : expect.arrayContaining([subject, marks.at(-1)]))
          }
        }
      }),
    patience
  )

  it.live("also for others who have the file open", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const filename = `${directory}/people.db`
      const store = yield* open({ filename })
      const other = yield* open({ filename })
      yield* store.put("p1", { name: "Kim Erased" })
      expect(yield* other.get("p1")).toEqual(Option.some({ name: "Kim Erased" }))
      yield* other.erase("p1")
      expect(bytes(directory)).not.toContain("Erased")
      expect(yield* store.get("p1")).toEqual(Option.none())
    })
  )
})

describe("the file:", () => {
  it.live("outlives the store", () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      yield* Effect.scoped(Effect.flatMap(open({ filename }), (store) => store.put("p1", { name: "Kim" })))
      expect(yield* (yield* open({ filename })).get("p1")).toEqual(Option.some({ name: "Kim" }))
    })
  )

  it.live("that holds something else is refused and left as it was", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const filename = `${directory}/people.db`
      yield* Effect.scoped(Layer.build(SqliteEventStore.layer({ filename })))
      const before = contents(directory)
      const failure = yield* Effect.flip(open({ filename }))
      expect(failure).toMatchObject({ _tag: "PersonalDataFailed", reason: "notAStore" })
      expect(failure.message).toContain(filename)
      expect(contents(directory)).toEqual(before)
    })
  )

  it.live("that was damaged is corrupt, and the error does not repeat what stands in it", () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      for (const damaged of ["Kim Secret", '["Kim Secret"]', '{"name":7,"other":"Kim Secret"}', "null"]) {
        yield* Effect.scoped(Effect.flatMap(open({ filename }), (store) => store.put("p1", { name: "Kim" })))
        const db = new DatabaseSync(filename)
        db.prepare("UPDATE person SET fields = ?").run(damaged)
        db.close()
        const failure = yield* Effect.scoped(
          Effect.flatMap(open({ filename }), (store) => Effect.flip(store.get("p1")))
        )
        expect(failure.reason).toBe("corrupt")
        expect(JSON.stringify([failure.message, String(failure.cause)])).not.toContain("Secret")
      }
    })
  )

  it.live("in a missing directory, or no database: a typed error", () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      expect(yield* Effect.flip(open({ filename: `${filename}/people.db` }))).toMatchObject({ reason: "unavailable" })
      writeFileSync(filename, "Dear colleague")
      expect(yield* Effect.flip(open({ filename }))).toMatchObject({ reason: "notAStore" })
    })
  )

  it.live(
    "that another process writes: waits, then fails as locked, then goes on",
    () =>
      Effect.gen(function* () {
        const filename = yield* newFile
        const store = yield* open({ filename, lockTimeout: "100 millis" })
        const holder = yield* child("lockHolder", { args: [filename] })
        yield* Effect.promise(() => holder.heard("locked"))
        const failure = yield* Effect.flip(store.put("p1", { name: "Kim" }))
        expect(failure).toMatchObject({ _tag: "PersonalDataFailed", reason: "locked" })
        holder.tell("let go")
        yield* Effect.promise(() => holder.heard("released"))
        yield* store.put("p1", { name: "Kim" })
        expect(yield* store.subjects()).toEqual(["p1"])
      }),
    patience
  )
})
