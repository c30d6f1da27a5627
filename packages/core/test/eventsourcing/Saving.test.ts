/**
 * Saved states spare the reading of long histories, and are never believed where they are not what the log says.
 */
import { describe, expect, it } from "@effect/vitest"
import { Cause, Context, Effect, Exit, Layer, Logger, References, Result, Scope } from "effect"
import * as fc from "fast-check"
import type { EventStoreService, ReadPart } from "../../src/eventsourcing/EventStore.ts"
import type { Projection } from "../../src/eventsourcing/Projection.ts"
import { rungOf, type SavedState, sealed } from "../../src/eventsourcing/SavedState.ts"
import { SavedStates, SavedStatesFailed, type SavedStatesService } from "../../src/eventsourcing/SavedStates.ts"
import * as SavedStatesMemory from "../../src/eventsourcing/SavedStatesMemory.ts"
import * as Saving from "../../src/eventsourcing/Saving.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { type CourseEvent, projections, seats, visits } from "./courses.ts"
import {
  anyCommand,
  anyEvent,
  ask,
  counted,
  decidedOn,
  encoded,
  enrolling,
  failure,
  leaving,
  logOf,
  memoryStore,
  noTime,
  opening,
  patience,
  runnerOn,
  write
} from "./support.ts"

const emptyStates: Effect.Effect<SavedStatesService, never, Scope.Scope> = Effect.map(
  Layer.build(Layer.fresh(SavedStatesMemory.layer)),
  (context) => Context.get(context, SavedStates)
)

const seatsOf = { projection: "seats", version: 1 }
const all = { count: 1000, characters: 1_000_000 }

/** A process: it starts with what was saved, and what it saves is there once it has ended. */
const process = <A, E>(
  store: EventStoreService,
  states: SavedStatesService,
  work: (runner: Effect.Success<ReturnType<typeof runnerOn>>) => Effect.Effect<A, E>,
  every = 1
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const saving = yield* Saving.make<CourseEvent>(states, every)
      return yield* work(yield* runnerOn(store, { saving }))
    })
  )

/** A course of which a process has saved the state after some enrolments. */
const course = Effect.gen(function* () {
  const store = yield* memoryStore
  const states = yield* emptyStates
  yield* process(store, states, ({ run }) =>
    Effect.gen(function* () {
      yield* run(ask(opening("a", 3)))
      for (const student of ["s1", "s2"]) yield* run(ask(enrolling("a", student)))
    })
  )
  return { store, states }
})

/** From which position on each part but the marks of the model is read, when a process begins with this command; and what comes of it. */
const beginning = Effect.fnUntraced(function* (store: EventStoreService, states: SavedStatesService) {
  const reads: Array<ReadonlyArray<ReadPart>> = []
  const noting: EventStoreService = {
    ...store,
    read: (parts, options) => (reads.push(parts), store.read(parts, options))
  }
  const answer = yield* process(noting, states, ({ run }) => run(ask(enrolling("a", "s3"))))
  const from = (reads[0] ?? []).map(({ after, query }) => `${query[0]?.tags?.[0]} ${after}`)
  return { answer, from: from.filter((part) => part !== "model:generation 0") }
})

describe("a process begins with what was saved", () => {
  it.effect("and reads only what was recorded since", () =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      yield* write(store, { type: "student.left", course: "a", student: "s1" })
      const { answer, from } = yield* beginning(store, states)
      // The state of the course holds at position 3; of the new student nothing is known, nor of the tutor, who is not ill.
      expect(from).toEqual(["course:a 3", "student:s3 0", "tutor:t 0"])
      expect(answer).toMatchObject({ _tag: "Done", upTo: 5 })
    })
  )

  it.effect("also where it has next to no room for it", () =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      const answer = yield* Effect.scoped(
        Effect.gen(function* () {
          const saving = yield* Saving.make<CourseEvent>(states, 1)
          const { run } = yield* runnerOn(store, { saving, capacity: 1 })
          return yield* run(ask(enrolling("a", "s3")))
        })
      )
      expect(answer).toMatchObject({ _tag: "Done", upTo: 4 })
    })
  )

  it.effect("and refuses what a newer program alone may decide", () =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      yield* store.append([
        encoded({ type: "course.places-set", course: "a", places: 9 }, '{"generation":99,"command":"x"}')
      ])
      yield* process(store, states, ({ preview }) => Effect.exit(preview([ask(enrolling("a", "s3"))])))
      const [saved] = yield* states.newest([seatsOf], all)
      expect(saved).toMatchObject({ generation: 99, position: 4, events: 4 })
      const failed = yield* Effect.flip(beginning(store, states))
      expect(failed).toMatchObject({ _tag: "NewerModel", generation: 99 })
    })
  )
})

const wrong = (saved: SavedState, more: Partial<SavedState>): SavedState => ({ ...saved, ...more })

describe("a saved state is not believed", () => {
  const full = JSON.stringify({ places: 2, students: ["s1", "s2"], tutor: "t" })

  it.effect.each<[string, (saved: SavedState) => SavedState]>([
    ["its text was changed by hand", (saved) => wrong(saved, { state: full })],
    ["it is said to be of a later position", (saved) => wrong(saved, { position: at(saved.position + 1) })],
    ["it is said to be of an older model", (saved) => wrong(saved, { generation: 1 })],
    ["it is said to have taken other events", (saved) => wrong(saved, { events: saved.events + 1 })],
    ["it is said to end with another event", (saved) => wrong(saved, { event: "another" })],
    ["it is said to be from another time", (saved) => wrong(saved, { recordedAt: saved.recordedAt + 1 })],
    ["it is another's", (saved) => wrong(saved, { key: "b", digest: saved.digest })],
    ["its digest is wrong", (saved) => wrong(saved, { digest: "AAAA" })],
    [
      "the log has its last event later",
      (saved) => sealed(wrong(saved, { position: at(saved.position - 1), state: full }))
    ],
    [
      "the log has its last event earlier",
      (saved) => sealed(wrong(saved, { position: at(saved.position + 1), state: full }))
    ],
    ["the log has no such event", (saved) => sealed(wrong(saved, { event: crypto.randomUUID(), state: full }))],
    [
      "the log has its event from another time",
      (saved) => sealed(wrong(saved, { recordedAt: saved.recordedAt + 1, state: full }))
    ],
    ["its text is no JSON", (saved) => sealed(wrong(saved, { state: "{" }))],
    ["its text is of another shape", (saved) => sealed(wrong(saved, { state: '{"places":2}' }))]
  ])("where %s", ([, changed]) =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      const [saved] = yield* states.newest([seatsOf], all)
      if (saved === undefined) return yield* Effect.die(new Error("nothing was saved"))
      const other = changed(saved)
      // As somebody who changes the file does it: the row stays where it is.
      const tampered: SavedStatesService = { ...states, newest: () => Effect.succeed([other]) }
      const forgotten: Array<SavedState> = []
      const noting = { ...tampered, forget: (state: SavedState) => Effect.sync(() => void forgotten.push(state)) }
      const { answer, from } = yield* beginning(store, noting)
      expect(from[0]).toBe("course:a 0")
      expect(answer).toMatchObject({ _tag: "Done", upTo: 4 })
      expect(forgotten).toEqual([other])
    })
  )

  it.effect("where it is of another version of its projection", () =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      const [saved] = yield* states.newest([seatsOf], all)
      if (saved === undefined) return yield* Effect.die(new Error("nothing was saved"))
      const newer = sealed({ ...saved, version: 2, state: full })
      yield* states.save(newer)
      yield* states.forget(saved)
      const mixedUp = { ...states, newest: () => Effect.succeed([newer]), forget: () => Effect.void }
      expect((yield* process(store, mixedUp, () => states.upTo({ ...seatsOf, version: 2 }, "a", at(9))))._tag).toBe(
        "Some"
      )
      expect((yield* beginning(store, mixedUp)).from[0]).toBe("course:a 0")
      expect((yield* states.newest([{ ...seatsOf, version: 2 }], all)).length).toBe(1)
    })
  )

  it.effect("by the log of another consortium, or by one that was set back and went another way", () =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      const { events } = yield* store.read([{ query: [{}] }], { limit: 1 })
      const [first] = events
      if (first === undefined) return yield* Effect.die(new Error("nothing was recorded"))
      const setBack = yield* memoryStore
      yield* setBack.restore([first])
      for (const student of ["s7", "s8", "s9"])
        yield* write(setBack, { type: "student.enrolled", course: "a", student })
      const { answer, from } = yield* beginning(setBack, states)
      expect(from[0]).toBe("course:a 0")
      expect(answer).toMatchObject({ _tag: "Refused", refusals: [{ refusal: { code: "no place", taken: 3 } }] })
      const empty = yield* memoryStore
      expect((yield* beginning(empty, states)).from[0]).toBe("course:a 0")
    })
  )

  it.effect("but by a log that was set back to behind it", () =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      yield* write(store, { type: "student.left", course: "a", student: "s1" })
      const { events } = yield* store.read([{ query: [{}] }], { limit: 3 })
      const setBack = yield* memoryStore
      const [first, ...others] = events
      if (first === undefined) return yield* Effect.die(new Error("nothing was recorded"))
      yield* setBack.restore([first, ...others])
      expect((yield* beginning(setBack, states)).from[0]).toBe("course:a 3")
    })
  )
})

describe("what is saved", () => {
  it.effect("are the states of projections with a schema that took enough events, once each time", () =>
    Effect.gen(function* () {
      const [store, states] = [yield* memoryStore, yield* emptyStates]
      const saved: Array<readonly [string, number]> = []
      const noting: SavedStatesService = {
        ...states,
        save: (state) => Effect.suspend(() => (saved.push([state.projection, state.events]), states.save(state)))
      }
      yield* process(
        store,
        noting,
        ({ run }) =>
          Effect.gen(function* () {
            yield* run(ask(opening("a", 3)))
            for (let i = 0; i < 4; i++) {
              yield* run(ask(enrolling("a", "s1")))
              yield* run(ask(leaving("a", "s1")))
            }
          }),
        3
      )
      const seatsSaved = saved.filter(([projection]) => projection === "seats")
      expect(seatsSaved).toEqual([
        ["seats", 3],
        ["seats", 6],
        ["seats", 9]
      ])
      expect(saved.some(([projection]) => projection === "visits")).toBe(false)
      // Whoever begins with it goes on counting from there.
      yield* process(store, noting, ({ run }) => run(ask(enrolling("a", "s1"))), 3)
      expect(saved.filter(([projection]) => projection === "seats")).toHaveLength(3)
    })
  )

  it.effect("is not a state that is larger than its events", () =>
    Effect.gen(function* () {
      const states = yield* emptyStates
      const state = { places: 1, students: ["s".repeat(700)], tutor: undefined }
      const due = { projection: seats, state, moved: at(9), event: "e", recordedAt: 0, generation: 1 }
      yield* Effect.scoped(
        Effect.map(Saving.make<CourseEvent>(states, 1), (saving) => {
          saving.due({ ...due, key: "large", events: 3 })
          saving.due({ ...due, key: "small", events: 4 })
          saving.due({ ...due, projection: visits, key: "none", events: 4 })
        })
      )
      expect((yield* states.newest([seatsOf], all)).map(({ key }) => key)).toEqual(["small"])
    })
  )

  it("stands on rungs that grow with the history", () => {
    expect([1, 2, 4, 1024].map((events) => rungOf({ events }))).toEqual([0, 16, 32, 160])
    // At five million a state of the past lacks less than a twentieth of the events.
    for (let events = 500; events < 5_000_000; events = Math.ceil(events * 1.37)) {
      expect(rungOf({ events: events * 1.05 })).toBeGreaterThan(rungOf({ events }))
    }
    expect(rungOf({ events: 5_000_000 }) - rungOf({ events: 500 })).toBeLessThan(250)
  })
})

describe("a store of saved states that fails", () => {
  const failed = new SavedStatesFailed({ reason: "full", detail: "writing", cause: "test" })
  const ways: ReadonlyArray<[string, Effect.Effect<never, SavedStatesFailed>]> = [
    ["with what it may fail with", Effect.fail(failed)],
    ["with a defect", Effect.die(new Error("a defect"))]
  ]

  it.effect.each(ways)("%s, fails no command", ([, fails]) =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const states: SavedStatesService = {
        save: () => fails,
        newest: () => fails,
        upTo: () => fails,
        forget: () => fails
      }
      const answers = yield* process(store, states, ({ run }) =>
        Effect.forEach([opening("a", 1), enrolling("a", "s1")], (command) => run(ask(command)))
      )
      expect(answers.map(({ _tag }) => _tag)).toEqual(["Done", "Done"])
      yield* Effect.scoped(
        Effect.gen(function* () {
          const saving = yield* Saving.make<CourseEvent>(states)
          expect(yield* saving.find({ projection: seats, key: "a" })).toBeUndefined()
        })
      )
    })
  )

  it.effect.each([
    [failed, { failed: "SavedStatesFailed", reason: "full" }],
    [failure("nothing written"), { failed: "StoreFailed", reason: "unavailable" }]
  ] as const)("is told by its tag and its reason; the rest to those who look for faults: %s", ([fails, said]) =>
    Effect.gen(function* () {
      const lines: Array<unknown> = []
      const logger = Logger.make(({ cause, fiber, logLevel, message }) => {
        lines.push([logLevel, message, cause, fiber.getRef(References.CurrentLogAnnotations)])
      })
      const { states, store } = yield* course
      const [broken, mute] =
        fails._tag === "StoreFailed"
          ? [states, { ...store, find: () => Effect.fail(fails) }]
          : [{ ...states, newest: () => Effect.fail(fails) }, store]
      yield* beginning(mute, broken).pipe(
        Effect.provide(Logger.layer([logger])),
        Effect.provideService(References.MinimumLogLevel, "Debug")
      )
      expect(lines.slice(0, 2)).toEqual([
        ["Warn", ["Reading saved states: left out"], Cause.empty, said],
        ["Debug", ["Reading saved states"], Cause.fail(fails), said]
      ])
    })
  )

  it.effect("and a log that cannot tell whether it has their events leaves them out", () =>
    Effect.gen(function* () {
      const { states, store } = yield* course
      const mute: EventStoreService = { ...store, find: () => Effect.fail(failure("nothing written")) }
      const { answer, from } = yield* beginning(mute, states)
      expect(from[0]).toBe("course:a 0")
      expect(answer).toMatchObject({ _tag: "Done" })
      expect(yield* states.newest([seatsOf], all)).not.toEqual([])
    })
  )

  it("says what was being done", () => {
    expect(failed.message).toBe("The store of saved states failed (full): writing")
  })
})

it.effect("a process that never saved anything asks the log nothing more", () =>
  Effect.gen(function* () {
    const { calls, store } = counted(yield* memoryStore)
    yield* process(store, yield* emptyStates, () => Effect.void)
    expect(calls).toEqual({ reads: 0, appends: 0, finds: 0 })
  })
)

it(
  "saved states are never seen from outside: every process decides what the log says",
  async () => {
    const strange = fc.record({ stranger: anyEvent })
    const known = fc.record({ command: anyCommand })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 4, arbitrary: known }, strange), { maxLength: 40 }),
        fc.nat(3),
        async (steps, every) => {
          const story = Effect.gen(function* () {
            const [store, states] = [yield* memoryStore, yield* emptyStates]
            const scope = yield* Scope.make()
            let [runner, until] = [yield* runnerOn(store), 0]
            for (const [i, step] of steps.entries()) {
              if ("stranger" in step) {
                yield* write(store, step.stranger)
                continue
              }
              if (i >= until) {
                // Another process takes over, from what the others have saved.
                const saving = yield* Scope.provide(Saving.make<CourseEvent>(states, every + 1), scope)
                runner = yield* Scope.provide(runnerOn(store, { saving }), scope)
                until = i + every
              }
              const expected = decidedOn(yield* logOf(store), step.command, { actor: "tester", now: 0 })
              const answer = yield* runner.run(ask(step.command))
              const told =
                answer._tag === "Done"
                  ? Result.succeed(answer.events.map(({ event }) => event))
                  : Result.fail(answer.refusals[0].refusal)
              expect(told).toEqual(expected)
              yield* Effect.yieldNow
            }
            yield* Scope.close(scope, Exit.void)
            for (const saved of yield* states.newest(
              projections.map(({ name, version }) => ({ projection: name, version })),
              all
            )) {
              const projection: Projection<unknown, CourseEvent> | undefined = projections.find(
                ({ name }) => name === saved.projection
              )
              const log = (yield* logOf(store)).filter(({ position }) => position <= saved.position)
              const moved = log.filter(
                ({ event }) => projection?.types.includes(event.type) && projection.keys(event).includes(saved.key)
              )
              expect([saved.events, saved.position, saved.event]).toEqual([
                moved.length,
                moved.at(-1)?.position,
                moved.at(-1)?.id
              ])
            }
          })
          await Effect.runPromise(noTime(Effect.scoped(story)))
        }
      )
    )
  },
  patience
)
