/**
 * Connections are cut between the commit and its answer while many write: whatever was done is found by its ids, and done once.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { proxyTo } from "../support/Proxy.ts"
import { report } from "./support/Figures.ts"
import { ground } from "./support/Ground.ts"
import { load } from "./support/Load.ts"
import { alone } from "./support/Pair.ts"
import { rounds } from "./support/Rounds.ts"
import { logOn, sound } from "./support/Verdict.ts"

const cuts = rounds("LOST_ANSWERS", 40)

it.live(
  `${cuts} answers are lost with their connections: each append is stored once, and told so`,
  () =>
    Effect.gen(function* () {
      const server = yield* alone(yield* ground)
      const proxy = yield* proxyTo(server.url)
      const schema = "cuts"
      const { finish, more, seen, told } = yield* load({ url: proxy.url, schema })
      for (let cut = 0; cut < cuts; cut++) {
        yield* more(1 + Math.floor(Math.random() * 10))
        yield* Effect.sync(() => proxy.loseAnswers(1 + (cut % 3)))
      }
      yield* more(20)
      yield* finish
      const log = yield* logOn(server.url, schema)
      yield* seen(log.length)
      report(`${cuts} cuts`, told)
      sound(log, told)
      // Otherwise nothing was lost between a deed and its answer.
      expect(told.again).toBeGreaterThan(0)
    }),
  60_000 + 5000 * cuts
)
