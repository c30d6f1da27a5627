/**
 * Stores that judge repeated ids or malformed events wrongly.
 */
import { Event, EventStore, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import { type BrokenStore, ruled, unrecorded, wrapped } from "./BrokenStore.ts"
import { headOf, holds, judgeIds, sound } from "./NaiveStore.ts"

type Store = EventStore.EventStoreService

const onClash =
  (
    change: (
      store: Store,
      events: Parameters<Store["append"]>[0],
      clash: EventStore.IdClash
    ) => ReturnType<Store["append"]>
  ) =>
  (store: Store): Partial<Store> => ({
    append: (events, condition) =>
      Effect.catchTag(store.append(events, condition), "IdClash", (clash) => change(store, events, clash))
  })

/** Judges another event in place of the one that it stores. */
const accepting = (fault: string, caughtBy: string, as: (event: Event.EncodedEvent) => Event.EncodedEvent) =>
  ruled(fault, caughtBy, {
    judge: (rules, log, events, condition) => sound.judge(rules, log, events.map(as), condition)
  })

export const idFaults: ReadonlyArray<BrokenStore> = [
  wrapped(
    "a clash answered as a success",
    "repeated ids: a stored id with other content is a clash, whatever the condition: data",
    onClash(({ find }, events) =>
      Effect.map(find(events.map(({ id }) => id)), (stored) =>
        unrecorded(events, stored[0]?.position ?? SequencePosition.start)
      )
    )
  ),
  wrapped(
    "what is new stored beside what is known",
    "repeated ids: new events beside known ones",
    onClash(({ append }, events, { ids }) => {
      const unknown = events.filter(({ id }) => !ids.includes(id))
      return append(Arr.isArrayNonEmpty(unknown) ? unknown : events)
    })
  ),
  wrapped("the same events again refused", "repeated ids: the same events again succeed", ({ append }) => ({
    append: (events, condition) =>
      Effect.filterOrFail(
        append(events, condition),
        ({ alreadyStored }) => !alreadyStored,
        () => new EventStore.IdClash({ ids: events.map(({ id }) => id) })
      )
  })),
  wrapped("the same events again told as new", "repeated ids: the same events again succeed", ({ append }) => ({
    append: (events, condition) =>
      Effect.map(append(events, condition), (answer) => ({ ...answer, alreadyStored: false }))
  })),
  ruled("an id that is stored twice", "repeated ids: the same events again succeed", {
    judge: (rules, log, events, condition) => {
      const judged = sound.judge(rules, log, events, condition)
      return judged !== undefined && "alreadyStored" in judged ? undefined : judged
    }
  }),
  ruled(
    "a clash seen by type and data alone",
    "repeated ids: a stored id with other content is a clash, whatever the condition: meta",
    {
      judge: (rules, log, events, condition) => {
        const stored = new Map(log.map(({ event }) => [event.id, event]))
        const alike = Arr.map(events, (event) => {
          const known = stored.get(event.id)
          return known?.type === event.type && known.data === event.data ? known : event
        })
        return sound.judge(rules, log, alike, condition)
      }
    }
  ),
  ruled("malformed tags accepted", "invalid appends: a tag without a value", {
    judge: (rules, log, events, condition) =>
      judgeIds(log, events) ??
      (condition === undefined || holds(rules, log, condition)
        ? undefined
        : new EventStore.ConditionFailed({ head: headOf(log) }))
  }),
  accepting("an id with half a surrogate pair accepted", "invalid appends: half a surrogate pair", (event) => ({
    ...event,
    id: event.id.replaceAll(/\p{Surrogate}/gu, "\ufffd")
  })),
  accepting("an id of any length accepted", "invalid appends: an id or a type of more characters", (event) => ({
    ...event,
    id: event.id.slice(0, Event.longestName)
  })),
  accepting("a type of any length accepted", "invalid appends: an id or a type of more characters", (event) => ({
    ...event,
    type: event.type.slice(0, Event.longestName)
  })),
  accepting("half a version accepted", "invalid appends: a version that is no whole number", (event) => ({
    ...event,
    version: Math.ceil(event.version)
  })),
  accepting("a version beyond 32 bits accepted", "invalid appends: a version that is no whole number", (event) => ({
    ...event,
    version: Math.min(event.version, Event.highestVersion)
  })),
  wrapped("what is invalid judged after the ids", "invalid appends: an id twice in one append", ({ append, find }) => ({
    append: (events, condition) =>
      Effect.flatMap(find(events.map(({ id }) => id)), (stored) =>
        stored.length > 0
          ? append(
              Arr.dedupeWith(events, (a, b) => a.id === b.id),
              condition
            )
          : append(events, condition)
      )
  }))
]
