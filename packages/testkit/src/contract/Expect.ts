/**
 * What checks expect, with messages that name the first difference.
 */
import { type Event, type EventStore, Query } from "@westum/mobility"
import { Effect, Predicate, Result } from "effect"
import assert from "node:assert/strict"
import { isDeepStrictEqual } from "node:util"
import type { Batch } from "../Events.ts"
import { orderProblem } from "../oracle/Order.ts"

type Log = ReadonlyArray<Event.SequencedEvent>

/** An append that succeeded. */
export interface Acknowledged {
  readonly events: Batch
  readonly appended: EventStore.Appended
}

/** Appends, and keeps what was appended beside the answer. */
export const acknowledge = (
  store: EventStore.EventStoreService,
  events: Batch,
  condition?: EventStore.AppendCondition
): Effect.Effect<Acknowledged, EventStore.AppendError> =>
  Effect.map(store.append(events, condition), (appended) => ({ events, appended }))

/** Like acknowledge, but nothing where the condition fails; other errors stay errors. */
export const attempt = (store: EventStore.EventStoreService, events: Batch, condition: EventStore.AppendCondition) =>
  Effect.catchTag(acknowledge(store, events, condition), "ConditionFailed", () => Effect.undefined)

/** Everything in the store. */
export const wholeLog = (store: EventStore.EventStoreService): Effect.Effect<Log, EventStore.StoreFailed> =>
  Effect.map(store.read([{ query: Query.all }]), ({ events }) => events)

/** The types of the events that a query wants, in order. */
export const typesOf = (store: EventStore.EventStoreService, query: Query.Query) =>
  Effect.map(store.read([{ query }]), ({ events }) => events.map(({ event }) => event.type))

/** Fails at the first entry that differs: a diff of long logs helps nobody, and takes minutes. */
export const sameList = (actual: ReadonlyArray<unknown>, expected: ReadonlyArray<unknown>): void => {
  const differs = expected.findIndex((entry, i) => !isDeepStrictEqual(actual[i], entry))
  if (differs >= 0) assert.deepStrictEqual([differs, actual[differs]], [differs, expected[differs]])
  assert.equal(actual.length, expected.length, `${actual.length} entries, but ${expected.length} are right`)
}

/** Fails at the first event that differs. */
export const sameEvents = (actual: Log, expected: Log): void => sameList(actual, expected)

/** Positions increase from 1, by one each where no gaps are declared, and no event was recorded before its predecessor. */
export const wellOrdered = (log: Log, gapless: boolean): void => {
  for (const [i, stored] of log.entries()) {
    const problem = orderProblem(stored, log[i - 1], gapless)
    assert.ok(problem === undefined, problem)
  }
}

/** The log holds exactly these appends, each in one piece where its answer said it stands. */
export const exactly = (log: Log, acknowledged: ReadonlyArray<Acknowledged>): void => {
  const inOrder = acknowledged.toSorted((a, b) => a.appended.first - b.appended.first)
  assert.deepStrictEqual(
    log.length,
    inOrder.flatMap(({ events }) => events).length,
    "not what was acknowledged is stored"
  )
  let next = 0
  for (const { appended, events } of inOrder) {
    const stored = log.slice(next, (next += events.length))
    sameList(
      stored.map(({ event }) => event),
      events
    )
    assert.equal(stored.at(0)?.position, appended.first, "an append begins elsewhere than was acknowledged")
    assert.equal(stored.at(-1)?.position, appended.last, "an append ends elsewhere than was acknowledged")
    for (const { recordedAt } of stored) assert.equal(recordedAt, appended.recordedAt, "recorded at another instant")
  }
}

/** The error of an attempt that must be refused in this way. */
export const refused = <E extends { readonly _tag: string; readonly message: string }, const Tag extends E["_tag"]>(
  attempt: Effect.Effect<unknown, E>,
  tag: Tag
): Effect.Effect<E & { readonly _tag: Tag }> =>
  Effect.map(Effect.result(attempt), (result) => {
    if (Result.isSuccess(result)) return assert.fail(`expected ${tag}, but it succeeded`)
    if (Predicate.isTagged(result.failure, tag)) return result.failure
    return assert.fail(`expected ${tag}, but it failed with ${result.failure._tag}: ${result.failure.message}`)
  })

/** The error of an append that must be refused in this way and leave the store as it was. */
export const refusedWithoutTrace = <const Tag extends EventStore.AppendError["_tag"]>(
  store: EventStore.EventStoreService,
  events: Batch,
  condition: EventStore.AppendCondition | undefined,
  tag: Tag
) =>
  Effect.gen(function* () {
    const before = yield* store.read([{ query: Query.all }])
    const error = yield* refused(store.append(events, condition), tag)
    const after = yield* store.read([{ query: Query.all }])
    assert.equal(after.head, before.head, `after ${tag} the head has moved`)
    sameEvents(after.events, before.events)
    return error
  })
