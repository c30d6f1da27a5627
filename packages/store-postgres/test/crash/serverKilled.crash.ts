/**
 * A server is killed while many write, and starts again: what it acknowledged is there. With commits that do not wait for the disk it
 * is not, which shows that this would be seen.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Scope } from "effect"
import { execute } from "../support/Databases.ts"
import { report } from "./support/Figures.ts"
import { ground } from "./support/Ground.ts"
import { load } from "./support/Load.ts"
import { alone } from "./support/Pair.ts"
import { rounds } from "./support/Rounds.ts"
import { logOn, lost, sound } from "./support/Verdict.ts"

const kills = rounds("SERVER_KILLS", 20)
const patience = 60_000 * (1 + kills)

it.live(
  `a server is killed ${kills} times and starts again: nothing that was acknowledged is lost`,
  () =>
    Effect.gen(function* () {
      const lands = yield* ground
      const outlives = yield* Scope.Scope
      let server = yield* alone(lands)
      for (let kill = 0; kill < kills; kill++) {
        // The stores are closed after each round, the server is not.
        yield* Effect.scoped(
          Effect.gen(function* () {
            const schema = `kill_${kill}`
            const { finish, more, seen, told } = yield* load({ url: server.url, schema })
            yield* more(50 + Math.floor(Math.random() * 50))
            yield* server.kill
            const { commands, waiting } = told
            server = yield* Effect.provideService(lands.start(server.data, [], server.port), Scope.Scope, outlives)
            yield* more(50)
            yield* finish
            const log = yield* logOn(server.url, schema)
            yield* seen(log.length)
            report(`kill ${kill}`, told, { "before the kill": commands, "waiting then": waiting })
            sound(log, told)
          })
        )
      }
    }),
  patience
)

it.live(
  "the control: a server whose commits do not wait for the disk loses what it acknowledged",
  () =>
    Effect.gen(function* () {
      const lands = yield* ground
      const server = yield* alone(lands, ["synchronous_commit=off", "wal_writer_delay=10s"])
      const schema = "control"
      const { more, told } = yield* load({ url: server.url, schema })
      yield* more(20)
      // The log is there, whatever happens to what is in it.
      yield* execute(server.url, "CHECKPOINT")
      yield* more(100)
      yield* server.kill
      const again = yield* lands.start(server.data)
      const missing = lost(yield* logOn(again.url, schema), told)
      report("control", told, { lost: missing })
      expect(missing).toBeGreaterThan(0)
    }),
  patience
)
