/**
 * Appends that come at the same time share one transaction, in which each is judged and answered by itself.
 */
import { expect, it } from "@effect/vitest"
import { Array as Arr, Effect, Exit, Scope } from "effect"
import { readFileSync } from "node:fs"
import { event, open, place, whole } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const together = { concurrency: "unbounded" } as const

const many = (count: number) => Arr.makeBy(count, () => event("place.taken"))

const walHeader = 32
const frameHeader = 24
const page = 4096

/** The transactions in a write-ahead log: frames that say how large the file was after them (sqlite.org/fileformat2.html). */
const commits = (filename: string): number => {
  const wal = readFileSync(`${filename}-wal`)
  let found = 0
  for (let at = walHeader; at + frameHeader <= wal.length; at += frameHeader + page) {
    if (wal.readUInt32BE(at + 4) > 0) found++
  }
  return found
}

it.live("64 appends at once are one transaction; after each other they are 64", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/log.db`
    const store = yield* open({ filename })
    const appends = Array.from({ length: 64 }, () => store.append(place()))
    const before = commits(filename)
    yield* Effect.all(appends.slice(0, 1), together)
    expect(commits(filename)).toBe(before + 1)
    yield* Effect.all(appends.slice(1), together)
    expect(commits(filename)).toBe(before + 2)
    yield* Effect.forEach(Array.from({ length: 64 }), () => store.append(place()))
    expect(commits(filename)).toBe(before + 66)
  })
)

it.live("more events than a transaction should have are several, and a large append is one", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/log.db`
    const store = yield* open({ filename })
    const before = commits(filename)
    yield* Effect.forEach(Array.from({ length: 5 }), () => store.append(many(400)), together)
    expect(commits(filename)).toBe(before + 3)
    yield* store.append(many(2_500))
    expect(commits(filename)).toBe(before + 4)
    expect(yield* whole(store)).toHaveLength(4_500)
  })
)

it.live("each is judged on what the earlier ones of the same transaction recorded, and answered by itself", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/log.db`
    const store = yield* open({ filename })
    const before = commits(filename)
    const free = { failIfEventsMatch: [{ tags: ["place:a"] }] } as const
    const [first, other, third] = [place("1"), place("2"), place("3")]
    const answers = yield* Effect.all(
      [
        Effect.result(store.append(first, free)),
        Effect.result(store.append(other, free)),
        Effect.result(store.append(first, free)),
        Effect.result(store.append([{ ...first[0], data: "[]" }])),
        Effect.result(store.append(third))
      ],
      together
    )
    expect(answers).toMatchObject([
      { success: { first: 1, last: 1, alreadyStored: false } },
      { failure: { _tag: "ConditionFailed", head: 1 } },
      { success: { first: 1, last: 1, alreadyStored: true } },
      { failure: { _tag: "IdClash", ids: [first[0].id] } },
      { success: { first: 2, last: 2, alreadyStored: false } }
    ])
    expect(commits(filename)).toBe(before + 1)
    expect((yield* whole(store)).map(({ event }) => event.data)).toEqual(["1", "3"])
  })
)

it.live(
  "one that fails for its own reasons fails alone; so does one that was judged by what it would have recorded",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const store = yield* open({ filename, maxPageCount: 40 })
      const large = event("place.taken", JSON.stringify("x".repeat(400_000)))
      const free = { failIfEventsMatch: [{ tags: ["place:a"] }] } as const
      const exits = yield* Effect.forEach(
        [
          store.append([event("other", "{}", "place:b")]),
          store.append([large]),
          store.append(place("refused only if the large one were there"), free),
          store.append([event("other", "{}", "place:b")])
        ],
        Effect.exit,
        together
      )
      expect(exits.map(Exit.isSuccess)).toEqual([true, false, true, true])
      expect(exits[1]).toEqual(
        Exit.fail(expect.objectContaining({ _tag: "StoreFailed", reason: "full", outcome: "nothing written" }))
      )
      expect((yield* whole(store)).map(({ event, position }) => [position, event.type])).toEqual([
        [1, "other"],
        [2, "place.taken"],
        [3, "other"]
      ])
    })
)

it.live("who shared a transaction with one that closes the store at once hears what became of his append", () =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/log.db`
    const scope = yield* Scope.make()
    const store = yield* Effect.provideService(open({ filename }), Scope.Scope, scope)
    const answers = yield* Effect.all(
      [
        Effect.tap(store.append(place("1")), () => Scope.close(scope, Exit.void)),
        store.append(place("2")),
        store.append(place("3"))
      ],
      together
    )
    expect(answers.map(({ first }) => first)).toEqual([1, 2, 3])
    expect(yield* whole(yield* open({ filename }))).toHaveLength(3)
  })
)
