import { describe, expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import * as fc from "fast-check"
import type { Request } from "../../src/eventsourcing/Batch.ts"
import { generation, Meta } from "../../src/eventsourcing/Command.ts"
import { intact } from "../../src/eventsourcing/EventCodec.ts"
import { eventIds } from "../../src/eventsourcing/EventId.ts"
import { start } from "../../src/eventsourcing/SequencePosition.ts"
import { conditionOf, digestOf } from "../../src/eventsourcing/Writing.ts"
import type { CourseCommand, CourseEvent } from "./courses.ts"
import { ask, enrolling, leaving, memoryStore, opening, request, runnerOn, stored, patience } from "./support.ts"

const metaOf = Schema.decodeUnknownSync(Schema.fromJsonString(Meta))

const written = (request: Request<CourseCommand>) =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    yield* (yield* runnerOn(store)).run(request)
    return (yield* stored(store)).map(({ event }) => event)
  })

describe("what is written beside an event", () => {
  it.effect("begins with the generation of the model, by which readers know their own", () =>
    Effect.gen(function* () {
      const [event] = yield* written(request("c", opening("a", 1)))
      expect(event?.meta.startsWith(`{"generation":${generation},"command":"c",`)).toBe(true)
    })
  )

  it.effect("tells the command, who sent it, why, and how many events it caused", () =>
    Effect.gen(function* () {
      const sent = { ...request("c", opening("a", 1), enrolling("a", "s")), correlation: "thread", causation: "cause" }
      const events = yield* written(sent)
      for (const { meta } of events) {
        expect(metaOf(meta)).toEqual({
          generation,
          command: "c",
          digest: digestOf(sent.commands),
          events: 2,
          actor: "tester",
          correlation: "thread",
          causation: "cause"
        })
      }
      expect(events.map(({ id }) => id)).toEqual(eventIds("c", 2))
      expect(events.every(intact)).toBe(true)
    })
  )

  it.effect("leaves out what was not told", () =>
    Effect.gen(function* () {
      const [event] = yield* written(request("c", opening("a", 1)))
      expect(Object.keys(metaOf(event?.meta ?? ""))).toEqual(["generation", "command", "digest", "events", "actor"])
    })
  )
})

it(
  "tells one list of commands from another",
  () => {
    fc.assert(
      fc.property(fc.array(fc.json(), { maxLength: 3 }), fc.array(fc.json(), { maxLength: 3 }), (one, other) => {
        expect(digestOf(one) === digestOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
      })
    )
    expect(digestOf([opening("a", 1)])).not.toBe(digestOf([opening("a", 1), leaving("a", "s")]))
  },
  patience
)

it("has no condition where nothing was read", () => {
  expect(conditionOf<CourseEvent>(new Set(), start)).toBeUndefined()
})

it.effect("asks for each command under an id of its own", () =>
  Effect.gen(function* () {
    const [one, other] = [yield* written(ask(opening("a", 1))), yield* written(ask(opening("a", 1)))]
    expect(one[0]?.id).not.toBe(other[0]?.id)
  })
)
