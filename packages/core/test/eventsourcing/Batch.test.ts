import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Result } from "effect"
import * as fc from "fast-check"
import { decodeAll } from "../../src/eventsourcing/Ask.ts"
import { decideAll, resolve, restsOn, type Timed, type Verdict } from "../../src/eventsourcing/Batch.ts"
import type { SequencedEvent } from "../../src/eventsourcing/Event.ts"
import { eventIds } from "../../src/eventsourcing/EventId.ts"
import type { Part } from "../../src/eventsourcing/Known.ts"
import { PartCache } from "../../src/eventsourcing/PartCache.ts"
import type { Recorded } from "../../src/eventsourcing/Projection.ts"
import { matches } from "../../src/eventsourcing/Query.ts"
import { at, start } from "../../src/eventsourcing/SequencePosition.ts"
import {
  codec,
  type CourseCommand,
  type CourseEvent,
  type CourseRefusal,
  decisionOf,
  decisions,
  illness,
  projections,
  seats,
  timetable
} from "./courses.ts"
import { anyCommand, anyLog, ask, decidedOn, encoded, enrolling, keysOf, leaving, patience } from "./support.ts"

const logged = (...events: ReadonlyArray<CourseEvent>): ReadonlyArray<SequencedEvent> =>
  events.map((event, i) => ({ position: at(i + 1), recordedAt: 0, event: encoded(event) }))

const timed = (...commands: Arr.NonEmptyArray<CourseCommand>): Timed<CourseCommand> => ({
  request: ask(...commands),
  context: { actor: "tester", now: 5000 }
})

const read = (
  cache: PartCache<CourseEvent>,
  log: ReadonlyArray<SequencedEvent>,
  ...wanted: ReadonlyArray<Part<CourseEvent>>
) => {
  const parts = [cache.model, ...wanted] as const
  const reads = cache.reads(parts)
  const events = log.filter(({ event }) => reads.some(({ query }) => matches(query, event)))
  return Result.getOrThrow(cache.apply(parts, reads, { head: at(log.length), events }))
}

const cacheOf = (log: ReadonlyArray<SequencedEvent>, ...parts: ReadonlyArray<Part<CourseEvent>>) => {
  const cache = new PartCache(codec, projections, 1000)
  read(cache, log, ...parts)
  return cache
}

const a = { projection: seats, key: "a" }
const b = { projection: seats, key: "b" }
const [s1, s2, s3] = [
  { projection: timetable, key: "s1" },
  { projection: timetable, key: "s2" },
  { projection: timetable, key: "s3" }
] as const
const t1 = { projection: illness, key: "t1" }

const opened = (course: string, places: number): CourseEvent => ({ type: "course.opened", course, places, tutor: "t1" })
const enrolled = (student: string, course = "a"): CourseEvent => ({ type: "student.enrolled", course, student })
/** Belongs to every boundary. */
const model = "model.raised "
const names = (parts: Iterable<Part<CourseEvent>>) =>
  [...parts].map(({ key, projection }) => `${projection.name} ${key}`)

describe("one after the other", () => {
  it("each request is decided on the state that the earlier ones lead to", () => {
    const cache = cacheOf(logged(opened("a", 1)), a, s1, s2, t1)
    const decided = decideAll(cache, decisionOf, [
      timed(enrolling("a", "s1")),
      timed(enrolling("a", "s2")),
      timed(leaving("a", "s1")),
      timed(enrolling("a", "s2"))
    ])
    expect(decided.verdicts).toEqual([
      Result.succeed([enrolled("s1")]),
      Result.fail([{ row: 0, refusal: { code: "no place", places: 1, taken: 1 } }]),
      Result.succeed([{ type: "student.left", course: "a", student: "s1" }]),
      Result.succeed([enrolled("s2")])
    ])
    expect(decided.upTo).toBe(1)
    expect(cache.get(a)?.state).toEqual({ places: 1, students: [], tutor: "t1" })
  })

  it("so is each command of a request, and all of them that cannot be are refused, by row", () => {
    const cache = cacheOf(logged(opened("a", 2)), a, s1, s2, s3, t1)
    const rows = timed(
      enrolling("a", "s1"),
      enrolling("a", "s1"),
      enrolling("a", "s2"),
      enrolling("a", "s3"),
      leaving("a", "s2")
    )
    expect(decideAll(cache, decisionOf, [rows]).verdicts).toEqual([
      Result.fail([
        { row: 1, refusal: { code: "already enrolled" } },
        { row: 3, refusal: { code: "no place", places: 2, taken: 2 } }
      ])
    ])
  })

  it("of a request that is refused nothing happens", () => {
    const cache = cacheOf(logged(opened("a", 1)), a, b, s1, s2, t1)
    const decided = decideAll(cache, decisionOf, [
      timed(enrolling("a", "s1"), leaving("b", "s1")),
      timed(leaving("a", "s1")),
      timed(enrolling("a", "s2"))
    ])
    expect(decided.verdicts).toEqual([
      Result.fail([{ row: 1, refusal: { code: "not enrolled" } }]),
      Result.fail([{ row: 0, refusal: { code: "not enrolled" } }]),
      Result.succeed([enrolled("s2")])
    ])
  })

  it("but what happened before it in the same batch stays", () => {
    const cache = cacheOf(logged(opened("a", 1)), a, b, s1, s2, t1)
    const decided = decideAll(cache, decisionOf, [
      timed(enrolling("a", "s1")),
      timed(leaving("a", "s1"), leaving("b", "s1")),
      timed(enrolling("a", "s2"))
    ])
    expect(decided.verdicts[2]).toEqual(Result.fail([{ row: 0, refusal: { code: "no place", places: 1, taken: 1 } }]))
  })

  it("nor does anything where two of its commands moved the same", () => {
    const cache = cacheOf(logged(opened("a", 2)), a, b, s1, s2, s3, t1)
    const decided = decideAll(cache, decisionOf, [
      timed(enrolling("a", "s1"), enrolling("a", "s2"), leaving("b", "s1")),
      timed(enrolling("a", "s3")),
      timed(enrolling("a", "s1"), leaving("a", "s3"), leaving("b", "s1")),
      timed(enrolling("a", "s2")),
      timed(enrolling("a", "s1"))
    ])
    expect(decided.verdicts.slice(1)).toEqual([
      Result.succeed([enrolled("s3")]),
      Result.fail([{ row: 2, refusal: { code: "not enrolled" } }]),
      Result.succeed([enrolled("s2")]),
      Result.fail([{ row: 0, refusal: { code: "no place", places: 2, taken: 2 } }])
    ])
  })

  it("events that nobody has recorded yet are seen under the ids they will have, at the time of their command", () => {
    const cache = cacheOf(logged(opened("a", 9), opened("b", 9)), a, b, s1, t1)
    const seen: Array<unknown> = []
    const watched = (command: CourseCommand) => ({
      ...decisions[command.type],
      decide: (
        command: CourseCommand,
        states: Readonly<Record<string, unknown>>,
        context: Timed<unknown>["context"]
      ) => {
        seen.push(states["timetable"])
        // Who leaves goes to two other courses.
        return command.type === "leave"
          ? Result.succeed([enrolled("s1", "b"), enrolled("s1", "c")])
          : decisions[command.type].decide(command, states, context)
      }
    })
    const first = timed(enrolling("a", "s1"), leaving("a", "s1"))
    decideAll(cache, watched, [first, timed({ type: "note", student: "s1", note: "" })])
    const [one, two, three] = eventIds(first.request.commandId, 3)
    const place = { a: `${one} 3 5000` }
    expect(seen).toEqual([{}, undefined, { ...place, b: `${two} 3 5000`, c: `${three} 3 5000` }])
  })
})

describe("the boundary", () => {
  it("is every part that was read, also for a refusal", () => {
    const cache = cacheOf(logged(opened("a", 0)), a, b, s1, s2, s3, t1)
    const decided = decideAll(cache, decisionOf, [timed(enrolling("a", "s1")), timed(leaving("b", "s3"))])
    expect(names(decided.boundary)).toEqual(["seats a", "timetable s1", "illness t1", "seats b", model])
    expect(decided.missing).toEqual([])
  })

  it("lacks what nobody has read, each part once, and then nothing is decided", () => {
    const cache = cacheOf(logged(opened("a", 1)), s1)
    const decided = decideAll(cache, decisionOf, [timed(enrolling("a", "s1")), timed(enrolling("a", "s2"))])
    expect(names(decided.missing)).toEqual(["seats a", "timetable s2"])
    expect(names(decided.boundary)).toEqual(["timetable s1", model])
    expect(decided.verdicts).toEqual([Result.succeed([]), Result.succeed([])])
    expect(decided.upTo).toBeUndefined()
  })

  it("grows by the parts that other parts tell", () => {
    const log = logged(opened("a", 1), { type: "tutor.fell-ill", tutor: "t1" })
    const cache = cacheOf(log, a, s1)
    const decided = decideAll(cache, decisionOf, [timed(enrolling("a", "s1"))])
    expect(names(decided.missing)).toEqual(["illness t1"])
    read(cache, log, t1)
    const again = decideAll(cache, decisionOf, [timed(enrolling("a", "s1"))])
    expect(names(again.boundary)).toEqual(["seats a", "timetable s1", "illness t1", model])
    expect(again.verdicts).toEqual([Result.fail([{ row: 0, refusal: { code: "tutor ill", tutor: "t1" } }])])
  })

  it("and by those that events tell which nobody has recorded yet", () => {
    const cache = cacheOf(logged(opened("a", 1)), a, s1, t1)
    const decided = decideAll(cache, decisionOf, [
      timed({ type: "change-tutor", course: "a", tutor: "t2" }),
      timed(enrolling("a", "s1"))
    ])
    expect(names(decided.missing)).toEqual(["illness t2"])
  })

  it("is of one moment when no state was moved beyond what another is known up to", () => {
    const log = logged(opened("a", 1), opened("b", 1))
    const cache = cacheOf(log.slice(0, 1), a, s1, t1)
    read(cache, log, s1, t1)
    expect(decideAll(cache, decisionOf, [timed(enrolling("a", "s1"))]).upTo).toBe(1)
    const further = [...log, ...logged(opened("c", 1), opened("c", 1), enrolled("s1", "b")).slice(2)]
    read(cache, further, s1)
    expect(decideAll(cache, decisionOf, [timed(enrolling("a", "s1"))]).upTo).toBeUndefined()
    read(cache, further, a, t1)
    expect(decideAll(cache, decisionOf, [timed(enrolling("a", "s1"))]).upTo).toBe(3)
  })

  it("of nothing is whether the model was raised, and holds from the start", () => {
    const free = { ...decisions.note, keys: () => ({}) }
    const cache = new PartCache(codec, projections, 1000)
    const decided = decideAll(cache, () => free, [timed({ type: "note", student: "s1", note: "x" })])
    expect(decided).toMatchObject({ missing: [], upTo: start })
    expect(names(decided.boundary)).toEqual([model])
    expect(restsOn(decided, new Set())).toBe(false)
    expect(restsOn(decided, read(cache, []))).toBe(true)
  })

  it("rests on what was just read only if all of it was", () => {
    const log = logged(opened("a", 1))
    const cache = cacheOf(log, a, s1, t1)
    const decided = decideAll(cache, decisionOf, [timed(enrolling("a", "s1"))])
    expect(restsOn(decided, read(cache, log, a, s1, t1, b))).toBe(true)
    expect(restsOn(decided, read(cache, log, a, s1))).toBe(false)
  })
})

const contendedOf = (cache: PartCache<CourseEvent>, command: CourseCommand) =>
  resolve(cache, decisionOf(command), command, { actor: "a", now: 0 }, new Map()).contended

describe("the contended part", () => {
  it("is told by the command, or by a state once that is known", () => {
    const empty = cacheOf([])
    expect(contendedOf(empty, enrolling("a", "s1"))).toBe("seats a")
    expect(contendedOf(empty, { type: "ask-for-more", course: "a", places: 1 })).toBeUndefined()
    const cache = cacheOf(logged(opened("a", 1)), a)
    expect(contendedOf(cache, { type: "ask-for-more", course: "a", places: 1 })).toBe("illness t1")
  })
})

const everyPart = projections.flatMap((projection) =>
  (keysOf[projection.name] ?? []).map((key) => ({ projection, key }))
)

/** Decides with nothing but folds of the whole log: what a batch must come to. */
const naively = (
  log: ReadonlyArray<Recorded<CourseEvent>>,
  requests: ReadonlyArray<Timed<CourseCommand>>
): ReadonlyArray<Verdict<CourseEvent, CourseRefusal>> => {
  let known = log
  return requests.map(({ context, request: { commandId, commands } }) => {
    let here = known
    const refusals: Array<{ readonly row: number; readonly refusal: CourseRefusal }> = []
    const events: Array<CourseEvent> = []
    for (const [row, command] of commands.entries()) {
      const decided = decidedOn(here, command, context)
      if (Result.isFailure(decided)) {
        refusals.push({ row, refusal: decided.failure })
        continue
      }
      for (const event of decided.success) {
        const id = eventIds(commandId, events.length + 1)[events.length] ?? ""
        events.push(event)
        here = [...here, { id, position: at(here.length + 1), recordedAt: 0, event }]
      }
    }
    if (Arr.isArrayNonEmpty(refusals)) return Result.fail(refusals)
    known = here
    return Result.succeed(events)
  })
}

it(
  "comes to what folding the whole log before each command comes to",
  () => {
    const request = fc.array(anyCommand, { minLength: 1, maxLength: 3 })
    let [done, refused] = [0, 0]
    fc.assert(
      fc.property(anyLog, fc.array(request, { minLength: 1, maxLength: 5 }), (log, requests) => {
        const batch = requests.flatMap((commands) => (Arr.isArrayNonEmpty(commands) ? [timed(...commands)] : []))
        if (!Arr.isArrayNonEmpty(batch)) return
        const { missing, upTo, verdicts } = decideAll(cacheOf(log, ...everyPart), decisionOf, batch)
        expect(missing).toEqual([])
        expect(upTo).toBe(log.length)
        expect(verdicts).toEqual(naively(Result.getOrThrow(decodeAll(codec, log)), batch))
        done += verdicts.filter(Result.isSuccess).length
        refused += verdicts.filter(Result.isFailure).length
      })
    )
    // Both happened.
    expect(Math.min(done, refused)).toBeGreaterThan(0)
  },
  patience
)
