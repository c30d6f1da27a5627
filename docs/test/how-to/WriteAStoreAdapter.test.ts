/**
 * The code of "Write a store adapter".
 */
// #region imports
import { Consortium, EventStore } from "@westum/mobility"
import { ConsistencyOracle, Recorder } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
// #endregion
import { expect, it } from "@effect/vitest"
import { EventStoreMemory } from "@westum/mobility"

/** Approves as many as there are places, from as many fibers as want one; gives the ids of all acknowledged events. */
const stress = Effect.gen(function* () {
  const consortium = yield* Consortium
  const setUp = yield* consortium.executeAll([
    {
      type: "open-project",
      project: "vet-2026",
      coordinator: "harbour",
      start: "2026-09-01",
      end: "2028-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner"]
    },
    { type: "set-goals", project: "vet-2026", goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project: "vet-2026", member: "harbour", name: "Harbour School" },
    { type: "grant-places", project: "vet-2026", places: 5 }
  ])
  const stay = { project: "vet-2026", member: "harbour", category: "learner", goals: ["1"] }
  const answers = yield* Effect.forEach(
    Array.from({ length: 20 }, (_, i) => `m-${i}`),
    (mobility) =>
      Effect.andThen(
        consortium.execute({ type: "apply", mobility, participant: `p of ${mobility}`, ...stay }),
        consortium.executeEach([{ type: "approve", mobility }])
      ),
    { concurrency: "unbounded" }
  )
  const approved = answers.flat().flatMap((answer) => (answer._tag === "Done" ? answer.events : []))
  return [...setUp.events, ...approved].map(({ id }) => id)
})

const yourLayer = Layer.fresh(EventStoreMemory.layer)

it.effect("holds a log against what its appends were decided on", () =>
  Effect.gen(function* () {
    // #region oracle
    const recorded = Recorder.layer(yourLayer)
    const consortium = Consortium.layer.pipe(Layer.provideMerge(recorded))

    const checked = yield* Effect.gen(function* () {
      const acknowledged = yield* stress
      const store = yield* EventStore.EventStore
      return yield* ConsistencyOracle.checkStore(store, { acknowledged, gapless: true })
    }).pipe(Effect.provide(consortium))
    // #endregion
    expect(checked).toMatchObject({ events: 29, recorded: 29, states: 0 })
    expect(checked.appends).toBeGreaterThan(3)
  })
)
