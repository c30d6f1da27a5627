/**
 * Subscriptions are told of appends by the server, find what they were not told, and hear of the end of the store.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Scope } from "effect"
import { tenantOf } from "../src/Tenant.ts"
import { connection, execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, told } from "./support/Log.ts"

const { schema, url } = fileDatabase()

describe("a subscription", () => {
  it.live(
    "is told by the server of what another store records, long before it would look by itself",
    () =>
      Effect.gen(function* () {
        const options = { url: url(), schema: yield* schema, pollInterval: "1 hour" } as const
        const [store, other] = yield* Effect.all([open(options), open(options)])
        const three = yield* Effect.forkChild(told(store, 3))
        for (let i = 0; i < 3; i++) {
          yield* Effect.sleep("50 millis")
          yield* other.append(place())
        }
        expect(yield* Fiber.join(three)).toEqual([1, 2, 3])
      }),
    patience
  )

  it.live(
    "looks for what it was not told",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const store = yield* open({ url: url(), schema: name, pollInterval: "50 millis" })
        const two = yield* Effect.forkChild(told(store, 2))
        for (const position of [1, 2]) {
          yield* Effect.sleep("100 millis")
          // By hand, and so untold.
          yield* execute(
            url(),
            `INSERT INTO ${name}.event VALUES (${position}, 0, 'id-${position}', 'place.taken', 1, '{}', '', '{}', '{}')`
          )
        }
        expect(yield* Fiber.join(two)).toEqual([1, 2])
      }),
    patience
  )

  it.live(
    "believes nobody who tells of what is not recorded, as anybody may who can connect",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const options = { url: url(), schema: name, pollInterval: "1 hour" } as const
        const [store, other] = yield* Effect.all([open(options), open(options)])
        const three = yield* Effect.forkChild(told(store, 3))
        for (const payload of ["1000000", "-1", "nonsense", "1e308"]) {
          yield* Effect.sleep("50 millis")
          yield* execute(url(), `SELECT pg_notify('${tenantOf(name).channel}', '${payload}')`)
        }
        yield* other.append(place())
        yield* Effect.sleep("50 millis")
        yield* store.append([...place(), ...place()])
        expect(yield* Fiber.join(three)).toEqual([1, 2, 3])
        // Neither has it spoiled what comes later.
        expect(yield* told(store, 3)).toEqual([1, 2, 3])
      }),
    patience
  )

  it.live(
    "goes on after its connection was lost, with what was recorded meanwhile, and listens again",
    () =>
      Effect.gen(function* () {
        const options = { url: url(), schema: yield* schema, pollInterval: "1 hour" } as const
        const [store, other] = yield* Effect.all([open(options), open(options)])
        const all = yield* Effect.forkChild(told(store, 6))
        for (let i = 0; i < 3; i++) {
          yield* Effect.sleep("100 millis")
          yield* other.append(place())
          yield* execute(
            url(),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
          )
          yield* other.append(place())
        }
        expect(yield* Fiber.join(all)).toEqual([1, 2, 3, 4, 5, 6])
      }),
    patience
  )

  it.live(
    "is not held up by a transaction of somebody else that stays open",
    () =>
      Effect.gen(function* () {
        const store = yield* open({ url: url(), schema: yield* schema, pollInterval: "1 hour" })
        const sql = yield* connection(url())
        yield* sql.unsafe("BEGIN")
        yield* sql.unsafe("CREATE TABLE public.foreign_work (id integer)")
        const two = yield* Effect.forkChild(told(store, 2))
        yield* store.append(place())
        yield* store.append(place())
        expect(yield* Fiber.join(two)).toEqual([1, 2])
        yield* sql.unsafe("ROLLBACK")
      }),
    patience
  )

  it.live(
    "that waits when the store is closed fails",
    () =>
      Effect.gen(function* () {
        const scope = yield* Scope.make()
        const store = yield* Effect.provideService(open({ url: url(), schema: yield* schema }), Scope.Scope, scope)
        const waiting = yield* Effect.forkChild(Effect.flip(told(store, 1)))
        yield* Effect.sleep("50 millis")
        yield* Scope.close(scope, Exit.void)
        expect(yield* Fiber.join(waiting)).toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
      }),
    patience
  )

  it.live(
    "whose log is gone fails, and does not wait for ever",
    () =>
      Effect.gen(function* () {
        const store = yield* open({ url: url(), schema: "gone", pollInterval: "20 millis" })
        const waiting = yield* Effect.forkChild(Effect.flip(told(store, 1)))
        yield* Effect.sleep("50 millis")
        yield* execute(url(), "DROP SCHEMA gone CASCADE")
        expect(yield* Fiber.join(waiting)).toMatchObject({ reason: "notAStore", outcome: "nothing written" })
      }),
    patience
  )
})
