/**
 * Those who only ask: a question fails or is answered truly, a watch ends with the failure, and who subscribes again after what was
 * seen misses nothing.
 */
import { describe, expect, it } from "@effect/vitest"
import {
  type CommandInput,
  type EventStore,
  Project,
  Projection,
  type Query,
  Question,
  SequencePosition
} from "@westum/mobility"
import { Events, FaultyStore, Laws } from "@westum/mobility-testkit"
import { Array as Arr, Effect, Fiber, Stream } from "effect"
import * as fc from "fast-check"
import { property } from "../../src/contract/Property.ts"
import { openedConsortia, stored } from "./Callers.ts"
import { pair, patience, positions } from "./Pair.ts"

const assign = (number: number): CommandInput => ({ type: "assign-number", project: "p", number: `${number}` })

const numbers = fc.integer({ min: 1, max: 8 }).map((count) => Array.from({ length: count }, (_, i) => i + 1))

/** No plan has more faults. */
const times = 300

/** Asks again as long as it is the store that fails; tells how often it did. */
const insisting = <A, E extends { readonly _tag: string }>(ask: Effect.Effect<A, E>) =>
  Effect.suspend(() => {
    let failures = 0
    return Effect.map(
      Effect.retry(
        Effect.tapError(ask, () => Effect.sync(() => (failures += 1))),
        { while: ({ _tag }) => _tag === "StoreFailed", times }
      ),
      (answer) => ({ answer, failures })
    )
  })

const strikes = (calls: ReadonlyArray<FaultyStore.Call>) => calls.filter(({ fault }) => fault !== "sound").length

describe("a question", () => {
  it.effect(
    "fails for each time the store does, and is answered then as on a sound one",
    () =>
      property(FaultyStore.plans(), (plan) =>
        Effect.gen(function* () {
          const calls: Array<FaultyStore.Call> = []
          const { consortia, reliable } = yield* openedConsortia({ ...plan, onCall: (call) => calls.push(call) })
          const question = Question.quotaUsage("p")
          for (const options of [{}, { knownAt: Date.parse("2020-06-15") }, { knownAt: Date.parse("2020-06-16") }]) {
            calls.length = 0
            const { answer, failures } = yield* insisting(consortia[0].ask(question, options))
            expect(answer).toEqual(yield* reliable.ask(question, options))
            expect(failures).toBe(strikes(calls))
          }
        })
      ),
    patience
  )
})

describe("a watch", () => {
  it.effect("ends with the failure, and begins with what is true now when it is begun anew", () =>
    Effect.gen(function* () {
      const { consortia, reliable } = yield* openedConsortia({ subscribe: FaultyStore.nth(2, "cut") })
      const seen: Array<string | undefined> = []
      const next = Effect.suspend(() => reliable.execute(assign(seen.length)))
      const watching = consortia[0].watch(Question.project("p")).pipe(
        Stream.tap(({ answer }) => Effect.sync(() => seen.push(answer.number))),
        Stream.tap(() => next)
      )
      expect(yield* Effect.flip(Stream.runDrain(watching))).toMatchObject({
        _tag: "StoreFailed",
        reason: "unavailable"
      })
      expect(seen).toEqual([undefined, "1"])
      yield* Stream.runDrain(Stream.take(watching, 2))
      expect(seen).toEqual([undefined, "1", "2", "3"])
    })
  )

  it.effect(
    "tells nothing that was not true, whatever fails, and who begins anew each time comes to the last answer",
    () =>
      property(fc.tuple(FaultyStore.plans(), numbers, fc.nat({ max: 5 })), ([plan, all, turns]) =>
        Effect.gen(function* () {
          const calls: Array<FaultyStore.Call> = []
          const { consortia, reliable, sound } = yield* openedConsortia({ ...plan, onCall: (call) => calls.push(call) })
          const told: Array<{ readonly watch: number; readonly number: string | undefined; readonly upTo: number }> = []
          const last = `${all.length}`
          let watch = 0
          const watching = Stream.suspend(() => {
            watch += 1
            return consortia[0].watch(Question.project("p"))
          }).pipe(
            Stream.tap(({ answer: { number }, upTo }) => Effect.sync(() => told.push({ watch, number, upTo }))),
            Stream.takeUntil(({ answer }) => answer.number === last),
            Stream.runDrain
          )
          const watcher = yield* Effect.forkChild(insisting(watching), { startImmediately: true })
          for (const number of all) {
            for (let turn = 0; turn < turns; turn++) yield* Effect.yieldNow
            yield* reliable.execute(assign(number))
          }
          const { failures } = yield* Fiber.join(watcher)
          expect(failures).toBe(strikes(calls))
          const { events } = yield* Effect.fromResult(Laws.logOf(yield* stored(sound)))
          for (const { number, upTo } of told) {
            const known = events.filter(({ position }) => position <= upTo)
            expect(Projection.fold(Project.project, "p", known).number).toBe(number)
          }
          for (const [earlier, later] of Arr.zip(told, told.slice(1))) {
            // Within a watch each answer tells of something new.
            expect(later.upTo).toBeGreaterThanOrEqual(earlier.upTo + (later.watch === earlier.watch ? 1 : 0))
          }
        })
      ),
    patience
  )
})

describe("a subscriber", () => {
  const placeA: Query.Query = [{ tags: ["place:a"] }]

  /** What a read model keeps together: what it has seen, and up to where. */
  interface Model {
    readonly positions: ReadonlyArray<number>
    readonly upTo: SequencePosition.SequencePosition
  }

  /** Takes each batch by the rule, and after each failure goes on after what the model says. */
  const follow = Effect.fnUntraced(function* (
    store: EventStore.EventStoreService,
    end: number,
    take: (model: Model, batch: EventStore.SubscriptionBatch) => Model
  ) {
    let model: Model = { positions: [], upTo: SequencePosition.start }
    const following = Stream.suspend(() => store.subscribe(placeA, { after: model.upTo })).pipe(
      Stream.runForEachWhile((batch) =>
        Effect.sync(() => {
          model = take(model, batch)
          return model.upTo < end
        })
      )
    )
    yield* insisting(following)
    return model.positions
  })

  /** Believes that nothing is told twice, as the port promises. */
  const trusting = (model: Model, batch: EventStore.SubscriptionBatch): Model => ({
    positions: [...model.positions, ...positions(batch)],
    upTo: batch.upTo
  })

  /** Passes over what it has seen. */
  const wary = (model: Model, batch: EventStore.SubscriptionBatch): Model => ({
    positions: [...model.positions, ...positions(batch).filter((position) => position > model.upTo)],
    upTo: batch.upTo
  })

  const followed = Effect.fnUntraced(function* (
    plan: FaultyStore.Plan,
    batches: ReadonlyArray<Events.Batch>,
    take: typeof trusting
  ) {
    const { sound, store } = yield* pair(plan)
    const end = batches.flat().length
    const follower = yield* Effect.forkChild(follow(store, end, take), { startImmediately: true })
    for (const batch of batches) {
      yield* Effect.yieldNow
      yield* sound.append(batch)
    }
    const seen = yield* Fiber.join(follower)
    const { events } = yield* sound.read([{ query: placeA }])
    return { seen, right: events.map(({ position }) => position) }
  })

  const someBatches = Events.batches().filter((batches) => batches.length > 0)

  it.live(
    "that goes on after the last `upTo` sees each event once, in order, wherever it is cut off",
    () =>
      property(fc.tuple(FaultyStore.plans(), someBatches), ([plan, batches]) =>
        Effect.gen(function* () {
          const { right, seen } = yield* followed(plan, batches, trusting)
          expect(seen).toEqual(right)
        })
      ),
    patience
  )

  it.live(
    "to whom a queue tells things again sees each once if it passes over what it has seen",
    () => {
      const entry = fc.constantFrom("sound" as const, "again" as const, "cut" as const)
      const plans = fc.record({ subscribe: fc.array(entry, { size: "max", maxLength: 10 }) })
      return property(fc.tuple(plans, someBatches), ([plan, batches]) =>
        Effect.gen(function* () {
          const { right, seen } = yield* followed(plan, batches, wary)
          expect(seen).toEqual(right)
        })
      )
    },
    patience
  )

  it.effect("to whom a queue tells things again sees them twice if it does not", () =>
    Effect.gen(function* () {
      const batches = [[Events.make("place.taken", ["place:a"])], [Events.make("place.given", ["place:a"])]] as const
      const { seen } = yield* followed({ subscribe: ["again"] }, batches, trusting)
      expect(seen).toEqual([1, 1, 2])
    })
  )
})
