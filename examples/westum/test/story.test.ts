/**
 * The story leads to what was published by construction, not by luck of its seed.
 */
import { expect, it } from "@effect/vitest"
import { Consortium, EventStoreMemory, Question } from "@westum/mobility"
import { Clock, Effect, Layer } from "effect"
import { published2017, published2019, received2019 } from "../src/data/Published.ts"
import { play } from "../src/play/Play.ts"
import { SimulatedClock } from "../src/play/SimulatedClock.ts"
import { day } from "../src/story/Days.ts"
import { now, tellStory } from "../src/story/Story.ts"

const memory = Layer.fresh(Consortium.layer.pipe(Layer.provide(EventStoreMemory.layer)))

it("is told the same way every time, and another way from another seed", () => {
  expect(tellStory()).toEqual(tellStory())
  expect(tellStory(1).entries).not.toEqual(tellStory(2).entries)
})

for (const seed of [1, 2, 3]) {
  it.effect(`leads from seed ${seed} to the published totals, with no command refused`, () =>
    Effect.gen(function* () {
      const { entries, first, second } = tellStory(seed)
      const clock = new SimulatedClock(yield* Clock.Clock, now)
      const { endOfProject, granted, startOf2019 } = published2017
      yield* Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* play(entries, clock, () => {})
        const start = yield* consortium.ask(Question.fourFigures(first.id), { asOf: day(startOf2019.day) })
        expect(start.answer.registered).toBe(startOf2019.registered)
        const end = yield* consortium.ask(Question.fourFigures(first.id), { asOf: day(endOfProject.day) })
        expect(end.answer).toMatchObject({
          approved: granted,
          registered: endOfProject.registered,
          registeredBy: { learner: endOfProject.learners, staff: endOfProject.staff }
        })
        const { answer: came } = yield* consortium.ask(Question.received({ year: received2019.year }))
        expect(came.categories).toEqual({ staff: received2019.staff, learner: received2019.learners })
        const { answer: later } = yield* consortium.ask(Question.received({ project: second.id }))
        expect([later.total, later.rows.every(({ year }) => year === 2021 || year === 2022)]).toEqual([10, true])
        const last = yield* consortium.ask(Question.quotaUsage(second.id))
        expect(last.answer.project).toMatchObject({ places: published2019.granted, held: published2019.granted })
      }).pipe(Effect.provide(memory), Effect.provideService(Clock.Clock, clock))
    })
  )
}
