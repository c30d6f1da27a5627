/**
 * An event store that is looked at from outside: appends, reads and subscriptions of any adapter.
 */
import { type Context, Effect, Exit, Stream } from "effect"
import type { EventStoreService, ReadPart, StoreFailed } from "../eventsourcing/EventStore.ts"
import { failureOf, tagOf } from "../eventsourcing/Failure.ts"
import { measure } from "./Meters.ts"
import { type Ending, observed } from "./Observation.ts"

/** What a failure of the store is worth in the log. */
const lineOf = (failed: StoreFailed | undefined): Partial<Ending> => {
  if (failed === undefined) return {}
  const details = { reason: failed.reason, outcome: failed.outcome }
  return failed.outcome === "unknown"
    ? { line: "Nobody knows whether an append was made", severity: "Error", details }
    : { line: "The event store failed", details }
}

const appending =
  (store: EventStoreService): EventStoreService["append"] =>
  (events, condition) =>
    observed(store.append(events, condition), {
      span: "mobility.append",
      attributes: { "mobility.events": events.length },
      ended: (exit, seconds, context) => {
        measure(context, "mobility.append.duration", seconds)
        measure(context, "mobility.append.events", events.length)
        if (Exit.isSuccess(exit)) {
          const { alreadyStored, first, last } = exit.value
          const outcome = alreadyStored ? "again" : "appended"
          measure(context, "mobility.appends", 1, { outcome })
          const stands = { "mobility.position.first": first, "mobility.position.last": last }
          return { attributes: { "mobility.outcome": outcome, ...stands } }
        }
        const tag = tagOf(exit.cause)
        // That somebody else was faster is no fault.
        const outcome = tag === "ConditionFailed" ? "conflict" : tag
        measure(context, "mobility.appends", 1, { outcome })
        const failure = failureOf(exit.cause)
        const attributes = { "mobility.outcome": outcome }
        if (outcome === "conflict") return { attributes }
        return { attributes, failed: tag, ...lineOf(failure?._tag === "StoreFailed" ? failure : undefined) }
      }
    })

type Asking = "find" | "position" | "read"

const reading = <A>(
  ask: Asking,
  read: Effect.Effect<A, StoreFailed>,
  parts: ReadonlyArray<ReadPart>,
  eventsIn: (answer: A) => number
): Effect.Effect<A, StoreFailed> =>
  observed(read, {
    span: "mobility.read",
    attributes: { "mobility.ask": ask, "mobility.parts": parts.length },
    ended: (exit, _, context) => {
      const outcome = Exit.isSuccess(exit) ? "read" : tagOf(exit.cause)
      measure(context, "mobility.reads", 1, { ask, outcome })
      countParts(context, parts)
      if (Exit.isFailure(exit)) {
        return { attributes: { "mobility.outcome": outcome }, failed: outcome, ...lineOf(failureOf(exit.cause)) }
      }
      const events = eventsIn(exit.value)
      measure(context, "mobility.read.events", events)
      return { attributes: { "mobility.outcome": outcome, "mobility.events": events } }
    }
  })

const countParts = (context: Context.Context<never>, parts: ReadonlyArray<ReadPart>): void => {
  const start = parts.filter(({ after = 0 }) => after === 0).length
  if (start > 0) measure(context, "mobility.read.parts", start, { from: "start" })
  if (start < parts.length) measure(context, "mobility.read.parts", parts.length - start, { from: "later" })
}

const subscribing =
  (store: EventStoreService): EventStoreService["subscribe"] =>
  (query, options) =>
    store.subscribe(query, options).pipe(
      Stream.tap(({ events }) =>
        Effect.contextWith((context: Context.Context<never>) =>
          Effect.sync(() => measure(context, "mobility.subscription.events", events.length))
        )
      ),
      Stream.tapError(({ _tag: outcome, reason }) =>
        Effect.contextWith((context: Context.Context<never>) => {
          measure(context, "mobility.subscriptions.ended", 1, { outcome })
          return Effect.logWarning("A subscription failed; whoever follows the log has to begin again", { reason })
        })
      )
    )

/** The same store, looked at. */
export const observedStore = (store: EventStoreService): EventStoreService => ({
  append: appending(store),
  read: (parts, options) => reading("read", store.read(parts, options), parts, ({ events }) => events.length),
  find: (ids) => reading("find", store.find(ids), [], ({ length }) => length),
  positionAt: (instant) => reading("position", store.positionAt(instant), [], () => 0),
  subscribe: subscribing(store),
  restore: store.restore
})
