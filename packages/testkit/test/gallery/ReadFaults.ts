/**
 * Stores whose reads are not what they should be: too much, too little, out of order, or with the head of another moment.
 */
import { type EventStore, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect, Struct } from "effect"
import { type BrokenStore, wrapped } from "./BrokenStore.ts"

type Store = EventStore.EventStoreService

const onRead =
  (change: (read: Store["read"], ...asked: Parameters<Store["read"]>) => ReturnType<Store["read"]>) =>
  ({ read }: Store): Partial<Store> => ({ read: (parts, options) => change(read, parts, options) })

const limited = "reading: a limit takes the earliest"
const until = "reading: `until` ends the read"
const parts = "reading: each part has its own `after`"
const snapshot = "snapshots: a read of everything"

const inPosition = (stored: EventStore.ReadResult["events"]) => stored.toSorted((a, b) => a.position - b.position)

export const readFaults: ReadonlyArray<BrokenStore> = [
  wrapped(
    "an empty store that ends where its first event will stand",
    "reading: an empty store ends at 0",
    onRead((read, parts, options) =>
      Effect.map(read(parts, options), ({ events, head }) => ({
        events,
        head: head === 0 ? SequencePosition.at(1) : head
      }))
    )
  ),
  wrapped(
    "limit ignored",
    limited,
    onRead((read, parts, options = {}) => read(parts, Struct.omit(options, ["limit"])))
  ),
  wrapped(
    "backwards ignored",
    limited,
    onRead((read, parts, options = {}) => read(parts, Struct.omit(options, ["backwards"])))
  ),
  wrapped(
    "a limit of the earliest, also backwards",
    limited,
    onRead((read, parts, { backwards, ...rest } = {}) =>
      Effect.map(read(parts, rest), ({ events, head }) => ({
        head,
        events: backwards === true ? events.toReversed() : events
      }))
    )
  ),
  wrapped(
    "a limit of 0 taken for none",
    "reading: a read that finds nothing",
    onRead((read, parts, { limit = 0, ...rest } = {}) => read(parts, limit === 0 ? rest : { ...rest, limit }))
  ),
  wrapped(
    "a limit without end taken for none at all",
    "reading: a limit may be more than there is",
    onRead((read, parts, { limit = 1, ...rest } = {}) =>
      read(parts, { ...rest, limit: Number.isFinite(limit) ? limit : 0 })
    )
  ),
  wrapped(
    "until ignored",
    until,
    onRead((read, parts, options = {}) => read(parts, Struct.omit(options, ["until"])))
  ),
  wrapped(
    "a head above until",
    until,
    onRead((read, parts, options) =>
      Effect.zipWith(read(parts, options), read(parts), ({ events }, { head }) => ({ events, head }))
    )
  ),
  wrapped(
    "a head lifted by until",
    until,
    onRead((read, parts, options = {}) =>
      Effect.map(read(parts, options), ({ events, head }) => ({ events, head: options.until ?? head }))
    )
  ),
  wrapped(
    "after taken for at or after",
    "reading: `after` leaves out",
    onRead((read, parts, options) =>
      read(
        Arr.map(parts, ({ after, query }) =>
          after === undefined || after === 0 ? { query } : { query, after: SequencePosition.at(after - 1) }
        ),
        options
      )
    )
  ),
  wrapped(
    "one after for all parts",
    parts,
    onRead((read, parts, options) =>
      read(
        Arr.map(parts, (part) => ({ ...parts[0], query: part.query })),
        options
      )
    )
  ),
  wrapped(
    "what two parts want told twice",
    parts,
    onRead((read, parts, options) =>
      Effect.map(
        Effect.forEach(parts, (part) => read([part], options)),
        ([first, ...more]) => ({
          head: first.head,
          events: inPosition([first, ...more].flatMap(({ events }) => events)).slice(0, options?.limit)
        })
      )
    )
  ),
  wrapped(
    "the first part alone",
    parts,
    onRead((read, [first], options) => read([first], options))
  ),
  wrapped(
    "a limit for each part",
    parts,
    onRead((read, parts, options) =>
      Effect.map(
        Effect.forEach(parts, (part) => read([part], options)),
        ([first, ...more]) => {
          const all = new Map(
            [first, ...more].flatMap(({ events }) => events).map((stored) => [stored.position, stored])
          )
          const inOrder = inPosition([...all.values()])
          return { head: first.head, events: options?.backwards === true ? inOrder.toReversed() : inOrder }
        }
      )
    )
  ),
  wrapped(
    "the last match taken for the head",
    "reading: a read that finds nothing",
    onRead((read, parts, options) =>
      Effect.map(read(parts, options), ({ events }) => ({
        events,
        head: Arr.reduce(events, SequencePosition.start, (head, { position }) => SequencePosition.later(head, position))
      }))
    )
  ),
  wrapped(
    "events and head from two snapshots, the head first",
    snapshot,
    onRead((read, parts, options) =>
      Effect.gen(function* () {
        const { head } = yield* read(parts, options)
        yield* Effect.yieldNow
        return { head, events: (yield* read(parts, options)).events }
      })
    )
  ),
  wrapped(
    "events and head from two snapshots, the head last",
    snapshot,
    onRead((read, parts, options) =>
      Effect.gen(function* () {
        const { events } = yield* read(parts, options)
        yield* Effect.yieldNow
        return { head: (yield* read(parts, options)).head, events }
      })
    )
  )
]
