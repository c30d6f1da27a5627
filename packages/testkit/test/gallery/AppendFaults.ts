/**
 * Stores that record something else than they were given, or answer something else than they did.
 */
import { type Event, EventStore, Query, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import { type BrokenStore, ruled, storing, wrapped } from "./BrokenStore.ts"
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

const rewritten = (text: string): string => JSON.stringify(JSON.parse(text))

const trimmed = (tag: Event.Tag): Event.Tag => {
  const colon = tag.indexOf(":")
  return `${tag.slice(0, colon).trim()}:${tag.slice(colon + 1).trim()}`
}

/** An answer for what was not recorded. */
const lost = (
  events: ReadonlyArray<Event.EncodedEvent>,
  head: SequencePosition.SequencePosition
): EventStore.Appended => ({
  first: SequencePosition.at(head + 1),
  last: SequencePosition.at(head + events.length),
  recordedAt: 0,
  alreadyStored: false
})

const atomic = "appending: a refused append leaves nothing"

export const appendFaults: ReadonlyArray<BrokenStore> = [
  wrapped("each event of a batch on its own", atomic, ({ append }) => ({
    append: (events, condition) =>
      Effect.map(
        Effect.forEach(events, (event, i) => append([event], i === 0 ? condition : undefined)),
        (answers) => ({
          ...answers[0],
          last: Arr.lastNonEmpty(answers).last
        })
      )
  })),
  wrapped(
    "large batches in pieces",
    "appending: readers see 10,000 events of one append all at once",
    ({ append }) => ({
      append: (events, condition) =>
        Effect.map(
          Effect.forEach(Arr.chunksOf(events, 1_000), (piece, i) =>
            Effect.andThen(Effect.yieldNow, append(piece, i === 0 ? condition : undefined))
          ),
          (answers) => ({ ...answers[0], last: Arr.lastNonEmpty(answers).last })
        )
    })
  ),
  wrapped("one append in a hundred acknowledged but not recorded", "appending: 1,000 concurrent appends", (store) => {
    let count = 0
    return {
      append: (events, condition) =>
        ++count % 100 === 0
          ? Effect.map(store.read([{ query: Query.all }]), ({ head }) => lost(events, head))
          : store.append(events, condition)
    }
  }),
  wrapped("an append that is interrupted half recorded", "appending: an interrupted append", ({ append }) => ({
    append: (events, condition) =>
      Effect.gen(function* () {
        const [first, ...more] = events
        if (more.length === 0) return yield* append(events, condition)
        const { first: position } = yield* append([first], condition)
        yield* Effect.yieldNow
        const rest = Arr.isArrayNonEmpty(more) ? yield* append(more) : undefined
        return {
          first: position,
          last: rest?.last ?? position,
          recordedAt: rest?.recordedAt ?? 0,
          alreadyStored: false
        }
      })
  })),
  wrapped(
    "neighbours failed by the clash of another",
    "appending: an append that is refused does not fail",
    ({ append }) => {
      let clashed = false
      return {
        append: (events, condition) =>
          Effect.suspend(() =>
            clashed ? Effect.fail(new EventStore.IdClash({ ids: [] })) : append(events, condition)
          ).pipe(
            Effect.tapError((error) =>
              Effect.sync(() => {
                clashed = error._tag === "IdClash" && error.ids.length > 0
              })
            )
          )
      }
    }
  ),
  wrapped(
    "a clash answered as a success",
    "repeated ids: a stored id with other content is a clash, whatever the condition: data",
    onClash(({ find }, events) =>
      Effect.map(find(events.map(({ id }) => id)), (stored) =>
        lost(events, stored[0]?.position ?? SequencePosition.start)
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
  })),
  wrapped(
    "tags trimmed",
    "contents: types and tags are any text",
    storing((event) => ({ ...event, tags: event.tags.map(trimmed) }))
  ),
  wrapped(
    "tags sorted",
    "reading: events come back",
    storing((event) => ({ ...event, tags: event.tags.toSorted() }))
  ),
  wrapped(
    "data parsed and written again",
    "contents: byte for byte: spaces and line breaks",
    storing((event) => ({ ...event, data: rewritten(event.data) }))
  ),
  wrapped(
    "meta parsed and written again",
    "contents: byte for byte: numbers beyond a double",
    storing((event) => ({ ...event, meta: rewritten(event.meta) }))
  ),
  wrapped(
    "text normalised",
    "contents: byte for byte: emoji, combining marks",
    storing((event) => ({ ...event, data: event.data.normalize() }))
  ),
  wrapped(
    "data cut off at 64 kB",
    "contents: byte for byte: a megabyte",
    storing((event) => ({ ...event, data: event.data.slice(0, 65_536) }))
  ),
  wrapped(
    "the digest forgotten",
    "reading: events come back",
    storing((event) => ({ ...event, digest: "" }))
  ),
  wrapped(
    "a version of 16 bits",
    "contents: a version may be high",
    storing((event) => ({ ...event, version: event.version & 0xff_ff }))
  )
]
