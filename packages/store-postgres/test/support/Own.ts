/**
 * Servers that a test has for itself, to do to them what no other test could bear.
 */
import { Effect, type Scope } from "effect"
import { type Ground, ground, type Server } from "../crash/support/Ground.ts"
import { alone } from "../crash/support/Pair.ts"

/** A server of the test's own, and where others can be made. */
export interface Own {
  readonly ground: Ground
  readonly server: Server
}

/** A new server, not safe from the loss of power; gone with the scope. */
export const own: Effect.Effect<Own, never, Scope.Scope> = Effect.flatMap(ground, (ground) =>
  Effect.map(alone(ground, ["fsync=off"]), (server) => ({ ground, server }))
)
