/**
 * A copied log is the log: every event where it was and as it was, however many there are.
 */
import { expect, it } from "@effect/vitest"
import { Array as Arr, Effect } from "effect"
import { copyLog } from "../../src/eventsourcing/CopyLog.ts"
import type { SequencedEvent } from "../../src/eventsourcing/Event.ts"
import type { EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { all } from "../../src/eventsourcing/Query.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { memoryStore } from "./support.ts"

/** Every third position was never given. */
const event = (number: number): SequencedEvent => ({
  position: at(number + Math.floor(number / 2)),
  recordedAt: 1_000_000 + number,
  event: {
    id: `e-${number}`,
    type: "a",
    version: 1,
    tags: [`of:${number % 7}`],
    data: `{ "number": ${number}}`,
    meta: "{}",
    digest: `d-${number}`
  }
})

/** More than are read at once, and as many as that. */
const lengths = [1, 5000, 10_001]

const logOf = (length: number) =>
  Effect.tap(memoryStore, (store) => store.restore(Arr.makeBy(length, (i) => event(i + 1))))

it.effect.each(lengths)("of %d events all arrive", (length) =>
  Effect.gen(function* () {
    const [log, copy] = [yield* logOf(length), yield* memoryStore]
    const copied = yield* copyLog(log, copy)
    expect(copied).toEqual({ events: length, head: event(length).position })
    expect(yield* copy.read([{ query: all }])).toEqual(yield* log.read([{ query: all }]))
  })
)

it.effect("a log without events is not copied, and nothing is copied over another log", () =>
  Effect.gen(function* () {
    const [log, empty, other] = [yield* logOf(3), yield* memoryStore, yield* logOf(1)]
    expect(yield* Effect.flip(copyLog(empty, yield* memoryStore))).toMatchObject({ _tag: "NothingToCopy" })
    expect(yield* Effect.flip(copyLog(log, other))).toMatchObject({ _tag: "NotEmpty", head: 1 })
    expect((yield* other.read([{ query: all }])).events).toHaveLength(1)
  })
)

/** A store that keeps the events otherwise than they were given to it. */
const bent = (store: EventStoreService, bend: (event: SequencedEvent) => SequencedEvent): EventStoreService => ({
  ...store,
  restore: (events) => store.restore(Arr.map(events, (each, i) => (i === 5000 ? bend(each) : each)))
})

const bends: ReadonlyArray<readonly [string, (event: SequencedEvent) => SequencedEvent]> = [
  ["position", (event) => ({ ...event, position: at(event.position + 1) })],
  ["time", (event) => ({ ...event, recordedAt: event.recordedAt + 1 })],
  ["digest", ({ event, ...where }) => ({ ...where, event: { ...event, digest: "" } })],
  ["text", ({ event, ...where }) => ({ ...where, event: { ...event, data: "{}" } })]
]

it.effect.each(bends)("a copy with another %s is not taken for one", ([, bend]) =>
  Effect.gen(function* () {
    const [log, copy] = [yield* logOf(5003), yield* memoryStore]
    expect(yield* Effect.flip(copyLog(log, bent(copy, bend)))).toMatchObject({
      _tag: "CopyDiffers",
      position: event(5001).position
    })
  })
)

it.effect("a copy without the last event is not taken for one", () =>
  Effect.gen(function* () {
    const [log, copy] = [yield* logOf(5003), yield* memoryStore]
    const short: EventStoreService = {
      ...copy,
      restore: (events) => {
        const kept = Arr.dropRight(events, 1)
        return Arr.isReadonlyArrayNonEmpty(kept) ? copy.restore(kept) : Effect.void
      }
    }
    expect(yield* Effect.flip(copyLog(log, short))).toMatchObject({
      _tag: "CopyDiffers",
      position: event(5003).position
    })
  })
)
