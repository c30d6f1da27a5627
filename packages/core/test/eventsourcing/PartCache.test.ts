import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Result } from "effect"
import * as fc from "fast-check"
import { generation as ours } from "../../src/eventsourcing/Command.ts"
import { decodeAll } from "../../src/eventsourcing/Ask.ts"
import type { SequencedEvent } from "../../src/eventsourcing/Event.ts"
import type { Appended, ReadPart, ReadResult } from "../../src/eventsourcing/EventStore.ts"
import type { Known, Part } from "../../src/eventsourcing/Known.ts"
import { PartCache } from "../../src/eventsourcing/PartCache.ts"
import { concerns, fold, type Projection, type Recorded } from "../../src/eventsourcing/Projection.ts"
import { matches } from "../../src/eventsourcing/Query.ts"
import { at, type SequencePosition, start } from "../../src/eventsourcing/SequencePosition.ts"
import { codec, type CourseEvent, enrolments, illness, projections, seats, timetable } from "./courses.ts"
import { anyEvent, encoded, keysOf, patience } from "./support.ts"

const everyPart: ReadonlyArray<Part<CourseEvent>> = projections.flatMap((projection) =>
  (keysOf[projection.name] ?? []).map((key) => ({ projection, key }))
)

interface Read {
  readonly parts: Arr.NonEmptyReadonlyArray<Part<CourseEvent>>
  readonly reads: Arr.NonEmptyReadonlyArray<ReadPart>
  result: ReadResult | undefined
}

interface Append {
  readonly boundary: ReadonlySet<Known<CourseEvent>>
  readonly after: SequencePosition
  readonly events: Arr.NonEmptyReadonlyArray<CourseEvent>
  appended: { readonly where: Appended; readonly events: ReadonlyArray<Recorded<CourseEvent>> } | undefined
}

/** A log that strangers write into, and a process with a cache that reads and appends in steps. */
class World {
  readonly cache: PartCache<CourseEvent>
  readonly log: Array<SequencedEvent> = []

  constructor(capacity = 100, loyalty = 100) {
    this.cache = new PartCache(codec, projections, capacity, loyalty)
  }

  get head(): SequencePosition {
    return at(this.log.length)
  }

  record(events: Arr.NonEmptyReadonlyArray<CourseEvent>, generation = ours): Appended {
    const first = at(this.log.length + 1)
    for (const event of events) {
      const meta = JSON.stringify(generation % 2 === 0 ? { shape: "new", generation } : { generation, rest: 0 })
      this.log.push({ position: at(this.log.length + 1), recordedAt: 0, event: encoded(event, meta) })
    }
    return { first, last: this.head, recordedAt: 0, alreadyStored: false }
  }

  /** A read is asked for, made from one snapshot, and arrives: three moments. */
  ask(...parts: Arr.NonEmptyReadonlyArray<Part<CourseEvent>>): Read {
    return { parts, reads: this.cache.reads(parts), result: undefined }
  }

  make(read: Read): void {
    const wanted = ({ event, position }: SequencedEvent) =>
      read.reads.some(({ after = start, query }) => position > after && matches(query, event))
    read.result ??= { head: this.head, events: this.log.filter(wanted) }
  }

  arrive(read: Read): ReadonlySet<Known<CourseEvent>> {
    this.make(read)
    if (read.result === undefined) throw new Error("the read was not made")
    return Result.getOrThrow(this.cache.apply(read.parts, read.reads, read.result))
  }

  read(...parts: Arr.NonEmptyReadonlyArray<Part<CourseEvent>>): ReadonlySet<Known<CourseEvent>> {
    return this.arrive(this.ask(...parts))
  }

  /** An append is decided on cached parts, made if the condition holds, and its answer arrives: three moments. */
  decide(parts: ReadonlyArray<Part<CourseEvent>>, ...events: Arr.NonEmptyReadonlyArray<CourseEvent>): Append {
    const boundary = new Set(parts.flatMap((part) => this.cache.get(part) ?? []))
    const horizons = [...boundary].map(({ horizon }) => horizon.position)
    return { boundary, after: at(Math.min(this.head, ...horizons)), events, appended: undefined }
  }

  append(append: Append): boolean {
    if (append.appended !== undefined) return true
    const later = this.log.slice(append.after)
    if (later.some(({ event }) => [...append.boundary].some(({ query }) => matches(query, event)))) return false
    const where = this.record(append.events)
    append.appended = {
      where,
      events: Result.getOrThrow(decodeAll(codec, this.log.slice(where.first - 1, where.last)))
    }
    return true
  }

  learn(append: Append): void {
    if (this.append(append) && append.appended !== undefined) {
      this.cache.advance(append.appended.where, append.appended.events, append.boundary)
    }
  }

  write(parts: ReadonlyArray<Part<CourseEvent>>, ...events: Arr.NonEmptyReadonlyArray<CourseEvent>): void {
    this.learn(this.decide(parts, ...events))
  }

  known(part: Part<CourseEvent>): Known<CourseEvent> {
    const known = this.cache.get(part)
    if (known === undefined) throw new Error(`${part.projection.name} ${part.key} is not cached`)
    return known
  }

  /** What must be true at every moment: a cached state is what the log tells at the position that it is said to be known up to. */
  check(): void {
    const log = Result.getOrThrow(decodeAll(codec, this.log))
    for (const { key, projection } of everyPart) {
      const known = this.cache.get({ projection, key })
      if (known === undefined) continue
      expect(known.horizon.position).toBeLessThanOrEqual(this.head)
      const past = log.slice(0, known.horizon.position)
      const own = past.filter(({ event }) => concerns(projection, key, event))
      expect([projection.name, key, known.state]).toEqual([projection.name, key, fold(projection, key, past)])
      expect(known.moved).toBe(own[own.length - 1]?.position ?? start)
      const generations = own.map(({ position }) => Number(/"generation":(\d+)/.exec(this.meta(position))?.[1]))
      expect(known.generation).toBe(Math.max(ours, ...generations))
    }
  }

  meta(position: SequencePosition): string {
    return this.log[position - 1]?.event.meta ?? ""
  }
}

const a = { projection: seats, key: "a" }
const b = { projection: seats, key: "b" }
const s1 = { projection: timetable, key: "s1" }
const ill = { projection: illness, key: "t1" }
const count = { projection: enrolments, key: "" }

const enrolled = (course: string, student = "s1"): CourseEvent => ({ type: "student.enrolled", course, student })
const fellIll: CourseEvent = { type: "tutor.fell-ill", tutor: "t1" }

describe("reading", () => {
  it("brings parts to the head of the read, each from where it is known", () => {
    const world = new World()
    world.record([enrolled("a"), enrolled("b")])
    world.read(a)
    world.record([enrolled("a", "s2")])
    const read = world.ask(a, b)
    expect(read.reads).toEqual([
      { query: world.known(a).query, after: 2 },
      { query: [{ types: seats.types, tags: ["course:b"] }], after: 0 }
    ])
    expect([...world.arrive(read)].map(({ key }) => key)).toEqual(["a", "b"])
    expect(world.known(a)).toMatchObject({ state: { students: ["s1", "s2"] }, moved: 3, horizon: { position: 3 } })
    expect(world.known(b)).toMatchObject({ state: { students: ["s1"] }, moved: 2, horizon: { position: 3 } })
    world.check()
  })

  it("leaves parts alone that were not asked for, however much of them comes along", () => {
    const world = new World()
    world.read(a)
    world.record([enrolled("a")])
    world.read(s1)
    expect(world.known(a)).toMatchObject({ state: { students: [] }, moved: 0, horizon: { position: 0 } })
    world.check()
  })

  it("does not make a new part follow appends that the read was too early to see", () => {
    const world = new World()
    world.read(b)
    const early = world.ask(a)
    world.make(early)
    world.write([b], enrolled("a"))
    world.arrive(early)
    expect(world.known(b).horizon.position).toBe(1)
    expect(world.known(a).horizon.position).toBe(0)
    world.write([b], enrolled("a", "s2"))
    world.check()
  })

  it("does not make a stale part follow appends that the read was too early to see", () => {
    const world = new World()
    world.read(a)
    world.record([fellIll])
    world.read(b)
    const early = world.ask(a)
    world.make(early)
    world.write([b], enrolled("a"))
    world.arrive(early)
    expect(world.known(a).horizon.position).toBe(1)
    world.check()
  })

  it("changes nothing when one event cannot be read", () => {
    const world = new World()
    world.record([enrolled("a")])
    world.read(a)
    world.record([enrolled("a", "s2"), enrolled("a", "s3")])
    const [, , last] = world.log
    if (last !== undefined) world.log[2] = { ...last, event: { ...last.event, data: "{}" } }
    const read = world.ask(a, b)
    world.make(read)
    const failed = world.cache.apply(read.parts, read.reads, read.result ?? { head: start, events: [] })
    expect(Result.getOrThrow(Result.flip(failed))).toMatchObject({ problem: "wrong shape", position: 3 })
    expect(world.known(a)).toMatchObject({ state: { students: ["s1"] }, moved: 1, horizon: { position: 1 } })
    expect(world.cache.get(b)).toBeUndefined()
  })

  it("takes in a projection that it was not told of", () => {
    const cache = new PartCache(codec, [], 10)
    const reads = cache.reads([a])
    const stored = { position: at(1), recordedAt: 0, event: encoded(enrolled("a")) }
    Result.getOrThrow(cache.apply([a], reads, { head: at(1), events: [stored] }))
    expect(cache.get(a)).toMatchObject({ state: { students: ["s1"] }, horizon: { position: 1 } })
  })
})

describe("an own append", () => {
  it("moves the parts it was decided on and every other that is known up to it", () => {
    const world = new World()
    world.read(a, b, s1, count)
    world.write([a], enrolled("a"))
    for (const part of [a, s1, count]) expect(world.known(part)).toMatchObject({ moved: 1, horizon: { position: 1 } })
    expect(world.known(b)).toMatchObject({ moved: 0, horizon: { position: 1 } })
    world.check()
  })

  it("does not move parts that miss what a stranger wrote before, and those stay behind from then on", () => {
    const world = new World()
    world.read(a, b, s1)
    world.record([enrolled("b")])
    world.write([a], enrolled("a"))
    expect(world.known(a).horizon.position).toBe(2)
    for (const part of [b, s1]) expect(world.known(part)).toMatchObject({ moved: 0, horizon: { position: 0 } })
    world.write([a], enrolled("a", "s2"))
    expect(world.known(s1).horizon.position).toBe(0)
    world.check()
    world.read(s1)
    world.write([a], enrolled("a", "s1"))
    expect(world.known(s1)).toMatchObject({ moved: 4, horizon: { position: 4 } })
    world.check()
  })

  it("moves others so many times; what nobody asks for any more stays behind until it is read again", () => {
    const world = new World(100, 2)
    world.read(a, b, count)
    for (const student of ["s1", "s2", "s1", "s2"]) world.write([a], enrolled("a", student))
    expect(world.known(count)).toMatchObject({ moved: 2, horizon: { position: 2 } })
    expect(world.known(a)).toMatchObject({ moved: 4, horizon: { position: 4 } })
    world.check()
    world.read(count)
    world.write([a], enrolled("a"))
    expect(world.known(count)).toMatchObject({ moved: 5, horizon: { position: 5 } })
    world.check()
  })

  it("may be learnt of after a later one", () => {
    const world = new World()
    world.read(a, b, ill)
    const [first, second] = [world.decide([a], enrolled("a")), world.decide([b], enrolled("b"))]
    world.append(first)
    world.append(second)
    world.learn(second)
    world.check()
    world.learn(first)
    expect([a, b, ill].map((part) => world.known(part).horizon.position)).toEqual([1, 2, 0])
    world.check()
  })

  it("is not applied twice when a read has brought it before", () => {
    const world = new World()
    world.read(a, count)
    const append = world.decide([a], enrolled("a"))
    world.append(append)
    world.read(a, count)
    world.learn(append)
    expect(world.known(count).state).toBe(1)
    world.check()
  })

  it("moves a part once, however often the event or the projection names it", () => {
    const twice = { ...seats, types: [...seats.types, "student.enrolled"] as const, keys: () => ["a", "a"] }
    const cache = new PartCache(codec, [twice], 10)
    const part = { projection: twice, key: "a" }
    Result.getOrThrow(cache.apply([part], cache.reads([part]), { head: start, events: [] }))
    expect([...cache.movedBy(enrolled("a"))]).toEqual([cache.get(part)])
  })
})

describe("eviction", () => {
  it.each<[string, Projection<unknown, CourseEvent>, Projection<unknown, CourseEvent>]>([
    ["the first", seats, illness],
    ["a later one", illness, seats]
  ])("throws out the oldest of the fullest projection, be it %s", (_, fullest, other) => {
    const world = new World(3)
    const oldest = { projection: fullest, key: "1" }
    const others = [
      { projection: other, key: "1" },
      { projection: fullest, key: "2" },
      { projection: fullest, key: "3" }
    ]
    for (const part of [oldest, ...others]) world.read(part)
    expect(world.cache.get(oldest)).toBeUndefined()
    for (const part of others) expect(world.cache.get(part)).toBeDefined()
  })

  it("keeps what one read brought, whatever the capacity", () => {
    const world = new World(1)
    world.record([enrolled("a")])
    world.read(ill, count)
    expect(world.read(a, b, s1)).toHaveLength(3)
    expect(everyPart.filter((part) => world.cache.get(part)).map(({ key }) => key)).toEqual(["a", "b", "s1"])
    world.check()
  })

  it("while a read is under way leaves the part out of what was read", () => {
    const world = new World(1)
    world.record([enrolled("a")])
    world.read(a)
    const later = world.ask(a, b)
    world.read(ill)
    expect([...world.arrive(later)].map(({ key }) => key)).toEqual(["b"])
    expect(world.cache.get(a)).toBeUndefined()
  })

  it("and a return from before while a read is under way leave the part out as well", () => {
    const world = new World(1)
    const early = world.ask(a)
    world.make(early)
    world.record([enrolled("a")])
    world.read(a)
    const later = world.ask(a)
    world.read(ill)
    world.arrive(early)
    world.record([enrolled("a", "s2")])
    expect(world.arrive(later).size).toBe(0)
    expect(world.known(a)).toMatchObject({ state: { students: [] }, horizon: { position: 0 } })
    world.check()
  })

  it("of parts that an append was decided on is no loss to the others", () => {
    const world = new World(2)
    world.read(a, count)
    const append = world.decide([a], enrolled("a"))
    world.read(b, ill)
    world.learn(append)
    world.read(a, count)
    world.check()
    expect(world.known(a).state).toMatchObject({ students: ["s1"] })
  })
})

const picks = fc.uniqueArray(fc.nat({ max: everyPart.length - 1 }), { minLength: 1, maxLength: 4 })
const someEvents = fc.array(anyEvent, { minLength: 1, maxLength: 2 })
const which = fc.nat({ max: 5 })

const step = fc.oneof(
  fc.record({
    step: fc.constant("stranger" as const),
    events: someEvents,
    generation: fc.integer({ min: 0, max: ours + 2 })
  }),
  fc.record({ step: fc.constant("ask" as const), picks }),
  fc.record({ step: fc.constant("make" as const), which }),
  fc.record({ step: fc.constant("arrive" as const), which }),
  fc.record({ step: fc.constant("decide" as const), picks, events: someEvents }),
  fc.record({ step: fc.constant("append" as const), which }),
  fc.record({ step: fc.constant("learn" as const), which })
)

type Step = typeof step extends fc.Arbitrary<infer A> ? A : never

const taken = <A>(from: Array<A>, which: number): A | undefined => from.splice(which % (from.length || 1), 1)[0]

const partsOf = (picks: ReadonlyArray<number>) => picks.flatMap((pick) => everyPart[pick] ?? [])

/** A world in which reads and appends are under way that the steps carry on. */
class Busy extends World {
  readonly reads: Array<Read> = []
  readonly appends: Array<Append> = []

  take(action: Step): void {
    switch (action.step) {
      case "stranger":
        if (Arr.isArrayNonEmpty(action.events)) this.record(action.events, action.generation)
        return
      case "ask": {
        const parts = partsOf(action.picks)
        if (Arr.isArrayNonEmpty(parts)) this.reads.push(this.ask(...parts))
        return
      }
      case "make": {
        const read = this.reads[action.which]
        if (read !== undefined) this.make(read)
        return
      }
      case "arrive": {
        const read = taken(this.reads, action.which)
        if (read === undefined) return
        for (const { horizon } of this.arrive(read)) {
          expect(horizon.position).toBeGreaterThanOrEqual(read.result?.head ?? 0)
        }
        return
      }
      case "decide":
        if (Arr.isArrayNonEmpty(action.events)) {
          this.appends.push(this.decide(partsOf(action.picks), ...action.events))
        }
        return
      case "append": {
        const append = this.appends[action.which]
        if (append !== undefined) this.append(append)
        return
      }
      case "learn": {
        const append = taken(this.appends, action.which)
        if (append !== undefined) this.learn(append)
      }
    }
  }
}

it(
  "knows of every state what the log tells, in any order of reads, appends and evictions",
  () => {
    let checked = 0
    const capacity = fc.integer({ min: 1, max: 8 })
    const loyalty = fc.integer({ min: 0, max: 4 })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: "max" }), capacity, loyalty, (steps, capacity, loyalty) => {
        const world = new Busy(capacity, loyalty)
        for (const action of steps) {
          world.take(action)
          world.check()
          checked += everyPart.filter((part) => world.cache.get(part)).length
        }
      })
    )
    // States were there to be checked.
    expect(checked).toBeGreaterThan(0)
  },
  patience
)
