/**
 * Waiting for a server takes real time, whatever clock the program runs on.
 */
import { Clock, Context, Effect } from "effect"

const real = Context.get(Context.empty(), Clock.Clock)

/** Runs an effect on the clock of the machine. */
export const inRealTime = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(effect, Clock.Clock, real)
