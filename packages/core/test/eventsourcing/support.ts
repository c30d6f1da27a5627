/**
 * Stores, runners and logs of courses for tests.
 */
import { Array as Arr, Clock, Context, Duration, Effect, Latch, Layer, Result, type Scope } from "effect"
import * as fc from "fast-check"
import type { Answer, RunFailed } from "../../src/eventsourcing/Answer.ts"
import type { Request } from "../../src/eventsourcing/Batch.ts"
import type { DecisionContext } from "../../src/eventsourcing/Command.ts"
import * as CommandRunner from "../../src/eventsourcing/CommandRunner.ts"
import type { EncodedEvent, SequencedEvent } from "../../src/eventsourcing/Event.ts"
import { EventStore, type EventStoreService, StoreFailed } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { fold, type Projection, type Recorded } from "../../src/eventsourcing/Projection.ts"
import { all } from "../../src/eventsourcing/Query.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { codec, type CourseCommand, type CourseEvent, type CourseRefusal, decisionOf, projections } from "./courses.ts"

/** How long, in ms, a property may take: FC_RUNS may ask for thousands of tries. */
export const patience = 600_000

/** A new, empty store in memory. */
export const memoryStore: Effect.Effect<EventStoreService, never, Scope.Scope> = Effect.map(
  Layer.build(Layer.fresh(EventStoreMemory.layer)),
  (context) => Context.get(context, EventStore)
)

/** A store that counts what it is asked. */
export const counted = (store: EventStoreService) => {
  const calls = { reads: 0, appends: 0, finds: 0 }
  const counting: EventStoreService = {
    ...store,
    read: (parts, options) => Effect.suspend(() => (calls.reads++, store.read(parts, options))),
    append: (events, condition) => Effect.suspend(() => (calls.appends++, store.append(events, condition))),
    find: (ids) => Effect.suspend(() => (calls.finds++, store.find(ids)))
  }
  return { calls, store: counting }
}

/** A store whose appends wait at a gate, before they are made. */
export const gated = (store: EventStoreService) => {
  const gate = Latch.makeUnsafe(true)
  return {
    gate,
    store: { ...store, append: (...append) => gate.whenOpen(store.append(...append)) } satisfies EventStoreService
  }
}

/** A store in which a rival is faster: it writes before each append, for as long as it has something to write. */
export const rivalled = (store: EventStoreService, rival: () => CourseEvent | undefined): EventStoreService => ({
  ...store,
  append: (events, condition) =>
    Effect.suspend(() => {
      const event = rival()
      const ours = store.append(events, condition)
      return event === undefined ? ours : Effect.andThen(store.append([encoded(event)]), ours)
    })
})

/** Starts an effect, which goes as far as it can at once. */
export const begin = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })

/** The failure of a store whose machine went away. */
export const failure = (outcome: StoreFailed["outcome"]): StoreFailed =>
  new StoreFailed({ reason: "unavailable", outcome, detail: "the machine went away", cause: "test" })

/** What a runner of courses answers. */
export type CourseAnswer = Answer<CourseEvent, CourseRefusal>

type Options = Partial<CommandRunner.RunnerOptions<CourseCommand, CourseEvent, CourseRefusal>>

/** A runner of its own, as another process has one. */
export const runnerOn = (store: EventStoreService, options: Options = {}) =>
  CommandRunner.make({ store, codec, decisionOf, projections, ...options })

let sent = 0

/** A request under a new id. */
export const ask = (...commands: Arr.NonEmptyArray<CourseCommand>): Request<CourseCommand> =>
  request(`c-${++sent}`, ...commands)

/** A request under this id. */
export const request = (commandId: string, ...commands: Arr.NonEmptyArray<CourseCommand>): Request<CourseCommand> => ({
  commandId,
  actor: "tester",
  commands
})

/** Opens a course, given by tutor t unless told otherwise. */
export const opening = (course: string, places: number, tutor = "t"): CourseCommand => ({
  type: "open",
  course,
  places,
  tutor
})

/** A student asks for a place. */
export const enrolling = (course: string, student: string): CourseCommand => ({ type: "enrol", course, student })

/** A student gives a place back. */
export const leaving = (course: string, student: string): CourseCommand => ({ type: "leave", course, student })

/** What a stranger writes, with an id of its own. */
export const encoded = (event: CourseEvent, meta = "{}"): EncodedEvent => codec.encode(event, crypto.randomUUID(), meta)

/** Writes as another program does: without asking. */
export const write = (store: EventStoreService, ...events: Arr.NonEmptyArray<CourseEvent>) =>
  store.append(Arr.map(events, (event) => encoded(event)))

/** The whole log as stored. */
export const stored = (store: EventStoreService): Effect.Effect<ReadonlyArray<SequencedEvent>, StoreFailed> =>
  Effect.map(store.read([{ query: all }]), ({ events }) => events)

/** The whole log as events. */
export const logOf = (store: EventStoreService): Effect.Effect<ReadonlyArray<Recorded<CourseEvent>>, RunFailed> =>
  Effect.flatMap(stored(store), (events) => Effect.fromResult(Result.all(events.map((event) => codec.decode(event)))))

/** The state of a key by the log alone. */
export const stateOf = <State>(store: EventStoreService, projection: Projection<State, CourseEvent>, key: string) =>
  Effect.map(logOf(store), (log) => fold(projection, key, log))

/** What a command comes to by the log alone: its parts are asked for until the states add no further ones. */
export const decidedOn = (
  log: ReadonlyArray<Recorded<CourseEvent>>,
  command: CourseCommand,
  context: DecisionContext
): Result.Result<ReadonlyArray<CourseEvent>, CourseRefusal> => {
  const decision = decisionOf(command)
  const parts = Object.entries(decision.parts)
  let known: Record<string, unknown> = {}
  for (const _ of parts) {
    const keys = decision.keys(command, known, context)
    known = {}
    for (const [name, projection] of parts) {
      const key = keys[name]
      if (key !== undefined) known[name] = fold(projection, key, log)
    }
  }
  const initial = parts.map(([name, { initial }]) => [name, initial] as const)
  return decision.decide(command, { ...Object.fromEntries(initial), ...known }, context)
}

/** A clock that stands still, and on which a pause takes no time, but is told. */
export const noTimeBut = (paused: (milliseconds: number) => void) =>
  Effect.provideService(Clock.Clock, {
    currentTimeMillisUnsafe: () => 0,
    currentTimeMillis: Effect.succeed(0),
    currentTimeNanosUnsafe: () => 0n,
    currentTimeNanos: Effect.succeed(0n),
    monotonicTimeNanosUnsafe: () => 0n,
    monotonicTimeNanos: Effect.succeed(0n),
    sleep: (pause) => (paused(Duration.toMillis(pause)), Effect.yieldNow)
  })

/** A clock that stands still, and on which a pause takes no time. */
export const noTime = noTimeBut(() => undefined)

const few = (...values: Arr.NonEmptyArray<string>) => fc.constantFrom(...values)
const course = few("a", "b")
const student = few("s1", "s2", "s3")
const tutor = few("t1", "t2")
const places = fc.integer({ min: 0, max: 3 })

/** Any event, about few enough things that they meet. */
export const anyEvent: fc.Arbitrary<CourseEvent> = fc.oneof(
  fc.record({ type: fc.constant("course.opened" as const), course, places, tutor }),
  fc.record({ type: fc.constant("course.places-set" as const), course, places }),
  fc.record({ type: fc.constant("course.tutor-changed" as const), course, tutor }),
  { weight: 4, arbitrary: fc.record({ type: fc.constant("student.enrolled" as const), course, student }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("student.left" as const), course, student }) },
  fc.record({ type: fc.constant("student.noted" as const), student, note: fc.string({ maxLength: 3 }) }),
  fc.record({ type: fc.constantFrom("tutor.fell-ill" as const, "tutor.recovered" as const), tutor })
)

/** Any command, about the same things. */
export const anyCommand: fc.Arbitrary<CourseCommand> = fc.oneof(
  fc.record({ type: fc.constant("open" as const), course, places, tutor }),
  fc.record({ type: fc.constant("set-places" as const), course, places }),
  fc.record({ type: fc.constant("change-tutor" as const), course, tutor }),
  { weight: 5, arbitrary: fc.record({ type: fc.constant("enrol" as const), course, student }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("leave" as const), course, student }) },
  fc.record({ type: fc.constant("note" as const), student, note: fc.string({ maxLength: 3 }) }),
  fc.record({ type: fc.constant("report" as const), tutor, ill: fc.boolean() }),
  fc.record({ type: fc.constant("ask-for-more" as const), course, places })
)

/** Every key that generated events can have, by projection. */
export const keysOf: Readonly<Record<string, ReadonlyArray<string>>> = {
  seats: ["a", "b"],
  timetable: ["s1", "s2", "s3"],
  illness: ["t1", "t2"],
  visits: ["a", "b"].flatMap((course) => ["s1", "s2", "s3"].map((student) => `${course}/${student}`)),
  enrolments: [""]
}

/** A log of events as they would be recorded, a second apart. */
export const anyLog: fc.Arbitrary<ReadonlyArray<SequencedEvent>> = fc
  .array(fc.tuple(anyEvent, fc.uuid()), { maxLength: 30 })
  .map((events) =>
    events.map(([event, id], i) => ({
      position: at(i + 1),
      recordedAt: 1000 * i,
      event: codec.encode(event, id, "{}")
    }))
  )
