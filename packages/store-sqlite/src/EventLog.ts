/**
 * An open file as an event store: every call of the port as work on the connection.
 */
import { AppendRules, EventStore, SequencePosition, Subscription } from "@westum/mobility"
import { Effect } from "effect"
import { Appender } from "./Appender.ts"
import type { Connection } from "./Connection.ts"
import { failureOf } from "./Failure.ts"
import { Growth } from "./Growth.ts"
import { patiently } from "./LockWait.ts"
import { find, positionAt, read, tail } from "./Reader.ts"
import { FileFault, isLocked } from "./SqliteFault.ts"
import { restore } from "./Writer.ts"

/** An error as the port reports it; one that no file can cause is a defect. */
export const storeFailed = (
  doing: string,
  path: string,
  cause: unknown
): Effect.Effect<never, EventStore.StoreFailed> => {
  const failure = failureOf(doing, path, cause)
  return failure === undefined ? Effect.die(cause) : Effect.fail(new EventStore.StoreFailed(failure))
}

/** Times are in milliseconds. */
export class EventLog implements EventStore.EventStoreService {
  readonly #file: Connection
  readonly #lockTimeout: number
  readonly #growth: Growth<EventStore.StoreFailed>
  readonly #appender: Appender

  constructor(file: Connection, lockTimeout: number, pollInterval: number) {
    this.#file = file
    this.#lockTimeout = lockTimeout
    this.#growth = new Growth(
      () => tail(file).position,
      pollInterval,
      (cause) => (isLocked(cause) ? undefined : storeFailed("watching", file.path, cause))
    )
    this.#appender = new Appender(file, lockTimeout, this.#growth.look)
  }

  readonly append: EventStore.EventStoreService["append"] = (events, condition) =>
    Effect.clockWith((clock) => {
      const invalid = AppendRules.invalidAppend(events)
      if (invalid !== undefined) return Effect.fail(invalid)
      const append = { events, condition, now: () => clock.currentTimeMillisUnsafe() }
      return Effect.callback<EventStore.Appended, EventStore.AppendError>((resume) => {
        const withdraw = this.#appender.submit(append, resume)
        return Effect.sync(withdraw)
      })
    })

  readonly read: EventStore.EventStoreService["read"] = (parts, options = {}) =>
    this.#snapshot(() => read(this.#file, parts, options))

  readonly positionAt: EventStore.EventStoreService["positionAt"] = (instant) =>
    this.#snapshot(() => SequencePosition.at(positionAt(this.#file, instant)))

  readonly find: EventStore.EventStoreService["find"] = (ids) => this.#snapshot(() => find(this.#file, ids))

  readonly restore: EventStore.EventStoreService["restore"] = (events) =>
    Effect.flatMap(
      this.#attempt("restoring", () => this.#file.exclusively(() => restore(this.#file, events))),
      (refused) => {
        if (refused !== undefined) return Effect.fail(refused)
        return Effect.sync(this.#growth.look)
      }
    )

  readonly subscribe: EventStore.EventStoreService["subscribe"] = (query, { after = SequencePosition.start } = {}) =>
    Subscription.subscription({ read: this.read, grown: (beyond) => this.#growth.grown(beyond) }, query, after)

  /** Answers everybody who still waits; the file itself is closed by whoever opened it. */
  close(): void {
    this.#appender.close()
    this.#growth.close(storeFailed("watching", this.#file.path, new FileFault("unavailable", "the store was closed")))
  }

  #snapshot<A>(work: () => A): Effect.Effect<A, EventStore.StoreFailed> {
    return this.#attempt("reading", () => this.#file.snapshot(work))
  }

  #attempt<A>(doing: string, work: () => A): Effect.Effect<A, EventStore.StoreFailed> {
    return Effect.suspend(() => {
      try {
        return Effect.succeed(work())
      } catch (cause) {
        const fail = (cause: unknown) => storeFailed(doing, this.#file.path, cause)
        return isLocked(cause) ? Effect.catch(patiently(this.#lockTimeout, work), fail) : fail(cause)
      }
    })
  }
}
