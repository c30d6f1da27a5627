/**
 * A connection below its statements: what the server says on it beside its answers, and how it is ended.
 */
import { hasProperty } from "effect/Predicate"
import type { Connection } from "effect/sql/SqlConnection"
import { Duplex } from "node:stream"
import type { DatabaseFault } from "./DatabaseFault.ts"

/** What is needed of a connection while it commits. */
export interface Wire {
  /**
   * Calls back when the server says that somebody cancelled a commit's wait for its standby (a warning: the statement itself
   * succeeds). Gives what ends the hearing.
   */
  readonly onCancelledWait: (heard: () => void) => () => void
  /** Ends it; what is under way on it fails with this error. */
  readonly end: (why: DatabaseFault) => void
}

/** The wire of a connection that was taken out of a client for one use. */
export type WireOf = (connection: Connection) => Wire

// The driver drops warnings and shows no socket. Its objects are walked through instead: see docs/decisions/0012.
const path = ["connection", "base", "session", "socket"]

const socketOf = (connection: Connection): Duplex => {
  let found: unknown = connection
  for (const key of path) found = hasProperty(found, key) ? found[key] : undefined
  if (found instanceof Duplex) return found
  throw new Error(
    "this version of @effect/sql-pg hides the sockets of its connections: the server's warnings would be lost"
  )
}

/** The function of the server that warns (src/backend/replication/syncrep.c): told in every language. */
export const waiter = "SyncRepWaitForLSN"

/** The wire of a connection of `@effect/sql-pg`, encrypted or not; throws when that has another shape than is known. */
export const driverWire: WireOf = (connection) => {
  const socket = socketOf(connection)
  return {
    onCancelledWait: (heard) => {
      let seen = ""
      // Nothing that somebody wrote into an event is in what the server says to a statement that writes.
      const hear = (chunk: Buffer): void => {
        seen += chunk.toString("latin1")
        if (seen.includes(waiter)) heard()
        seen = seen.slice(1 - waiter.length)
      }
      // Before the driver itself: it must be known when the driver tells of the end.
      socket.prependListener("data", hear)
      return () => void socket.off("data", hear)
    },
    end: (why) => void socket.destroy(why)
  }
}
