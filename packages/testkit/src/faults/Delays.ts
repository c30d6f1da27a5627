/**
 * Operations that take their time: their order is another one then.
 */
import { Duration, Effect } from "effect"
import type { Delay } from "./Plan.ts"
import { type Schedule, taking } from "./Schedule.ts"

const turns = (count: number): Effect.Effect<void> =>
  count < 1 ? Effect.void : Effect.asVoid(Effect.repeat(Effect.yieldNow, { times: count - 1 }))

const pause = (delay: Delay): Effect.Effect<void> => (Duration.isDuration(delay) ? Effect.sleep(delay) : turns(delay))

/** Lets an operation take its time to get there, and its answer as much to come back. */
export type Travel = <A, E>(operation: Effect.Effect<A, E>) => Effect.Effect<A, E>

/** The delay is that of the operation's turn. */
export const travelling = (delays: Schedule<Delay> | undefined): Travel => {
  const next = taking(delays)
  return (operation) =>
    Effect.flatMap(next, (delay) => {
      if (delay === "sound") return operation
      const there = Effect.andThen(pause(delay), Effect.exit(operation))
      return Effect.flatMap(there, (exit) => Effect.andThen(pause(delay), exit))
    })
}
