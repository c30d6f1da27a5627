/**
 * A log on a server as an event store: every call of the port as statements.
 */
import { AppendRules, EventStore, SequencePosition, Subscription } from "@westum/mobility"
import { Effect, Scope } from "effect"
import { isSqlError, type SqlError } from "effect/sql/SqlError"
import { Appender } from "./Appender.ts"
import { type Attempt, attemptOn, failing } from "./Attempt.ts"
import { type Run, runOn } from "./Database.ts"
import { type DatabaseFault, storeClosed } from "./DatabaseFault.ts"
import { type Doing, type Failure, isAway } from "./Failure.ts"
import { follow, grownOnly } from "./Following.ts"
import { Growth } from "./Growth.ts"
import { listen } from "./Listening.ts"
import { apart, outside } from "./OpenTransaction.ts"
import type { Reached } from "./Reach.ts"
import { find, head, positionAt, read } from "./Reader.ts"
import { SharedReads } from "./SharedReads.ts"
import { smallRead } from "./SmallReads.ts"
import { unrestorable, unstorable } from "./Unstorable.ts"
import { restore } from "./Writer.ts"
import { writeAllOn, writeOn } from "./Writing.ts"

/** A log that was opened. Times are in milliseconds. */
export interface Opened extends Reached {
  readonly retryFor: number
  readonly pollInterval: number
}

const failed = (failure: Failure): EventStore.StoreFailed => new EventStore.StoreFailed(failure)

/** An error as the port reports it; one that no server can cause is a defect. */
export const storeFailed = (
  doing: Doing,
  where: string,
  error: unknown
): Effect.Effect<never, EventStore.StoreFailed> => Effect.mapError(failing(doing, where, error), failed)

export class EventLog implements EventStore.EventStoreService {
  readonly #opened: Opened
  readonly #attempt: Attempt<EventStore.StoreFailed>
  readonly #run: Run
  readonly #scope: Scope.Scope
  readonly #appender: Appender
  readonly #reads: SharedReads
  readonly #growth = new Growth<EventStore.StoreFailed>()
  #listens = false
  #isClosed = false

  constructor(opened: Opened, scope: Scope.Scope) {
    this.#opened = opened
    this.#attempt = attemptOn(opened.where, failed, () => this.#isClosed)
    this.#run = opened.look
    this.#scope = scope
    this.#reads = new SharedReads(this.#run, opened.tenant, opened.answerTimeout)
    this.#appender = new Appender({
      ...opened,
      write: writeOn(opened.client, opened.wireOf, opened),
      grew: this.#growth.grew
    })
  }

  /** Works until the scope closes; whoever waits then is answered. */
  get start(): Effect.Effect<void, never, Scope.Scope> {
    return Effect.andThen(
      Effect.addFinalizer(() =>
        Effect.sync(() => {
          this.#isClosed = true
          this.#growth.answer(this.#closed)
        })
      ),
      outside(this.#opened.client, Effect.andThen(this.#reads.start, this.#appender.start))
    )
  }

  get #closed(): Effect.Effect<never, EventStore.StoreFailed> {
    return storeFailed("watching", this.#opened.where, storeClosed())
  }

  readonly append: EventStore.EventStoreService["append"] = (events, condition) =>
    Effect.clockWith((clock): Effect.Effect<EventStore.Appended, EventStore.AppendError> => {
      const invalid = AppendRules.invalidAppend(events) ?? unstorable(events)
      if (invalid !== undefined) return Effect.fail(invalid)
      const append = { events, condition, now: () => clock.currentTimeMillisUnsafe() }
      return Effect.andThen(apart, this.#appender.append(append))
    })

  readonly read: EventStore.EventStoreService["read"] = (parts, options = {}) =>
    this.#attempt("reading", this.#read(parts, options))

  #read(parts: ReadonlyArray<EventStore.ReadPart>, options: EventStore.ReadOptions) {
    const pages = read(this.#run, this.#opened.tenant, parts, options)
    const small = smallRead(parts, options)
    if (small === undefined) return pages
    return Effect.flatMap(this.#reads.read(small), (found) => (found === undefined ? pages : Effect.succeed(found)))
  }

  readonly positionAt: EventStore.EventStoreService["positionAt"] = (instant) =>
    this.#attempt("reading", positionAt(this.#run, this.#opened.tenant, instant))

  readonly find: EventStore.EventStoreService["find"] = (ids) =>
    this.#attempt("reading", find(this.#run, this.#opened.tenant, ids))

  readonly restore: EventStore.EventStoreService["restore"] = (events) => {
    const { client, tenant, wireOf } = this.#opened
    const filled = writeAllOn(client, wireOf, this.#opened, restore(runOn(client), tenant, events))
    const empty = Effect.flatMap(this.#attempt("restoring", head(this.#run, tenant)), (position) =>
      position > 0 ? Effect.fail(new EventStore.NotEmpty({ head: SequencePosition.at(position) })) : Effect.void
    )
    return Effect.suspend((): ReturnType<EventStore.EventStoreService["restore"]> => {
      const invalid = AppendRules.invalidRestore(events) ?? unrestorable(events)
      if (invalid !== undefined) return Effect.andThen(empty, Effect.fail(invalid))
      return Effect.flatMap(Effect.andThen(apart, this.#attempt("restoring", filled)), (refused) =>
        refused === undefined ? Effect.void : Effect.fail(refused)
      )
    })
  }

  readonly subscribe: EventStore.EventStoreService["subscribe"] = (query, { after = SequencePosition.start } = {}) =>
    Subscription.subscription({ read: this.#follow, grown: this.#grown }, query, after)

  readonly #follow = (parts: readonly [EventStore.ReadPart], options: EventStore.ReadOptions) =>
    this.#attempt("watching", follow(this.#run, this.#opened.tenant, this.#growth)(parts, options))

  /** Nobody would answer who begins to wait when all have been told that it is closed. */
  readonly #grown = (beyond: number): Effect.Effect<void, EventStore.StoreFailed> =>
    Effect.suspend(() => (this.#isClosed ? this.#closed : Effect.andThen(this.#listening, this.#growth.grown(beyond))))

  /** From the first subscription on. */
  get #listening(): Effect.Effect<void> {
    return Effect.suspend(() => {
      if (this.#listens) return Effect.void
      this.#listens = true
      const { client, pollInterval, tenant, where } = this.#opened
      const source = {
        client,
        tenant,
        growth: this.#growth,
        head: grownOnly(this.#growth, head(this.#run, tenant), (found) => found),
        pollInterval,
        failed: (error: SqlError | DatabaseFault) =>
          isSqlError(error) && isAway(error) ? undefined : storeFailed("watching", where, error)
      }
      return Scope.provide(outside(client, listen(source)), this.#scope)
    })
  }
}
