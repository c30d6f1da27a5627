/**
 * States of a server in which it takes nothing: each is told by its own name, harms nobody who waits, and passes.
 */
import { describe, expect, it } from "@effect/vitest"
import type { EventStore } from "@westum/mobility"
import { Effect, Fiber } from "effect"
import { database, execute } from "./support/Databases.ts"
import { holdLock } from "./support/Lock.ts"
import { open, patience, place, whole } from "./support/Log.ts"

const terminate =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

/** A setting of the database, for all connections made from now on; the others are ended. */
const set = (url: string, setting: string) =>
  execute(url, `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${setting}', current_database()); END $$`, terminate)

/** The store has noticed that its connections were ended. */
const noticed = (store: EventStore.EventStoreService) => Effect.retry(whole(store), { times: 20 })

const endings = (appends: ReadonlyArray<Effect.Effect<EventStore.Appended, EventStore.AppendError>>) =>
  Effect.forEach(
    appends,
    Effect.match({
      onSuccess: () => "appended",
      onFailure: (error) => (error._tag === "StoreFailed" ? `${error.reason}, ${error.outcome}` : error._tag)
    }),
    { concurrency: "unbounded" }
  )

const three = (store: EventStore.EventStoreService) => [1, 2, 3].map(() => store.append(place()))

describe("a server", () => {
  it.live(
    "that may only be read: reads go on, appends are told so, and work again later",
    () =>
      Effect.gen(function* () {
        const url = yield* database
        const store = yield* open({ url })
        yield* store.append(place())
        yield* set(url, "default_transaction_read_only = on")
        yield* noticed(store)
        expect(yield* endings(three(store))).toEqual(Array.from({ length: 3 }, () => "readOnly, nothing written"))
        expect(yield* whole(store)).toHaveLength(1)
        expect(yield* whole(yield* open({ url }))).toHaveLength(1)
        yield* execute(
          url,
          "SET default_transaction_read_only = off",
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); END $$",
          terminate
        )
        yield* noticed(store)
        yield* store.append(place())
        expect(yield* whole(store)).toHaveLength(2)
      }),
    patience
  )

  it.live(
    "where somebody holds the lock too long: nothing is written, and it works again when he lets go",
    () =>
      Effect.gen(function* () {
        const url = yield* database
        const store = yield* open({ url, lockTimeout: "100 millis" })
        yield* store.append(place())
        const release = yield* holdLock(url, "mobility")
        expect(yield* endings(three(store))).toEqual(Array.from({ length: 3 }, () => "locked, nothing written"))
        expect(yield* whole(store)).toHaveLength(1)
        yield* release
        yield* store.append(place())
        expect(yield* whole(store)).toHaveLength(2)
      }),
    patience
  )

  it.live(
    "that bounds the time of statements: nothing is written of what takes longer",
    () =>
      Effect.gen(function* () {
        const url = yield* database
        const store = yield* open({ url })
        yield* store.append(place())
        yield* set(url, "statement_timeout = ''200ms''")
        yield* noticed(store)
        yield* Effect.scoped(
          Effect.gen(function* () {
            const release = yield* holdLock(url, "mobility")
            expect(yield* endings(three(store))).toEqual(Array.from({ length: 3 }, () => "timeout, nothing written"))
            yield* release
          })
        )
        yield* store.append(place())
        expect(yield* whole(store)).toHaveLength(2)
      }),
    patience
  )

  it.live(
    "that ends every connection again and again: each append is stored once, and every answer is true",
    () =>
      Effect.gen(function* () {
        const url = yield* database
        const store = yield* open({ url, retryFor: "1 minute" })
        const ending = yield* Effect.forkChild(
          Effect.forever(Effect.andThen(Effect.sleep("50 millis"), execute(url, terminate)))
        )
        const appends = Array.from({ length: 20 }, () =>
          Effect.forEach(Array.from({ length: 20 }), () => endings([store.append(place())]))
        )
        const answers = (yield* Effect.all(appends, { concurrency: "unbounded" })).flat(2)
        yield* Fiber.interrupt(ending)
        expect(answers.filter((answer) => answer.endsWith("unknown"))).toEqual([])
        expect(answers.filter((answer) => answer === "appended").length).toBeGreaterThan(100)
        const log = yield* whole(yield* open({ url }))
        expect(log).toHaveLength(answers.filter((answer) => answer === "appended").length)
        expect(log.map(({ position }) => position)).toEqual(log.map((_, i) => i + 1))
      }),
    patience
  )

  it.live(
    "whose transactions are of another level by default: the store sets its own, and the function refuses the others",
    () =>
      Effect.gen(function* () {
        const url = yield* database
        yield* set(url, "default_transaction_isolation = ''repeatable read''")
        const store = yield* open({ url })
        yield* store.append(place())
        const empty = Array.from({ length: 19 }, () => "'{}'").join(", ")
        for (const level of ["REPEATABLE READ", "SERIALIZABLE"]) {
          const error = yield* Effect.flip(
            execute(url, `BEGIN ISOLATION LEVEL ${level}`, `SELECT * FROM mobility.append(${empty})`)
          )
          expect(String(error.reason.cause)).toContain("needs READ COMMITTED")
        }
      }),
    patience
  )
})
