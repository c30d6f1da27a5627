/**
 * Servers that stand still: without its standby a primary acknowledges nothing, and neither does one whose standby has taken over.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { execute } from "../support/Databases.ts"
import { report } from "./support/Figures.ts"
import { ground } from "./support/Ground.ts"
import { application, consortiumOn, load } from "./support/Load.ts"
import { alone, paired, promote, until } from "./support/Pair.ts"
import { relayTo } from "../support/Relay.ts"
import { Told } from "./support/Told.ts"
import { logOn, sound } from "./support/Verdict.ts"

const patience = 120_000

/** Appends that are written, and whose commit waits for the standby. */
const waits = `SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'`

it.live(
  "while the standby is frozen writes wait and are not acknowledged; they are when it goes on",
  () =>
    Effect.gen(function* () {
      const lands = yield* ground
      const { primary, standby } = yield* paired(lands, yield* alone(lands), "synchronous")
      const schema = "frozen"
      const { finish, more, seen, told } = yield* load({ url: primary.url, schema })
      yield* more(50)
      yield* standby.freeze
      yield* until(primary.url, waits)
      // What the standby had told before comes to the writers.
      yield* Effect.sleep("200 millis")
      const { commands } = told
      const heard = told.subscribers.map(({ length }) => length)
      yield* Effect.sleep("3 seconds")
      expect(told.commands).toBe(commands)
      // Nor does anybody see what nobody was acknowledged.
      expect(told.subscribers.map(({ length }) => length)).toEqual(heard)
      expect(yield* execute(primary.url, waits)).toEqual([[true]])
      const waiting = told.waiting
      expect(waiting).toBe(24)
      yield* standby.thaw
      yield* more(50)
      yield* finish
      const log = yield* logOn(primary.url, schema)
      yield* seen(log.length)
      report("frozen standby", told, { "waiting then": waiting })
      sound(log, told)
    }),
  patience
)

it.live(
  "a primary that is frozen, replaced by its standby and goes on acknowledges nothing",
  () =>
    Effect.gen(function* () {
      const lands = yield* ground
      const pair = yield* paired(lands, yield* alone(lands), "synchronous")
      const { primary, standby } = pair
      const front = yield* relayTo(primary.port)
      const schema = "replaced"
      const { finish, more, seen, told } = yield* load({ url: front.url, schema })
      yield* more(50)
      // A program that knows the old primary only, and goes on with it.
      const apart = new Told(0)
      const { consortium } = yield* consortiumOn({ url: primary.url, schema }, apart)
      const apply = (mobility: string) =>
        Effect.forkScoped(consortium.execute(application(mobility), { commandId: `apply ${mobility}` }))
      yield* primary.freeze
      const during = yield* apply("while-frozen")
      yield* promote(pair)
      yield* Effect.sync(() => front.lead(standby.port))
      yield* more(50)
      yield* primary.thaw
      const after = yield* apply("when-it-went-on")
      yield* until(primary.url, waits)
      yield* more(50)
      yield* Effect.sleep("3 seconds")
      yield* finish
      // Written and waiting, for ever.
      expect([during, after].map((fiber) => fiber.pollUnsafe())).toEqual([undefined, undefined])
      const log = yield* logOn(standby.url, schema)
      yield* seen(log.length)
      report("old primary", told, { "sent to it": apart.attempted.size })
      sound(log, told)
      yield* Fiber.interruptAll([during, after])
    }),
  patience
)
