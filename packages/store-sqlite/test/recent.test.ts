/**
 * A condition is judged in memory on what this process has recorded last, and by the file on everything else.
 */
import { expect, it } from "@effect/vitest"
import { type EventStore, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import { DatabaseSync } from "node:sqlite"
import { event, open } from "./support/Log.ts"
import { statementsOf } from "./support/Statements.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const mine = () => event("place.taken", "{}", "place:mine")
const theirs = () => event("place.taken", "{}", "place:theirs")

/** Appends unless something of theirs was recorded above a position; whether it was. */
const unlessTheirs = (store: EventStore.EventStoreService, after: number) =>
  store
    .append([mine()], {
      failIfEventsMatch: [{ tags: ["place:theirs"], types: ["place.taken"] }],
      after: SequencePosition.at(after)
    })
    .pipe(
      Effect.as("appended"),
      Effect.catchTag("ConditionFailed", () => Effect.succeed("failed"))
    )

/** The statements of an append that look for what fails it. */
const looking = (texts: ReadonlyArray<string>) => texts.filter((text) => text.includes("FROM event_tag"))

const filename = Effect.map(temporaryDirectory, (directory) => `${directory}/log.db`)

it.live(
  "no statement looks through what this process has recorded, and one for each item through what it has not",
  () =>
    Effect.gen(function* () {
      const file = yield* filename
      yield* (yield* open({ filename: file })).append([mine(), mine()])
      const store = yield* open({ filename: file })
      yield* store.append([mine()])
      const [known, none] = yield* statementsOf(unlessTheirs(store, 2))
      expect([known, looking(none)]).toEqual(["appended", []])
      const [asked, some] = yield* statementsOf(unlessTheirs(store, 1))
      expect([asked, looking(some).length]).toEqual(["appended", 1])
      yield* store.append([theirs()])
      expect(yield* unlessTheirs(store, 5)).toBe("failed")
      expect(yield* unlessTheirs(store, 6)).toBe("appended")
    })
)

it.live("what another process has recorded in between is found", () =>
  Effect.gen(function* () {
    const file = yield* filename
    const [store, other] = [yield* open({ filename: file }), yield* open({ filename: file })]
    yield* store.append([mine()])
    yield* other.append([theirs()])
    yield* store.append([mine()])
    expect(yield* unlessTheirs(store, 1)).toBe("failed")
    expect(yield* unlessTheirs(store, 2)).toBe("appended")
  })
)

// By a clock that stands still, so that the time tells nothing.
it.effect(
  "what a transaction has recorded that failed is forgotten, though another process comes to stand where it stood",
  () =>
    Effect.gen(function* () {
      const file = yield* filename
      const store = yield* open({ filename: file, maxPageCount: 20 })
      const other = yield* open({ filename: file })
      yield* store.append([mine()])
      const full = yield* Effect.flip(store.append([mine(), event("place.taken", `"${"x".repeat(200_000)}"`)]))
      expect(full).toMatchObject({ _tag: "StoreFailed", reason: "full" })
      yield* other.append([theirs()])
      expect(yield* unlessTheirs(store, 1)).toBe("failed")
    })
)

it.live("what is remembered is forgotten when it is much, be it of a single append", () =>
  Effect.gen(function* () {
    const store = yield* open({ filename: yield* filename })
    yield* store.append(Arr.makeBy(8192, mine))
    const [answer, asked] = yield* statementsOf(unlessTheirs(store, 8000))
    expect([answer, looking(asked).length]).toEqual(["appended", 1])
    const [again, none] = yield* statementsOf(unlessTheirs(store, 8192))
    expect([again, looking(none)]).toEqual(["appended", []])
  })
)

it.live("a lock that another process holds makes nothing forgotten", () =>
  Effect.gen(function* () {
    const file = yield* filename
    const store = yield* open({ filename: file, lockTimeout: 1 })
    yield* store.append([mine()])
    using other = new DatabaseSync(file)
    other.exec("BEGIN IMMEDIATE")
    expect(yield* Effect.flip(store.append([mine()]))).toMatchObject({ reason: "locked" })
    other.exec("ROLLBACK")
    const [answer, none] = yield* statementsOf(unlessTheirs(store, 0))
    expect([answer, looking(none)]).toEqual(["appended", []])
  })
)

it.live("a log that was set back, and has come to stand where it stood, is not what is remembered", () =>
  Effect.gen(function* () {
    const file = yield* filename
    const store = yield* open({ filename: file })
    yield* store.append([mine()])
    yield* store.append([mine()])
    using other = new DatabaseSync(file)
    other.exec("DELETE FROM event WHERE position = 2; DELETE FROM event_tag WHERE position = 2")
    yield* Effect.sleep(2)
    yield* (yield* open({ filename: file })).append([theirs()])
    expect(yield* unlessTheirs(store, 1)).toBe("failed")
  })
)
