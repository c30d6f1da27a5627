import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Effect, Fiber, Result, Stream } from "effect"
import * as fc from "fast-check"
import { TestClock } from "effect/testing"
import type { EncodedEvent, SequencedEvent, Tag } from "../../src/eventsourcing/Event.ts"
import type { AppendCondition, EventStoreService, ReadOptions, ReadPart } from "../../src/eventsourcing/EventStore.ts"
import { all, matches } from "../../src/eventsourcing/Query.ts"
import { at, start } from "../../src/eventsourcing/SequencePosition.ts"
import { begin, memoryStore, patience, stored } from "./support.ts"

const event = (type: string, tags: ReadonlyArray<Tag> = [], id: string = crypto.randomUUID()): EncodedEvent => ({
  id,
  type,
  version: 1,
  tags,
  data: "{}",
  meta: "{}",
  digest: ""
})

/** The store as plain as can be: one list, walked through every time. */
class Plain {
  readonly log: Array<SequencedEvent> = []

  append(events: ReadonlyArray<EncodedEvent>, now: number, condition?: AppendCondition): object {
    const known = this.log.filter(({ event }) => events.some(({ id }) => id === event.id))
    if (known.length > 0) {
      const same = JSON.stringify(known.map(({ event }) => event)) === JSON.stringify(events)
      return same ? { first: known[0]?.position, alreadyStored: true } : { _tag: "IdClash" }
    }
    const after = condition?.after ?? 0
    if (after > this.log.length) return { _tag: "StoreFailed", reason: "corrupt", outcome: "nothing written" }
    const query = condition?.failIfEventsMatch
    if (query && this.log.some(({ event, position }) => position > after && matches(query, event)))
      return { _tag: "ConditionFailed" }
    const first = this.log.length + 1
    const recordedAt = Math.max(now, this.log[this.log.length - 1]?.recordedAt ?? now)
    for (const one of events) this.log.push({ position: at(this.log.length + 1), recordedAt, event: one })
    return { first, last: this.log.length, recordedAt, alreadyStored: false }
  }

  read(parts: ReadonlyArray<ReadPart>, { backwards, limit, until }: ReadOptions): unknown {
    const head = Math.min(until ?? this.log.length, this.log.length)
    const found = this.log.filter(
      ({ event, position }) =>
        position <= head && parts.some(({ after = 0, query }) => position > after && matches(query, event))
    )
    if (backwards === true) found.reverse()
    return { head, events: found.slice(0, limit) }
  }
}

const type = fc.constantFrom("a", "b")
const tag: fc.Arbitrary<Tag> = fc.constantFrom("x:1", "x:2", "y:1")
const someEvent = fc.tuple(type, fc.uniqueArray(tag, { maxLength: 2 })).map(([type, tags]) => event(type, tags))
const item = fc.record(
  { types: type.map((one) => [one] as const), tags: tag.map((one) => [one] as const) },
  { requiredKeys: [] }
)
const position = fc.nat({ max: 12 }).map(at)
const part = fc
  .tuple(item, fc.option(position))
  .map(([item, after]): ReadPart => ({ query: [item], ...(after === null ? {} : { after }) }))
const options = fc.record({ limit: fc.nat({ max: 4 }), backwards: fc.boolean(), until: position }, { requiredKeys: [] })
const step = fc.oneof(
  fc.record({
    events: fc.array(someEvent, { minLength: 1, maxLength: 2 }),
    condition: fc.option(part),
    repeat: fc.boolean(),
    minutes: fc.integer({ min: -3, max: 3 })
  }),
  fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 3 }), options })
)

const outcome = (
  store: EventStoreService,
  events: Arr.NonEmptyReadonlyArray<EncodedEvent>,
  condition?: AppendCondition
) =>
  Effect.map(Effect.result(store.append(events, condition)), (result) =>
    Result.isSuccess(result) ? result.success : result.failure
  )

it.effect(
  "does what one list does that is walked through every time",
  () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), (steps) =>
          Effect.gen(function* () {
            const [plain, store] = [new Plain(), yield* memoryStore]
            let now = 1e12
            let sent: Arr.NonEmptyReadonlyArray<EncodedEvent> | undefined
            for (const one of steps) {
              if ("parts" in one) {
                if (!Arr.isArrayNonEmpty(one.parts)) continue
                expect(yield* store.read(one.parts, one.options)).toEqual(plain.read(one.parts, one.options))
                continue
              }
              if (!Arr.isArrayNonEmpty(one.events)) continue
              const events = one.repeat && sent !== undefined ? sent : one.events
              const condition =
                one.condition === null
                  ? undefined
                  : { failIfEventsMatch: one.condition.query, after: one.condition.after ?? start }
              now += one.minutes * 60_000
              yield* TestClock.setTime(now)
              expect(yield* outcome(store, events, condition)).toMatchObject(
                Object(plain.append(events, now, condition))
              )
              sent = events
            }
            expect(yield* stored(store)).toEqual(plain.log)
          }).pipe(Effect.provide(TestClock.layer()), Effect.scoped, Effect.runPromise)
        )
      )
    ),
  patience
)

/** An event that tells when anything of it is looked at. */
const watched = (one: EncodedEvent, looked: () => void): EncodedEvent =>
  new Proxy(one, {
    get: (target, name, receiver): unknown => {
      looked()
      return Reflect.get(target, name, receiver)
    }
  })

describe("an append costs the same however much is stored", () => {
  it.effect.each([10, 1000, 30_000])("with %d events stored", (count) =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      let looks = 0
      const look = () => void looks++
      yield* store.append(Arr.makeBy(count, (i) => watched(event("a", ["x:1", `y:${i}`]), look)))
      looks = 0
      // Neither the stored events are looked at, whatever the condition asks for, nor is the new one more often.
      const condition = { failIfEventsMatch: [{ types: ["a"], tags: ["x:1", "y:0"] }, { tags: ["x:1"] }, {}] } as const
      yield* store.append([event("b", ["x:1"])], { ...condition, after: at(count) })
      yield* Effect.flip(store.append([event("b", ["x:1"])], { failIfEventsMatch: [{ tags: ["x:1"] }] }))
      yield* store.append([event("b", ["x:1"])], { failIfEventsMatch: [{ types: ["c"] }, { tags: ["x:9"] }] })
      expect(looks).toBe(0)
    })
  )
})

describe("time", () => {
  it.effect("of a record is never before that of its predecessor, and tells what was known", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      expect(yield* store.positionAt(0)).toBe(0)
      for (const now of [1000, 500, 2000, 2000]) {
        yield* TestClock.setTime(now)
        yield* store.append([event("a")])
      }
      expect((yield* stored(store)).map(({ recordedAt }) => recordedAt)).toEqual([1000, 1000, 2000, 2000])
      const known = yield* Effect.forEach([999, 1000, 1999, 2000, 9000], store.positionAt)
      expect(known).toEqual([0, 2, 2, 4, 4])
    })
  )
})

/** Lets who waits for something do what there is to do. */
const settle = Effect.forEach(Arr.range(1, 20), () => Effect.yieldNow, { discard: true })

describe("a subscriber who has seen all", () => {
  it.effect("waits, and does not read again and again", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      yield* store.append([event("a", ["x:1"])])
      let looks = 0
      const item = {
        get tags() {
          looks++
          return ["x:1"] as const
        }
      }
      const following = yield* begin(Stream.runDrain(store.subscribe([item])))
      yield* settle
      const before = looks
      yield* settle
      expect(looks).toBe(before)
      yield* store.append([event("b")])
      yield* settle
      expect(looks).toBeGreaterThan(before)
      yield* Fiber.interrupt(following)
    })
  )
})

describe("finding by id", () => {
  it.effect("gives what is stored, each once and in order of position", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      yield* store.append([event("a", [], "1"), event("a", [], "2"), event("a", [], "3")])
      const found = yield* store.find(["3", "9", "1", "3"])
      expect(found.map(({ event }) => event.id)).toEqual(["1", "3"])
      expect(yield* store.find(["2"])).toHaveLength(1)
      expect(yield* store.find([])).toEqual([])
    })
  )
})

describe("restoring", () => {
  const log: Arr.NonEmptyReadonlyArray<SequencedEvent> = [
    { position: at(2), recordedAt: 5, event: event("a", ["x:1"]) },
    { position: at(7), recordedAt: 9, event: event("b", ["x:1"]) }
  ]

  it.effect("keeps position and time, gaps as well, and goes on behind", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      yield* store.restore(log)
      expect(yield* stored(store)).toEqual(log)
      expect(yield* store.positionAt(5)).toBe(2)
      expect(yield* store.append([event("a")])).toMatchObject({ first: 8, last: 8, recordedAt: 9 })
      expect(yield* store.read([{ query: all, after: at(2) }], { limit: 1 })).toEqual({ head: 8, events: [log[1]] })
    })
  )

  it.effect("is for empty stores, and for logs that a store can take", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const [first, second] = [log[0], log[1]]
      const backwards = second === undefined ? first : second
      expect(yield* Effect.flip(store.restore([backwards, first]))).toMatchObject({ _tag: "InvalidAppend" })
      yield* store.restore(log)
      const full = yield* Effect.flip(store.restore(log))
      expect(full).toMatchObject({ _tag: "NotEmpty", head: 7 })
      expect(full.message).toBe("Can restore into an empty store only; this one ends at 7")
      expect(yield* Effect.flip(store.append([event("a", ["x:"])]))).toMatchObject({ _tag: "InvalidAppend" })
    })
  )

  it.effect("wakes who waits for the first event", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const waiting = yield* begin(Stream.runHead(store.subscribe(all)))
      yield* store.restore(log)
      expect(yield* Fiber.join(waiting)).toMatchObject({ value: { events: log, upTo: 7 } })
    })
  )
})

describe("what fails", () => {
  it.effect("says so in words", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      yield* store.append([event("a", [], "1")])
      const condition = { failIfEventsMatch: all }
      const overtaken = yield* Effect.flip(store.append([event("a")], condition))
      expect(overtaken.message).toBe("Events matching the condition were recorded meanwhile (head 1)")
      const clash = yield* Effect.flip(store.append([event("b", [], "1")], condition))
      expect(clash.message).toBe(
        "These event ids are stored with other content, or without the rest of their append: 1"
      )
    })
  )
})
