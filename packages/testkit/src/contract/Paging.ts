/**
 * Reads of random logs, at once and page by page, answer as looking at every event does.
 */
import { type Event, type EventStore, type Query, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import * as Evaluator from "./Evaluator.ts"
import { sameEvents } from "./Expect.ts"
import { property } from "./Property.ts"
import { filled, place } from "./RandomLog.ts"

type Parts = Arr.NonEmptyReadonlyArray<EventStore.ReadPart>

interface Read {
  readonly batches: ReadonlyArray<Events.Batch>
  readonly parts: Arr.NonEmptyReadonlyArray<readonly [Query.Query, number]>
  readonly limit: number | undefined
  readonly backwards: boolean
  readonly until: number | undefined
}

const places = 20

// Most parts begin at the start, as most reads do, so that what is read is not most often nothing.
const after = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: places }) })

const part = fc.tuple(Events.query, after)

const reads: fc.Arbitrary<Read> = fc.record({
  batches: Events.batches(),
  parts: fc
    .tuple(part, fc.array(part, { maxLength: 2, size: "max" }))
    .map(([first, more]) => [first, ...more] as const),
  limit: fc.option(fc.nat({ max: 5 }), { nil: undefined, freq: 2 }),
  backwards: fc.boolean(),
  until: fc.option(fc.nat({ max: places }), { nil: undefined, freq: 1 })
})

const partsOf = ({ parts }: Read, log: Evaluator.Log): Parts =>
  Arr.map(parts, ([query, after]) => (after === 0 ? { query } : { query, after: place(log, after) }))

const onwards = (
  store: EventStore.EventStoreService,
  parts: Parts,
  until: SequencePosition.SequencePosition,
  limit: number
) =>
  Effect.gen(function* () {
    const all: Array<Event.SequencedEvent> = []
    let from = parts
    for (;;) {
      const { events } = yield* store.read(from, { limit, until })
      const last = events.at(-1)
      if (last === undefined) return all
      all.push(...events)
      from = Arr.map(from, ({ after = SequencePosition.start, query }) => ({
        query,
        after: SequencePosition.later(after, last.position)
      }))
    }
  })

const backwards = (
  store: EventStore.EventStoreService,
  parts: Parts,
  head: SequencePosition.SequencePosition,
  limit: number
) =>
  Effect.gen(function* () {
    const all: Array<Event.SequencedEvent> = []
    let until = head
    for (;;) {
      const { events } = yield* store.read(parts, { limit, until, backwards: true })
      const last = events.at(-1)
      if (last === undefined) return all
      all.push(...events)
      until = SequencePosition.at(last.position - 1)
    }
  })

export const paging: ReadonlyArray<Check> = [
  check("reads answer as looking at every event does (property)", function* ({ fresh }) {
    yield* property(reads, (read) =>
      Effect.gen(function* () {
        const { log, store } = yield* filled(fresh, read.batches)
        const options: EventStore.ReadOptions = {
          backwards: read.backwards,
          ...(read.limit !== undefined && { limit: read.limit }),
          ...(read.until !== undefined && { until: place(log, read.until) })
        }
        const actual = yield* store.read(partsOf(read, log), options)
        const expected = Evaluator.read(log, partsOf(read, log), options)
        assert.equal(actual.head, expected.head)
        sameEvents(actual.events, expected.events)
      })
    )
  }),

  check("page by page, in both directions, gives what one read gives (property)", function* ({ fresh }) {
    yield* property(reads, (read) =>
      Effect.gen(function* () {
        const { log, store } = yield* filled(fresh, read.batches)
        const parts = partsOf(read, log)
        const limit = (read.limit ?? 0) + 1
        const whole = yield* store.read(parts)
        // What is recorded between two pages belongs to no page.
        yield* store.append(Events.many(3, "place.taken", ["place:a"]))
        sameEvents(yield* onwards(store, parts, whole.head, limit), whole.events)
        sameEvents(yield* backwards(store, parts, whole.head, limit), whole.events.toReversed())
      })
    )
  })
]
