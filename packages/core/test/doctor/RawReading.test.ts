/**
 * A log looked at through the port: what the store gives out is looked at like any other, and what it refuses is told.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { RawLog } from "../../src/doctor/RawLog.ts"
import { layer, rawReading } from "../../src/doctor/RawReading.ts"
import type { SequencedEvent } from "../../src/eventsourcing/Event.ts"
import { EventStore, type EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { events, examinedRaw, failing, inShort } from "./support.ts"
import { memoryStore } from "../eventsourcing/support.ts"

/** A store into which a damaged log was restored. */
const restored = (damage: (event: SequencedEvent) => SequencedEvent | undefined) =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    const [first, ...rest] = (yield* events).flatMap((event) => damage(event) ?? [])
    if (first !== undefined) yield* store.restore([first, ...rest])
    return store
  })

const found = (store: EventStoreService) =>
  Effect.map(examinedRaw(rawReading(store)), ({ findings }) => findings.map(inShort))

describe("a log through the port", () => {
  it.effect("is sound as it was written, and damage of it is named", () =>
    Effect.gen(function* () {
      expect(yield* found(yield* restored((event) => event))).toEqual([])
      const altered = yield* restored(({ event, ...where }) => ({
        ...where,
        event: where.position === 3 ? { ...event, data: event.data.replace("s1", "s9") } : event
      }))
      expect(yield* found(altered)).toEqual(["digest differs 3 data"])
      const lost = yield* restored((event) => (event.position === 4 ? undefined : event))
      expect(yield* found(lost)).toEqual(["position missing 4-4 position"])
      expect(yield* found(yield* memoryStore)).toEqual([])
    })
  )

  it.effect("has a row that the store refuses told, and the others read around it", () =>
    Effect.gen(function* () {
      const store = yield* restored((event) => event)
      const refusing: EventStoreService = {
        ...store,
        read: (...args) =>
          Effect.flatMap(store.read(...args), (result) =>
            result.events.some(({ position }) => position === 2) ? failing("corrupt") : Effect.succeed(result)
          )
      }
      expect(yield* found(refusing)).toEqual(["cannot be read 2-2"])
    })
  )

  it.effect("tells where queries by tag and id do not lead to an event", () =>
    Effect.gen(function* () {
      const store = yield* restored((event) => event)
      const blind: EventStoreService = {
        ...store,
        read: (parts, options) =>
          Effect.map(store.read(parts, options), (result) =>
            parts[0].query[0].tags?.includes("student:s1") === true
              ? { ...result, events: result.events.filter(({ position }) => position !== 3) }
              : result
          ),
        find: (ids) => Effect.map(store.find(ids), (stored) => stored.filter(({ position }) => position !== 4))
      }
      expect(yield* found(blind)).toEqual(["not indexed 3 tags", "not found by id 4 id"])
    })
  )

  it.effect("is offered as a layer over the store in use", () =>
    Effect.gen(function* () {
      const store = yield* restored((event) => event)
      const raw = yield* RawLog.pipe(Effect.provide(layer.pipe(Layer.provide(Layer.succeed(EventStore, store)))))
      expect(yield* raw.head()).toBe(6)
      expect(yield* raw.rows({ after: 6, until: 6, limit: 5 })).toEqual([])
      // Others give positions that no event has.
      expect(yield* raw.rows({ after: 6, until: 9, limit: 5 })).toEqual([])
    })
  )
})
