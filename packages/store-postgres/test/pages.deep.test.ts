/**
 * Reads of more than comes in one answer, whatever their length and that of the log, with and without gaps.
 */
import { expect, it } from "@effect/vitest"
import { type Event, type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { event, open, patience } from "./support/Log.ts"

const { schema, url } = fileDatabase()

/** Events in one answer. */
const page = 10_000

/** Events that stand at these positions. */
const logAt = (positions: NonEmptyReadonlyArray<number>): NonEmptyReadonlyArray<Event.SequencedEvent> =>
  Arr.map(positions, (position) => ({
    position: SequencePosition.at(position),
    recordedAt: position,
    event: event("place.taken")
  }))

const logs: ReadonlyArray<readonly [name: string, positions: NonEmptyReadonlyArray<number>]> = [
  ["of one page", Arr.range(1, page)],
  ["of two pages", Arr.range(1, 2 * page)],
  ["of three pages and one event", Arr.range(1, 3 * page + 1)],
  ["with a gap at the end of a page", [...Arr.range(1, page), ...Arr.range(page + 2, 3 * page)]],
  ["with a gap within a page", [...Arr.range(1, page + 10), ...Arr.range(2 * page - 10, 3 * page + 10)]],
  ["with a gap as long as pages", [...Arr.range(1, page), ...Arr.range(5 * page, 6 * page + 1)]]
]

/** Reads by what of the log they give. */
const reads: ReadonlyArray<
  readonly [EventStore.ReadOptions, (positions: ReadonlyArray<number>) => ReadonlyArray<number>]
> = [
  [{}, (all) => all],
  [{ backwards: true }, (all) => all.toReversed()],
  [{ limit: 2 * page }, (all) => all.slice(0, 2 * page)],
  [{ limit: 2 * page + 1 }, (all) => all.slice(0, 2 * page + 1)],
  [{ limit: 2 * page + 1, backwards: true }, (all) => all.toReversed().slice(0, 2 * page + 1)],
  [{ until: SequencePosition.at(2 * page) }, (all) => all.filter((position) => position <= 2 * page)]
]

it.live.each(logs)(
  "a log %s",
  ([, positions]) =>
    Effect.gen(function* () {
      const name = yield* schema
      const store = yield* open({ url: url(), schema: name })
      yield* store.restore(logAt(positions))
      yield* execute(url(), `VACUUM ANALYZE ${name}.event`)
      for (const query of [Query.all, [{ types: ["place.taken"] }]] as const) {
        for (const [options, expected] of reads) {
          const { events } = yield* store.read([{ query }], options)
          expect(events.map(({ position }) => position)).toEqual(expected(positions))
        }
      }
    }),
  patience
)
