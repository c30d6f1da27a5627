/**
 * Answers from saved states are those of a fresh fold, for any past, whatever was saved and whatever became of it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Context, Effect, Layer, Option } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import {
  fourFigures,
  goalProgress,
  memberUsage,
  project,
  type Question,
  quotaUsage,
  roles
} from "../../src/consortium/Question.ts"
import { EventStore, type EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { type SavedState, sealed } from "../../src/eventsourcing/SavedState.ts"
import { SavedStates, SavedStatesFailed, type SavedStatesService } from "../../src/eventsourcing/SavedStates.ts"
import * as SavedStatesMemory from "../../src/eventsourcing/SavedStatesMemory.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { story } from "../golden/Story.ts"
import { grant, opened } from "../support/Commands.ts"
import { ask, play, send, stored } from "../support/Playing.ts"

// What it keeps outlives the scope that it is made in.
const emptyStates = Effect.scoped(
  Effect.map(Layer.build(Layer.fresh(SavedStatesMemory.layer)), (context) => Context.get(context, SavedStates))
)

/** A consortium of its own on the store in use, which saves after so many events, and has saved all once it is closed. */
const beside = <A, E>(
  states: SavedStatesService,
  work: (consortium: Context.Service.Shape<typeof Consortium>, reads: ReadonlyArray<number>) => Effect.Effect<A, E>,
  saveEvery = 1
) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const reads: Array<number> = []
    const noting: EventStoreService = {
      ...store,
      read: (parts, options) =>
        Effect.tap(store.read(parts, options), ({ events }) => Effect.sync(() => reads.push(events.length)))
    }
    const under = Layer.merge(Layer.succeed(EventStore, noting), Layer.succeed(SavedStates, states))
    return yield* Effect.scoped(
      Effect.flatMap(Layer.build(Layer.provide(Consortium.layerWith({ saveEvery }), under)), (context) => {
        reads.length = 0
        return work(Context.get(context, Consortium), reads)
      })
    )
  })

const questions: ReadonlyArray<Question<unknown>> = [
  ...["p", "q"].flatMap((id) => [
    quotaUsage(id),
    fourFigures(id),
    memberUsage(id, "north"),
    goalProgress(id),
    project(id)
  ]),
  roles("kim")
]

const moments = Effect.map(stored, ({ events }) => [...new Set(events.map(({ recordedAt }) => recordedAt))])

/** Saves states of many ages. */
const saveAges = Effect.fnUntraced(function* (states: SavedStatesService) {
  for (const knownAt of yield* moments) {
    yield* beside(states, (consortium) =>
      Effect.forEach(questions, (question) => consortium.ask(question, { knownAt }))
    )
  }
})

const usageOf = { projection: "quota-usage", version: 4 }
const last = at(Number.MAX_SAFE_INTEGER)

describe("the answer from a saved state", () => {
  it.effect("is that of a fresh fold, at any moment, also between and before what was saved", () =>
    play(
      Effect.gen(function* () {
        yield* story
        const states = yield* emptyStates
        yield* saveAges(states)
        for (const moment of [...(yield* moments), undefined]) {
          for (const knownAt of moment === undefined ? [undefined] : [moment - 1, moment]) {
            const options = knownAt === undefined ? {} : { knownAt }
            const answers = yield* beside(states, (consortium) =>
              Effect.forEach(questions, (question) => consortium.ask(question, options))
            )
            for (const [i, question] of questions.entries()) {
              const fresh = yield* (yield* Consortium).ask(question, options)
              expect(answers[i]).toEqual(fresh)
            }
          }
        }
      })
    )
  )

  it.effect("reads the event that the state ends with, and what came after it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5))
        const states = yield* emptyStates
        const all = yield* beside(
          states,
          (consortium, reads) => Effect.map(consortium.ask(quotaUsage("p")), () => [...reads]),
          2
        )
        const again = yield* beside(
          states,
          (consortium, reads) => Effect.map(consortium.ask(fourFigures("p")), () => [...reads]),
          2
        )
        yield* send(grant(6))
        const later = yield* beside(
          states,
          (consortium, reads) => Effect.map(consortium.ask(fourFigures("p")), () => [...reads]),
          2
        )
        expect([all, again, later]).toEqual([[2], [1], [2]])
      })
    )
  )

  it.effect("is none where too few events lead to it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5))
        const states = yield* emptyStates
        // It was opened, and got places: two events.
        yield* beside(states, (consortium) => consortium.ask(quotaUsage("p")), 3)
        expect(Option.isNone(yield* states.upTo(usageOf, "p", last))).toBe(true)
        yield* beside(states, (consortium) => consortium.ask(quotaUsage("p")), 2)
        expect(yield* states.upTo(usageOf, "p", last)).toMatchObject({ value: { events: 2, generation: 2, key: "p" } })
      })
    )
  )
})

describe("a saved state is forgotten, and the log asked instead,", () => {
  const more = '{"generation":1}'
  it.effect.each<[string, (saved: SavedState) => SavedState]>([
    ["where its text was changed", (saved) => ({ ...saved, state: saved.state.replace('"project":5', '"project":7') })],
    ["where its text is of another shape", (saved) => sealed({ ...saved, state: more })],
    ["where the log has another event there", (saved) => sealed({ ...saved, event: crypto.randomUUID() })],
    ["where it ends later than its event", (saved) => sealed({ ...saved, position: at(saved.position + 1) })],
    ["where it ends earlier than its event", (saved) => sealed({ ...saved, position: at(saved.position - 1) })],
    ["where it ends beyond the log", (saved) => sealed({ ...saved, position: at(saved.position + 100) })],
    ["where its event is from another time", (saved) => sealed({ ...saved, recordedAt: saved.recordedAt - 1 })],
    ["where it is another project's", (saved) => sealed({ ...saved, key: "q" })],
    ["where it is of another version", (saved) => sealed({ ...saved, version: 1 })]
  ])("%s", ([, changed]) =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5))
        const states = yield* emptyStates
        yield* beside(states, (consortium) => consortium.ask(quotaUsage("p")))
        const saved = Option.getOrThrow(yield* states.upTo(usageOf, "p", last))
        const wrong = changed(saved)
        expect(wrong).not.toEqual(saved)
        const forgotten: Array<SavedState> = []
        const mixedUp: SavedStatesService = {
          ...states,
          upTo: () => Effect.succeed(Option.some(wrong)),
          forget: (state) => Effect.sync(() => void forgotten.push(state))
        }
        yield* send(grant(6))
        const { answer } = yield* beside(mixedUp, (consortium) => consortium.ask(quotaUsage("p")))
        expect(answer).toEqual(yield* ask(quotaUsage("p")))
        expect(answer.project.places).toBe(6)
        expect(forgotten).toEqual([wrong])
      })
    )
  )

  it.effect("where it is of a later moment than was asked for", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5))
        const states = yield* emptyStates
        yield* beside(states, (consortium) => consortium.ask(quotaUsage("p")))
        const early: SavedStatesService = { ...states, upTo: (of, key) => states.upTo(of, key, last) }
        const { answer } = yield* beside(early, (consortium) => consortium.ask(quotaUsage("p"), { knownAt: 0 }))
        expect(answer.project.places).toBeUndefined()
      })
    )
  )
})

it.effect("where saved states cannot be read, the log is", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened(), grant(5))
      const fails = Effect.fail(new SavedStatesFailed({ reason: "locked", detail: "reading", cause: "test" }))
      const failing: SavedStatesService = {
        save: () => fails,
        newest: () => fails,
        upTo: () => fails,
        forget: () => fails
      }
      const { answer } = yield* beside(failing, (consortium) => consortium.ask(quotaUsage("p")))
      expect(answer.project.places).toBe(5)
    })
  )
)
