import { expect, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import { decodeAll } from "../../src/eventsourcing/Ask.ts"
import { concerns, fold, query } from "../../src/eventsourcing/Projection.ts"
import { matches } from "../../src/eventsourcing/Query.ts"
import { codec, enrolments, illness, projections, seats, timetable } from "./courses.ts"
import { anyLog, keysOf, patience } from "./support.ts"

const recorded = anyLog.map((log) => Result.getOrThrow(decodeAll(codec, log)))

const partsOf = projections.flatMap((projection) => (keysOf[projection.name] ?? []).map((key) => ({ projection, key })))

it(
  "folds to the same state from the start and resumed from any event on",
  () => {
    fc.assert(
      fc.property(recorded, fc.nat({ max: 30 }), (log, split) => {
        for (const { key, projection } of partsOf) {
          const before = fold(projection, key, log.slice(0, split))
          expect(fold(projection, key, log.slice(split), before)).toEqual(fold(projection, key, log))
        }
      })
    )
  },
  patience
)

it(
  "is moved by the events of its own key and types alone",
  () => {
    fc.assert(
      fc.property(recorded, (log) => {
        for (const { key, projection } of partsOf) {
          const own = log.filter(({ event }) => concerns(projection, key, event))
          const others = log.filter(({ event }) => !concerns(projection, key, event))
          expect(fold(projection, key, own)).toEqual(fold(projection, key, log))
          expect(fold(projection, key, others)).toBe(projection.initial)
        }
      })
    )
  },
  patience
)

it(
  "is asked for by the tags it is moved by: query and keys agree",
  () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        for (const stored of log) {
          const { event } = Result.getOrThrow(codec.decode(stored))
          for (const { key, projection } of partsOf) {
            expect(matches(query(projection, key), stored.event)).toBe(concerns(projection, key, event))
          }
        }
      })
    )
  },
  patience
)

it(
  "tells each event where it stands and for which key it is moved",
  () => {
    const seen: Array<unknown> = []
    const watching = {
      ...seats,
      evolve: (state: typeof seats.initial, event: object, at: object, key: string) => {
        seen.push({ event, at, key })
        return state
      }
    }
    fc.assert(
      fc.property(recorded, (log) => {
        seen.length = 0
        fold(watching, "a", log)
        expect(seen).toEqual(
          log.filter(({ event }) => concerns(seats, "a", event)).map((at) => ({ event: at.event, at, key: "a" }))
        )
      })
    )
  },
  patience
)

it("asks with its types and the key's tags, and for the whole log without tags", () => {
  expect(query(timetable, "s1")).toEqual([{ types: ["student.enrolled", "student.left"], tags: ["student:s1"] }])
  expect(query(illness, "t1")).toEqual([{ types: ["tutor.fell-ill", "tutor.recovered"], tags: ["tutor:t1"] }])
  expect(query(enrolments, "")).toEqual([{ types: ["student.enrolled"] }])
})
