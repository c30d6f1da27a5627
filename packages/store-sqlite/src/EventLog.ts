/**
 * An open file as an event store: every call of the port as work on the connection.
 */
import { AppendRules, type EventStore, SequencePosition, Subscription } from "@westum/mobility"
import { Effect } from "effect"
import { Appender } from "./Appender.ts"
import { type Attempt, attemptOn, told } from "./Attempt.ts"
import type { Connection } from "./Connection.ts"
import { storeFailed } from "./Failure.ts"
import { Growth } from "./Growth.ts"
import { find, positionAt, read, tail } from "./Reader.ts"
import { FileFault, isLocked } from "./SqliteFault.ts"
import { restore } from "./Writer.ts"

/** Times are in milliseconds. */
export class EventLog implements EventStore.EventStoreService {
  readonly #file: Connection
  readonly #attempt: Attempt<EventStore.StoreFailed>
  readonly #growth: Growth<EventStore.StoreFailed>
  readonly #appender: Appender

  constructor(file: Connection, lockTimeout: number, pollInterval: number) {
    this.#file = file
    this.#attempt = attemptOn(file.path, lockTimeout, storeFailed)
    this.#growth = new Growth(
      () => tail(file).position,
      pollInterval,
      (cause) => (isLocked(cause) ? undefined : this.#notWatched(cause))
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
    this.#attempt("reading", () => read(this.#file, parts, options))

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
    this.#growth.close(this.#notWatched(new FileFault("unavailable", "the store was closed")))
  }

  #snapshot<A>(work: () => A): Effect.Effect<A, EventStore.StoreFailed> {
    return this.#attempt("reading", () => this.#file.snapshot(work))
  }

  #notWatched(cause: unknown): Effect.Effect<never, EventStore.StoreFailed> {
    return told("watching", this.#file.path, cause, storeFailed)
  }
}
