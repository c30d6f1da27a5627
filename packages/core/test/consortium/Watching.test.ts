/**
 * What is watched is what asking anew says, after every event of a story in which everything happens.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Fiber, Stream } from "effect"
import { askUpTo } from "../../src/consortium/Asking.ts"
import {
  partners,
  payments,
  type Question,
  registrations,
  reportBlockers,
  toDo
} from "../../src/consortium/Question.ts"
import { watchStore } from "../../src/consortium/Watching.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { story } from "../golden/Story.ts"
import { approved, correct, opened, pay } from "../support/Commands.ts"
import { play, send, stored } from "../support/Playing.ts"

const on = CalendarDate.make("2020-06-15")

const questions: ReadonlyArray<Question<unknown>> = [
  partners(),
  ...["p", "q"].flatMap((id) => [
    toDo(id, { on }),
    toDo(id, { on, member: "south" }),
    reportBlockers(id, { on }),
    payments(id),
    registrations(id)
  ])
]

/** Until whoever watches has taken in what was recorded. */
const settled = Effect.gen(function* () {
  for (let i = 0; i < 60; i++) yield* Effect.yieldNow
})

it.effect("what is watched is what asking anew says, whatever was recorded", () =>
  Effect.gen(function* () {
    const { events } = yield* play(Effect.andThen(story, stored))
    yield* Effect.gen(function* () {
      const store = yield* EventStore
      const seen = new Map<Question<unknown>, unknown>()
      const watching = yield* Effect.forEach(questions, (question) =>
        watchStore(store, question).pipe(
          Stream.runForEach(({ answer }) => Effect.sync(() => seen.set(question, answer))),
          Effect.forkChild
        )
      )
      for (const { event } of events) {
        yield* store.append([event])
        yield* settled
        for (const question of questions) {
          expect([event.type, question.name, seen.get(question)]).toEqual([
            event.type,
            question.name,
            (yield* askUpTo(store, question)).answer
          ])
        }
      }
      yield* Fiber.interruptAll(watching)
    }).pipe(Effect.provide(EventStoreMemory.layer))
  })
)

it.effect("reads no more of the log than was recorded since, unless it is a correction", () =>
  Effect.gen(function* () {
    const { events } = yield* play(Effect.andThen(story, stored))
    yield* Effect.gen(function* () {
      const store = yield* EventStore
      let reads = 0
      const counting = {
        ...store,
        read: (...args: Parameters<typeof store.read>) => {
          reads += 1
          return store.read(...args)
        }
      }
      const question = toDo("p", { on })
      const watching = yield* watchStore(counting, question).pipe(Stream.runDrain, Effect.forkChild)
      yield* settled
      for (const { event } of events) {
        const before = reads
        yield* store.append([event])
        yield* settled
        if (!event.data.includes('"corrects"')) expect([event.type, reads]).toEqual([event.type, before])
      }
      expect(reads).toBeGreaterThan(1)
      yield* Fiber.interrupt(watching)
    }).pipe(Effect.provide(EventStoreMemory.layer))
  })
)

it.effect("takes in once, and tells once, what asking anew had read already", () =>
  Effect.gen(function* () {
    const told = [...opened(), ...approved("m"), correct("m", { member: "south" }), pay("m", "first")]
    const { events } = yield* play(Effect.andThen(send(...told), stored))
    const [corrected, paid] = events.slice(-2).map(({ event }) => event)
    if (corrected === undefined || paid === undefined) return yield* Effect.die("nothing was told")
    yield* Effect.gen(function* () {
      const store = yield* EventStore
      for (const { event } of events.slice(0, -2)) yield* store.append([event])
      // It is paid between the correction and the reading that follows from it.
      const late = {
        ...store,
        read: (...args: Parameters<typeof store.read>) => Effect.andThen(paying, store.read(...args))
      }
      let isCorrected = false
      const paying = Effect.suspend(() => (isCorrected ? Effect.orDie(store.append([paid])) : Effect.void))
      const seen: Array<number> = []
      const watching = yield* watchStore(late, payments("p")).pipe(
        Stream.runForEach(({ answer }) => Effect.sync(() => seen.push(answer.length))),
        Effect.forkChild
      )
      yield* settled
      isCorrected = true
      yield* store.append([corrected])
      yield* settled
      expect(seen).toEqual([0, 1])
      yield* Fiber.interrupt(watching)
    }).pipe(Effect.provide(EventStoreMemory.layer))
  })
)
