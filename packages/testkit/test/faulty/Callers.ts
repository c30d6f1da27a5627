/**
 * Consortia on a faulty store, and callers who do not give up.
 */
import {
  type CommandInput,
  type ConsortiumOptions,
  type ConsortiumService,
  type Event,
  EventStore,
  EventStoreMemory,
  Query,
  type RowAnswer
} from "@westum/mobility"
import { FaultyStore, Recorder } from "@westum/mobility-testkit"
import { Effect, Layer, Random } from "effect"
import { TestClock } from "effect/testing"
import assert from "node:assert/strict"
import { open } from "../../src/contract/Harness.ts"
import { type PlayFailed, subject } from "../../src/history/Play.ts"

/** Two consortia on one faulty store, as two processes have them, and the sound store below, which takes notes for the oracle. */
export const faultyConsortia = Effect.fnUntraced(function* (plan: FaultyStore.Plan, options: ConsortiumOptions = {}) {
  const sound = Recorder.recording(yield* open(EventStoreMemory.layer))
  const store = FaultyStore.faulty(sound, plan)
  const process = Effect.map(
    subject(Layer.succeed(EventStore.EventStore, store), options),
    ({ consortium }) => consortium
  )
  return { sound, store, consortia: [yield* process, yield* process] as const }
})

/** A consortium that meets no faults and knows nothing yet. */
export const soundConsortium = (sound: EventStore.EventStoreService) =>
  Effect.map(subject(Layer.succeed(EventStore.EventStore, sound)), ({ consortium }) => consortium)

/** A project with five places, and four who have applied for one: m0, m1, m2, m3. */
export const opening: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  {
    type: "open-project",
    project: "p",
    on: "2019-09-01",
    coordinator: "north",
    start: "2019-09-01",
    end: "2021-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner"]
  },
  { type: "set-goals", project: "p", on: "2019-09-01", goals: [{ code: "1", titles: { en: "Languages" } }] },
  { type: "join-member", project: "p", on: "2019-09-01", member: "north", name: "North" },
  { type: "grant-places", project: "p", on: "2019-09-01", places: 5 },
  ...["m0", "m1", "m2", "m3"].map((mobility): CommandInput => ({
    type: "apply",
    mobility,
    project: "p",
    member: "north",
    category: "learner",
    participant: `participant of ${mobility}`,
    goals: ["1"],
    on: "2019-10-01"
  }))
]

/** The approval of one of those. */
export const approve = (mobility: string): CommandInput => ({ type: "approve", mobility, on: "2019-10-10" })

/** The project is open, before any fault strikes; by the clock of the test it is 2020. */
export const openedConsortia = Effect.fnUntraced(function* (plan: FaultyStore.Plan, options?: ConsortiumOptions) {
  yield* TestClock.setTime(Date.parse("2020-06-15T12:00:00Z"))
  const all = yield* faultyConsortia(plan, options)
  const reliable = yield* soundConsortium(all.sound)
  yield* reliable.executeAll(opening, { commandId: "opening" })
  return { ...all, reliable }
})

/** Everything that is stored. */
export const stored = (store: EventStore.EventStoreService) =>
  Effect.map(store.read([{ query: Query.all }]), ({ events }) => events)

/** The ids of what is stored of a command. */
export const idsOf = (log: ReadonlyArray<Event.SequencedEvent>, commandId: string): ReadonlyArray<string> =>
  log.flatMap(({ event }) => (event.meta.includes(`"command":${JSON.stringify(commandId)},`) ? [event.id] : []))

/** The ids of what an answer acknowledges. */
export const acknowledgedBy = (answer: RowAnswer): ReadonlyArray<string> =>
  answer._tag === "Done" ? answer.events.map(({ id }) => id) : []

/** What a caller is told who may ask again. */
export type Setback = Extract<PlayFailed, { readonly _tag: "StoreFailed" | "ContentionNeverEnded" }>

/** Whether the setback says that nothing was written. */
const deniesIt = (setback: Setback): boolean =>
  setback._tag === "ContentionNeverEnded" || setback.outcome === "nothing written"

/** A first attempt of which it is said that nothing was written has written nothing. */
export const deniedTruly =
  (sound: EventStore.EventStoreService, commandId: string) =>
  (setback: Setback, attempt: number): Effect.Effect<void, EventStore.StoreFailed> =>
    attempt > 1 || !deniesIt(setback)
      ? Effect.void
      : Effect.map(stored(sound), (log) => assert.deepEqual(idsOf(log, commandId), [], setback.message))

/** More often than drawn plans have faults. */
const enough = 300

/** Asks one consortium after the other until there is an answer, and tells of each setback on the way. */
export const untilAnswered = <A>(
  consortia: readonly [ConsortiumService, ...ReadonlyArray<ConsortiumService>],
  ask: (consortium: ConsortiumService) => Effect.Effect<A, PlayFailed>,
  onSetback: (setback: Setback, attempt: number) => Effect.Effect<void, PlayFailed> = () => Effect.void
): Effect.Effect<A, PlayFailed> => {
  const attempt = (number: number): Effect.Effect<A, PlayFailed> =>
    Effect.catchTag(
      ask(consortia[(number - 1) % consortia.length] ?? consortia[0]),
      ["StoreFailed", "ContentionNeverEnded"],
      (setback) =>
        number > enough
          ? Effect.die(new Error(`there is still no answer: ${setback.message}`))
          : Effect.andThen(onSetback(setback, number), attempt(number + 1))
    )
  return attempt(1)
}

/** Lets pauses pass at once, and in the same order each time. */
export const inNoTime = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Random.withSeed(Effect.raceFirst(effect, Effect.forever(TestClock.adjust("50 millis"))), 1)
