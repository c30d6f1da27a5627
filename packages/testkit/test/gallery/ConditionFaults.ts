/**
 * Stores that let appends through which they should have failed, or fail those they should have let through.
 */
import { AppendRules, EventStore, SequencePosition } from "@westum/mobility"
import { Effect, Semaphore } from "effect"
import { type BrokenStore, ruled, wrapped } from "./BrokenStore.ts"
import { headOf, holds, judgeIds, sound } from "./NaiveStore.ts"

type Store = EventStore.EventStoreService
type Condition = EventStore.AppendCondition

const onCondition =
  (change: (condition: Condition) => Condition | undefined) =>
  ({ append }: Store): Partial<Store> => ({
    append: (events, condition) => append(events, condition && change(condition))
  })

const oneItem = (condition: Condition, i: number): Condition => {
  const item = condition.failIfEventsMatch.at(i)
  return item === undefined ? condition : { ...condition, failIfEventsMatch: [item] }
}

/** Judges, gives way to others, and only then records. */
export const checkBeforeLock = ({ append, find, read }: Store): Store["append"] =>
  Effect.fnUntraced(function* (events, condition) {
    const stored = yield* find(events.map(({ id }) => id))
    if (condition !== undefined && stored.length === 0 && AppendRules.invalidAppend(events) === undefined) {
      const { after = SequencePosition.start, failIfEventsMatch } = condition
      const { events: found, head } = yield* read([{ query: failIfEventsMatch, after }])
      if (found.length > 0) return yield* new EventStore.ConditionFailed({ head })
      yield* Effect.yieldNow
    }
    return yield* append(events)
  })

const withAfter = "conditions: `after` excuses what stands at it"
const items = "conditions: any item of several fails the append"
const first = "repeated ids: repeated events are judged before the condition"

export const conditionFaults: ReadonlyArray<BrokenStore> = [
  wrapped(
    "the condition ignored",
    "conditions: without `after` any match fails",
    onCondition(() => undefined)
  ),
  wrapped(
    "after ignored",
    withAfter,
    onCondition(({ failIfEventsMatch }) => ({ failIfEventsMatch }))
  ),
  wrapped(
    "after taken for before it",
    withAfter,
    onCondition(({ after = SequencePosition.start, failIfEventsMatch }) => ({
      failIfEventsMatch,
      after: after === 0 ? after : SequencePosition.at(after - 1)
    }))
  ),
  ruled("no after taken for the head", "conditions: without `after` any match fails", {
    judge: (rules, log, events, condition) =>
      sound.judge(rules, log, events, condition?.after === undefined ? undefined : condition)
  }),
  ruled("after refused above the last match", "conditions: `after` may be the head", {
    judge: (rules, log, events, condition) => {
      const matches =
        condition === undefined ? [] : log.filter(({ event }) => rules.matches(condition.failIfEventsMatch, event))
      const stale = condition?.after !== undefined && matches.length > 0 && headOf(matches) !== condition.after
      const judged = sound.judge(rules, log, events, condition)
      return judged === undefined && stale ? new EventStore.ConditionFailed({ head: headOf(log) }) : judged
    }
  }),
  wrapped(
    "the first item of a condition alone",
    items,
    onCondition((condition) => oneItem(condition, 0))
  ),
  wrapped(
    "the last item of a condition alone",
    items,
    onCondition((condition) => oneItem(condition, -1))
  ),
  wrapped(
    "a part of the condition forgotten",
    items,
    onCondition((condition) => {
      const [head, ...rest] = condition.failIfEventsMatch
      return { ...condition, failIfEventsMatch: [head, ...rest.slice(0, -1)] }
    })
  ),
  ruled("the types of a condition ignored", "conditions: types only, tags only, both", {
    judge: (rules, log, events, condition) =>
      sound.judge(
        {
          ...rules,
          matches: (query, event) => rules.matches([{ ...query[0], types: [event.type] }, ...query.slice(1)], event)
        },
        log,
        events,
        condition
      )
  }),
  ruled("events of the append counted by its own condition", "conditions: the events of the append itself", {
    judge: (rules, log, events, condition) =>
      sound.judge(rules, log, events, condition) ??
      (condition !== undefined &&
      events.length > 1 &&
      events.some((event) => rules.matches(condition.failIfEventsMatch, event))
        ? new EventStore.ConditionFailed({ head: headOf(log) })
        : undefined)
  }),
  wrapped(
    "the known position told instead of the head",
    "conditions: without `after` any match fails",
    ({ append }) => ({
      append: (events, condition) =>
        Effect.mapError(append(events, condition), (error) =>
          error._tag === "ConditionFailed"
            ? new EventStore.ConditionFailed({ head: condition?.after ?? SequencePosition.start })
            : error
        )
    })
  ),
  wrapped("conditions checked outside the lock", "races: 2 racers for one place", (store) => ({
    append: checkBeforeLock(store)
  })),
  wrapped("unconditional appends outside the lock", "races: unconditional appends are seen", (store) => {
    const lock = Semaphore.makeUnsafe(1)
    const checked = checkBeforeLock(store)
    return {
      append: (events, condition) =>
        condition === undefined ? store.append(events) : lock.withPermits(1)(checked(events, condition))
    }
  }),
  ruled("boundaries that share a tag taken for one", "races: deciders on boundaries of their own", {
    judge: (rules, log, events, condition) =>
      sound.judge(
        { ...rules, matches: (query, event) => rules.matches(query, event) || event.tags.includes("project:p") },
        log,
        events,
        condition
      )
  }),
  ruled("ids judged after the condition", first, {
    judge: (rules, log, events, condition) => {
      const invalid = AppendRules.invalidAppend(events)
      if (invalid !== undefined) return invalid
      if (condition !== undefined && !holds(rules, log, condition)) {
        return new EventStore.ConditionFailed({ head: headOf(log) })
      }
      return judgeIds(log, events)
    }
  })
]
