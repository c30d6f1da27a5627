/**
 * A primary is killed while many write, and its standby takes over, again and again: with synchronous replication nothing that was
 * acknowledged is lost. Without, something is, which shows that this would be seen.
 */
import { expect, it } from "@effect/vitest"
import { ConsistencyOracle } from "@westum/mobility-testkit"
import { Effect, Result } from "effect"
import { report } from "./support/Figures.ts"
import { type Ground, ground, type Server } from "./support/Ground.ts"
import { load } from "./support/Load.ts"
import { alone, type Pair, paired, promote } from "./support/Pair.ts"
import { type Relay, relayTo } from "../support/Relay.ts"
import { rounds } from "./support/Rounds.ts"
import { logOn, lost, sound } from "./support/Verdict.ts"

const failovers = rounds("FAILOVERS", 20)
const controls = Math.ceil(failovers / 10)
const patience = 60_000 * (1 + failovers)

/** What falls silent for a moment before the primary is gone: nothing, the way to the standby, or that to the clients. */
const silences = ["nothing", "standby", "clients"] as const

const strike = Effect.fnUntraced(function* (
  { link, primary }: Pair,
  front: Relay,
  silent: (typeof silences)[number] | undefined
) {
  if (silent === "standby") link.hush()
  if (silent === "clients") front.hush()
  if (silent !== "nothing") yield* Effect.sleep("300 millis")
  yield* primary.kill
  // What was still on the way to the standby is lost with the primary.
  link.lead()
})

/** One failover; gives the new primary. */
const failover = Effect.fnUntraced(function* (lands: Ground, front: Relay, primary: Server, round: number) {
  const pair = yield* paired(lands, primary, "synchronous")
  yield* Effect.sync(() => front.lead(primary.port))
  yield* Effect.scoped(
    Effect.gen(function* () {
      const schema = `round_${round}`
      const { finish, more, seen, told } = yield* load({ url: front.url, schema })
      yield* more(50 + Math.floor(Math.random() * 150))
      yield* strike(pair, front, silences[round % silences.length])
      const { commands, waiting } = told
      yield* promote(pair)
      yield* Effect.sync(() => front.lead(pair.standby.port))
      yield* more(100)
      yield* finish
      const log = yield* logOn(pair.standby.url, schema)
      yield* seen(log.length)
      report(`failover ${round}`, told, { "before the kill": commands, "waiting then": waiting })
      sound(log, told)
    })
  )
  return pair.standby
})

it.live(
  `${failovers} primaries are killed and their synchronous standbys promoted: nothing that was acknowledged is lost`,
  () =>
    Effect.gen(function* () {
      const lands = yield* ground
      const front = yield* relayTo()
      let primary = yield* alone(lands)
      for (let round = 0; round < failovers; round++) primary = yield* failover(lands, front, primary, round)
    }),
  patience
)

/** The same without waiting for the standby; gives how many acknowledged events are lost. */
const unsafeFailover = Effect.fnUntraced(function* (lands: Ground, primary: Server, round: number) {
  const pair = yield* paired(lands, primary, "asynchronous")
  const front = yield* relayTo(primary.port)
  const schema = `control_${round}`
  const { more, told } = yield* load({ url: front.url, schema })
  yield* more(100)
  yield* strike(pair, front, "standby")
  yield* promote(pair)
  const log = yield* logOn(pair.standby.url, schema)
  const missing = lost(log, told)
  report(`control ${round}`, told, { lost: missing })
  const acknowledged = told.acknowledged.map(({ id }) => id)
  expect(Result.isFailure(ConsistencyOracle.check(log, { gapless: true, acknowledged }))).toBe(missing > 0)
  return missing
})

it.live(
  `the control: of ${controls} primaries that do not wait for their standby, each loses what it acknowledged`,
  () =>
    Effect.gen(function* () {
      for (let round = 0; round < controls; round++) {
        const missing = yield* Effect.scoped(
          Effect.gen(function* () {
            const lands = yield* ground
            return yield* unsafeFailover(lands, yield* alone(lands), round)
          })
        )
        expect(missing).toBeGreaterThan(0)
      }
    }),
  patience
)
