/**
 * What befalls a whole server: it is stopped and started, its disk is full, it is a standby. Each is told by its own name, and
 * passes.
 */
import { describe, expect, it } from "@effect/vitest"
import { type EventStore } from "@westum/mobility"
import { Effect, Fiber } from "effect"
import { execFileSync } from "node:child_process"
import { paired, promote, until } from "./crash/support/Pair.ts"
import { execute } from "./support/Databases.ts"
import { holdLock } from "./support/Lock.ts"
import { event, open, patience, place, told, whole } from "./support/Log.ts"
import { own } from "./support/Own.ts"

describe("a server that is stopped and started again", () => {
  it.live(
    "fails what is sent meanwhile, in words of the port, and goes on with everybody who waited",
    () =>
      Effect.gen(function* () {
        const { ground, server } = yield* own
        const store = yield* open({ url: server.url, retryFor: "30 seconds" })
        const followed = yield* Effect.forkScoped(told(store, 4))
        yield* store.append(place())
        // Held, so that its outcome is unknown when the server goes.
        yield* Effect.asVoid(holdLock(server.url, "mobility"))
        const sent = yield* Effect.forkScoped(store.append(place()))
        yield* until(server.url, "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        yield* server.stop
        const answer = yield* Effect.forkScoped(Effect.result(store.append(place())))
        const refused = yield* Effect.flip(whole(store))
        expect(refused).toMatchObject({ _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" })
        yield* ground.start(server.data, ["fsync=off"], server.port)
        yield* Fiber.join(sent)
        yield* Fiber.join(answer)
        const stored = (yield* whole(store)).length
        for (let i = stored; i < 4; i++) yield* store.append(place())
        expect(yield* Fiber.join(followed)).toEqual([1, 2, 3, 4])
      }),
    patience
  )
})

describe("a standby", () => {
  it.live(
    "is read and followed, takes nothing, vouches for nothing, and goes on as the primary when it is made that",
    () =>
      Effect.gen(function* () {
        const { ground, server } = yield* own
        const primary = yield* open({ url: server.url })
        const events = place()
        yield* primary.append(events)
        const pair = yield* paired(ground, server, "asynchronous")
        yield* until(pair.standby.url, "SELECT to_regclass('mobility.event') IS NOT NULL")
        const store = yield* open({ url: pair.standby.url, pollInterval: "50 millis" })
        const followed = yield* Effect.forkScoped(told(store, 3))
        yield* primary.append(place())
        yield* until(pair.standby.url, "SELECT count(*) = 2 FROM mobility.event")
        const readOnly = { _tag: "StoreFailed", reason: "readOnly", outcome: "nothing written" }
        expect(yield* Effect.flip(store.append(place()))).toMatchObject(readOnly)
        expect(yield* Effect.flip(store.append(events))).toMatchObject(readOnly)
        expect(yield* whole(store)).toHaveLength(2)
        yield* server.kill
        yield* promote(pair)
        expect(yield* store.append(events)).toMatchObject({ first: 1, alreadyStored: true })
        yield* store.append(place())
        expect(yield* Fiber.join(followed)).toEqual([1, 2, 3])
      }),
    patience
  )
})

/** A file system of so many megabytes in a directory; false where nobody may make one. */
const mounted = (directory: string, megabytes: number, again: ReadonlyArray<string> = []): boolean => {
  try {
    const options = [...again, `size=${megabytes}m`, "mode=0777"].join(",")
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", directory], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

/** Words that cannot be packed into less. */
const large = () => {
  const words = Array.from({ length: 2000 }, () => crypto.randomUUID()).join("")
  return [event("place.taken", JSON.stringify(words))] as const
}

describe("a disk that is full", () => {
  it.live(
    "fails appends as such, keeps what there is, and takes more when there is room (needs the right to mount)",
    (context) =>
      Effect.gen(function* () {
        const { ground, server } = yield* own
        const disk = ground.directory()
        if (!mounted(disk, 12)) return context.skip("file systems cannot be mounted here, not by this user")
        yield* Effect.addFinalizer(() =>
          Effect.andThen(
            server.kill,
            Effect.sync(() => execFileSync("umount", ["-l", disk]))
          )
        )
        ground.own(disk)
        yield* execute(server.url, `CREATE TABLESPACE small LOCATION '${disk}'`)
        const store = yield* open({ url: server.url })
        yield* store.append(place())
        yield* execute(server.url, "ALTER TABLE mobility.event SET TABLESPACE small")
        const more = Effect.suspend(() => store.append(large()))
        const fill: Effect.Effect<EventStore.AppendError> = Effect.matchEffect(more, {
          onSuccess: () => fill,
          onFailure: (error) => Effect.succeed(error)
        })
        expect(yield* fill).toMatchObject({ _tag: "StoreFailed", reason: "full", outcome: "nothing written" })
        const stored = (yield* whole(store)).length
        expect(stored).toBeGreaterThan(10)
        expect(mounted(disk, 64, ["remount"])).toBe(true)
        expect(yield* more).toMatchObject({ alreadyStored: false })
        expect(yield* whole(store)).toHaveLength(stored + 1)
      }),
    patience
  )
})
