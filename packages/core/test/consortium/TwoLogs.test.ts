/**
 * A program with two logs, one inside the other: each consortium writes into its own.
 */
import { expect, it } from "@effect/vitest"
import { Consortium, EventStore, EventStoreMemory, Query } from "@westum/mobility"
import { Effect, Layer } from "effect"

const log = () => Consortium.layer.pipe(Layer.provideMerge(Layer.fresh(EventStoreMemory.layer)))

const open = (project: string) =>
  Effect.flatMap(Consortium, (consortium) =>
    consortium.execute({
      type: "open-project",
      project,
      coordinator: "coordinator",
      start: "2024-09-01",
      end: "2026-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner"]
    })
  )

const projects = Effect.gen(function* () {
  const store = yield* EventStore.EventStore
  const { events } = yield* store.read([{ query: Query.all }])
  return events.flatMap(({ event }) => event.tags)
})

it.effect("a consortium provided within another one has its own log", () =>
  Effect.gen(function* () {
    const inner = yield* Effect.andThen(open("inner"), projects).pipe(Effect.provide(log()))
    yield* open("outer")
    expect(inner).toEqual(["project:inner"])
    expect(yield* projects).toEqual(["project:outer"])
  }).pipe(Effect.provide(log()))
)
