/**
 * The outbox: everything in order, at least once, and nothing that fails is passed over.
 */
import { describe, expect, it } from "@effect/vitest"
import { Context, Effect, Exit, Fiber, Layer, Result, Schedule, Schema } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { generation } from "../../src/eventsourcing/Command.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { digest } from "../../src/eventsourcing/EventCodec.ts"
import { markOf } from "../../src/eventsourcing/ModelRaised.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { IntegrationEvent, integrationEvent } from "../../src/outbox/IntegrationEvent.ts"
import { cursorOf, run, type Subscriber } from "../../src/outbox/Outbox.ts"
import { ReadModelStore } from "../../src/readmodel/ReadModelStore.ts"
import { stage } from "../reaction/support.ts"
import { approved, correct, grant, opened, remind } from "../support/Commands.ts"
import { request } from "../support/Hosting.ts"
import { recorded, send, stored } from "../support/Playing.ts"

const minute = TestClock.adjust("1 minute")

/** Somebody who writes down what they are told, and fails when told to. */
const listener = (name = "mail", more: Partial<Subscriber<string, never>> = {}) => {
  const heard: Array<IntegrationEvent> = []
  const failing = new Set<number>()
  const asked: Array<number> = []
  const subscriber: Subscriber<string, never> = {
    name,
    deliver: (event) =>
      Effect.suspend(() => {
        asked.push(event.position)
        if (failing.has(event.position)) return Effect.fail("unreachable")
        heard.push(event)
        return Effect.void
      }),
    ...more
  }
  return { asked, failing, heard, positions: () => heard.map(({ position }) => Number(position)), subscriber }
}

const upTo = (name = "mail") =>
  Effect.flatMap(ReadModelStore, (store) =>
    Effect.map(
      store.standings(),
      (all) => all.find(({ model, version }) => model === cursorOf({ name }).model && version === "1.0")?.upTo
    )
  )

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe("an outbox", () => {
  it.effect("hands on everything that was and that comes, once, and goes on where it stopped", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        const { positions, subscriber } = listener()
        yield* send(...opened())
        const first = yield* Effect.forkScoped(run(subscriber))
        yield* minute
        expect(positions()).toEqual(numbers(1, 5))
        yield* send(...approved("m"))
        yield* minute
        expect(positions()).toEqual(numbers(1, 7))
        expect(yield* upTo()).toBe(7)
        yield* Fiber.interrupt(first)
        // A mark of the model is nothing that happened.
        yield* Effect.flatMap(EventStore, (store) => store.append([markOf(generation)]))
        yield* send(grant(3))
        yield* Effect.forkScoped(run(subscriber))
        yield* minute
        expect(positions()).toEqual([...numbers(1, 7), 9])
        expect(yield* upTo()).toBe(9)
      })
    )
  )

  it.effect("tells each subscriber what it wants, from where it wants", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), ...approved("n"))
        const late = listener("late", { after: at(7) })
        const some = listener("some", { types: ["mobility.approved"] })
        yield* Effect.forkScoped(run(late.subscriber))
        yield* Effect.forkScoped(run(some.subscriber))
        yield* minute
        expect([late.positions(), some.positions()]).toEqual([
          [8, 9],
          [7, 9]
        ])
        yield* Effect.forkScoped(run({ ...late.subscriber, after: at(2) }))
        yield* minute
        expect(late.positions(), "where it stands counts, not where it began").toEqual([8, 9])
      })
    )
  )

  it.effect(
    "does not lose its place where all versions that do not answer are dropped, also one that was begun before",
    () =>
      stage(
        "2020-06-15",
        Effect.gen(function* () {
          const store = yield* ReadModelStore
          const { positions, subscriber } = listener()
          yield* send(...opened())
          yield* store.prepare({ ...cursorOf(subscriber), columns: {} })
          yield* store.advance(cursorOf(subscriber), { from: at(0), upTo: at(3), rows: [] })
          const drop = Effect.gen(function* () {
            for (const { model, serving, version } of yield* store.standings()) {
              if (!serving) yield* store.drop({ model, version })
            }
          })
          const first = yield* Effect.forkScoped(run(subscriber))
          yield* minute
          yield* drop
          yield* send(grant(3))
          yield* minute
          yield* Fiber.interrupt(first)
          yield* drop
          yield* Effect.forkScoped(run(subscriber))
          yield* minute
          expect(positions()).toEqual([4, 5, 6])
        })
      )
  )

  it.effect(
    "stops where the log was put back, whatever it was told by: each event, the last of a batch, or where it began",
    () =>
      stage(
        "2020-06-15",
        Effect.gen(function* () {
          yield* send(...opened(), ...approved("m"))
          const log = yield* EventStore
          const { events } = yield* log.read([{ query: [{}] }])
          const some = listener("some", { types: ["mobility.applied"] })
          const ahead = listener("ahead", { after: at(6) })
          const failing = listener("failing")
          failing.failing.add(7)
          for (const { subscriber } of [some, ahead, failing]) {
            const fiber = yield* Effect.forkScoped(
              Effect.ignore(run(subscriber, { retry: Schedule.recurs(0), every: 3 }))
            )
            yield* minute
            yield* Fiber.interrupt(fiber)
          }
          expect([yield* upTo("some"), yield* upTo("ahead"), yield* upTo("failing")]).toEqual([7, 7, 6])
          const other = yield* Layer.build(Layer.fresh(EventStoreMemory.layer))
          const shorter = Context.get(other, EventStore)
          for (const { event } of events.toReversed()) yield* shorter.append([event])
          for (const { subscriber, positions } of [some, ahead, failing]) {
            const before = positions()
            const again = Effect.flip(Effect.provideService(run(subscriber), EventStore, shorter))
            const fiber = yield* Effect.forkScoped(again)
            yield* minute
            const exit = fiber.pollUnsafe()
            expect(exit !== undefined && Exit.isSuccess(exit) && exit.value).toMatchObject({
              _tag: "LogDiffers",
              model: cursorOf(subscriber).model
            })
            expect(positions()).toEqual(before)
          }
          const begun = listener("begun", { after: at(6), types: ["mobility.departed"] })
          const cursors = yield* ReadModelStore
          const stuck = {
            ...cursors,
            advance: (...[build, step]: Parameters<typeof cursors.advance>) =>
              step.upTo > 6 ? Effect.never : cursors.advance(build, step)
          }
          yield* Effect.forkScoped(Effect.provideService(run(begun.subscriber), ReadModelStore, stuck))
          yield* minute
          const mark = { event: events[5]?.event.id, recordedAt: events[5]?.recordedAt }
          expect(yield* cursors.prepare({ ...cursorOf(begun.subscriber), columns: {} })).toMatchObject({
            upTo: 6,
            mark
          })
        })
      )
  )

  it.effect("tries again what failed, then stops there, and passes over nothing when it is run again", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        const { asked, failing, positions, subscriber } = listener()
        yield* send(...opened())
        failing.add(3)
        const retry = Schedule.spaced("10 seconds").pipe(Schedule.upTo({ times: 2 }))
        const running = yield* Effect.forkScoped(run(subscriber, { retry }))
        yield* TestClock.adjust("19 seconds")
        expect(asked).toEqual([1, 2, 3, 3])
        yield* TestClock.adjust("1 second")
        const failed = yield* Effect.flip(Fiber.join(running))
        expect(failed).toMatchObject({ _tag: "DeliveryFailed", subscriber: "mail", position: 3, cause: "unreachable" })
        expect(failed.message).toContain("position 3 could not be delivered to mail")
        expect([positions(), yield* upTo()]).toEqual([[1, 2], 2])
        failing.clear()
        yield* Effect.forkScoped(run(subscriber))
        yield* minute
        expect(positions()).toEqual(numbers(1, 5))
      })
    )
  )

  it.effect("stops in front of what a newer program has written, and not before", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        const { positions, subscriber } = listener()
        yield* send(...opened())
        const plain = { id: "blessed", type: "project.blessed", version: 1, tags: [], data: "{}", meta: "{}" }
        const newer = { ...plain, digest: digest(plain) }
        yield* Effect.flatMap(EventStore, (store) => store.append([newer]))
        yield* send(grant(3))
        const failed = yield* Effect.flip(run(subscriber))
        expect(failed).toMatchObject({ _tag: "CannotDecode", position: 6 })
        expect([positions(), yield* upTo()]).toEqual([numbers(1, 5), 5])
      })
    )
  )

  it.effect("is patient by itself: a receiver that is away for a while gets everything", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        const { failing, positions, subscriber } = listener()
        yield* send(...opened())
        failing.add(2)
        yield* Effect.forkScoped(run(subscriber))
        yield* TestClock.adjust("30 seconds")
        expect(positions()).toEqual([1])
        failing.clear()
        yield* TestClock.adjust("15 seconds")
        expect(positions()).toEqual(numbers(1, 5))
      })
    )
  )

  it.effect("stops for good where nobody ever takes an event", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        const { failing, subscriber } = listener()
        yield* send(...opened())
        failing.add(1)
        const running = yield* Effect.forkScoped(run(subscriber))
        yield* TestClock.adjust("5 minutes")
        expect((yield* Effect.flip(Fiber.join(running)))._tag).toBe("DeliveryFailed")
        expect(yield* upTo()).toBe(0)
      })
    )
  )

  it.effect("keeps how far it is after every so many, and not before they are delivered", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        const store = yield* ReadModelStore
        yield* send(...opened())
        for (const [every, kept] of [
          [2, [0, 0, 2, 2, 4]],
          [3, [0, 0, 0, 3, 3]]
        ] as const) {
          const name = `mail ${every}`
          const seen: Array<number | undefined> = []
          const deliver = () =>
            Effect.provideService(
              Effect.map(Effect.orDie(upTo(name)), (position) => {
                seen.push(position)
              }),
              ReadModelStore,
              store
            )
          yield* Effect.forkScoped(run({ name, deliver }, { every }))
          yield* minute
          expect(seen).toEqual(kept)
          expect(yield* upTo(name)).toBe(5)
        }
      })
    )
  )

  it.effect("goes on where another one of the same subscriber was ahead", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        const { positions, subscriber } = listener()
        const slow: typeof subscriber = {
          ...subscriber,
          deliver: (event) => Effect.delay(subscriber.deliver(event), "1 second")
        }
        const quick = listener()
        yield* send(...opened())
        const two = yield* Effect.forEach([slow, quick.subscriber], (each) => Effect.forkScoped(run(each)))
        yield* minute
        yield* send(grant(3))
        yield* minute
        expect(two.map((fiber) => fiber.pollUnsafe())).toEqual([undefined, undefined])
        expect([positions(), quick.positions()]).toEqual([numbers(1, 6), numbers(1, 6)])
        expect(yield* upTo()).toBe(6)
      })
    )
  )

  const deaths = fc.array(fc.record({ more: fc.boolean(), dies: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 })

  it.effect("hands on all in order the first time, though it dies amid deliveries and two run at once", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(deaths, fc.integer({ min: 1, max: 4 }), (all, every) =>
          Effect.runPromise(
            stage(
              "2020-06-15",
              Effect.gen(function* () {
                const heard: Array<number> = []
                yield* send(...opened())
                const subscriber = (dies: number): Subscriber<never, never> => {
                  let count = 0
                  return {
                    name: "mail",
                    deliver: ({ position }) =>
                      Effect.suspend(() => {
                        count += 1
                        if (count >= dies && dies % 2 === 0) return Effect.never
                        heard.push(position)
                        return count >= dies ? Effect.never : Effect.yieldNow
                      })
                  }
                }
                for (const [i, { dies, more }] of all.entries()) {
                  if (more) yield* send(grant(i + 1))
                  const two = yield* Effect.forEach([dies, dies + 3], (each) =>
                    Effect.forkScoped(run(subscriber(each), { every }))
                  )
                  yield* minute
                  yield* Effect.forEach(two, Fiber.interrupt)
                }
                yield* Effect.forkScoped(run(subscriber(1_000_001), { every }))
                const { head } = yield* stored
                for (let wait = 0; wait < 50 && !heard.includes(head); wait++) yield* minute
                expect([...new Set(heard)]).toEqual(numbers(1, head))
              })
            ).pipe(Effect.provide(TestClock.layer()))
          )
        ),
        { numRuns: Number(process.env["FC_RUNS"] ?? 40) }
      )
    )
  )
})

it.effect("what goes outside says whose matter it is and of which kind, and nothing of the participant", () =>
  stage(
    "2020-06-15",
    Effect.gen(function* () {
      yield* send(...opened(), ...opened("q"), ...approved("m"), remind("m"))
      yield* send(correct("m", { project: "q", member: "south" }), request("guest"))
      const told = (yield* recorded).map(integrationEvent)
      const common = { occurredOn: "2020-06-15", recordedAt: Date.parse("2020-06-15T12:00:00Z") }
      const ids = (yield* stored).events.map(({ event }) => event.id)
      expect(told.slice(10).map(({ type }) => type)).toEqual([
        "mobility.applied",
        "mobility.approved",
        "reminder.issued",
        "mobility.details-corrected",
        "hosting.requested"
      ])
      expect(told[12]).toEqual({
        ...common,
        id: ids[12],
        position: 13,
        type: "reminder.issued",
        mobility: "m",
        projects: ["p"],
        members: ["north"],
        reminder: { of: "register", waitsFor: "coordinator", number: 1 }
      })
      expect(told[13]).toMatchObject({ mobility: "m", projects: ["q", "p"], members: ["south", "north"] })
      expect(told[13]).not.toHaveProperty("reminder")
      expect(told[14]).toMatchObject({ hosting: "guest", members: ["north"] })
      expect(told[14]).not.toHaveProperty("mobility")
      expect(JSON.stringify(told)).not.toContain("participant of")
      const text = Schema.fromJsonString(Schema.toCodecJson(IntegrationEvent))
      const read = Schema.decodeUnknownResult(text)
      for (const each of told) {
        const written = Schema.encodeSync(text)(each)
        expect(read(written)).toEqual(Result.succeed(each))
        for (const field of ["recordedAt", ...(each.reminder === undefined ? [] : ["waitsFor"])]) {
          expect(Result.isFailure(read(written.replace(`"${field}"`, '"another"')))).toBe(true)
        }
      }
    })
  )
)
