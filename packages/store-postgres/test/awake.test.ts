/**
 * A pool whose server was away answers those who waited for a connection meanwhile.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Redacted, Scope } from "effect"
import { connect } from "../src/Database.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"
import { proxyTo } from "./support/Proxy.ts"

const { url } = fileDatabase()

it.live(
  "whoever asks for a connection at the moment at which a lost one is given back is answered once the server is there again",
  () =>
    Effect.gen(function* () {
      const proxy = yield* proxyTo(url())
      const client = yield* connect({
        url: Redacted.make(proxy.url),
        maxConnections: 4,
        lockTimeout: 1000,
        answerTimeout: 60_000
      })
      const listening = yield* Scope.make()
      yield* Effect.provideService(client.listen("nothing"), Scope.Scope, listening)
      yield* Effect.sync(() => proxy.refuse(true))
      // It is lost, and no other can be made in its place.
      yield* Effect.sleep("300 millis")
      const asking = yield* Effect.forkChild(client.unsafe("SELECT 1").values, { startImmediately: true })
      yield* Scope.close(listening, Exit.void)
      yield* Effect.sync(() => proxy.refuse(false))
      expect(yield* Fiber.join(asking).pipe(Effect.retry({ times: 3 }), Effect.timeout("20 seconds"))).toEqual([[1]])
    }),
  patience
)
