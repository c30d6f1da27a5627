/**
 * What a desk answers, on a cluster in memory: each command its own answer, also where it can be neither done nor refused.
 */
import { describe, expect, it } from "@effect/vitest"
import { type CommandInput, Consortium, EventStore, EventStoreMemory } from "@westum/mobility"
import { Effect, Layer } from "effect"
import { TestRunner } from "effect/cluster"
import { Desk, desks } from "../src/Sending.ts"

const on = "2020-01-01"

const open = (project: string): CommandInput => ({
  type: "open-project",
  project,
  on,
  coordinator: "north",
  start: on,
  end: "2021-12-31",
  timeZone: "Europe/Stockholm",
  categories: ["learner"]
})

const send = (desk: string, commandId: string, command: CommandInput) =>
  Effect.flatMap(Desk.client, (of) => of(desk).Execute({ commandId, command }))

const cluster = desks.pipe(
  Layer.provideMerge(TestRunner.layer),
  Layer.provideMerge(Consortium.layer),
  Layer.provideMerge(EventStoreMemory.layer)
)

/** Stores what some other program wrote: the event of a project, changed. */
const intrudes = Effect.fnUntraced(function* (
  project: string,
  changed: { readonly data?: string; readonly meta?: string }
) {
  const store = yield* EventStore.EventStore
  const { events } = yield* store.read([{ query: [{ tags: [`project:${project}`] }] }])
  for (const { event } of events) yield* store.append([{ ...event, id: crypto.randomUUID(), ...changed }])
})

describe("a desk", () => {
  it.live("answers what is sent again as the first time, whoever asks how often", () =>
    Effect.gen(function* () {
      const first = yield* send("north", "c1", open("p"))
      expect(first).toMatchObject({ _tag: "Allowed", upTo: 1 })
      expect(yield* send("north", "c1", open("p"))).toEqual(first)
      expect(yield* send("south", "c1", open("p"))).toEqual(first)
      const refused = yield* send("north", "c2", open("p"))
      expect(refused).toMatchObject({ _tag: "Refused", refusal: { code: "ProjectExists" } })
      expect(yield* send("north", "c2", open("p"))).toEqual(refused)
    }).pipe(Effect.provide(cluster))
  )

  it.live("tells whose the id of another command is, at every desk, and goes on", () =>
    Effect.gen(function* () {
      yield* send("north", "c1", open("p"))
      const reused = { _tag: "Failed", tag: "CommandIdReused", message: expect.stringContaining('"c1"') }
      expect(yield* send("north", "c1", open("q"))).toMatchObject(reused)
      expect(yield* send("south", "c1", open("q"))).toMatchObject(reused)
      expect(yield* send("south", "c2", open("q"))).toMatchObject({ _tag: "Allowed" })
    }).pipe(Effect.provide(cluster))
  )

  it.live.each([
    ["an event that cannot be read", { data: "{}" }, "CannotDecode"],
    ["a newer program", { meta: `{"generation":99}` }, "NewerModel"]
  ] as const)("tells that %s stands in the way, and goes on", ([, changed, tag]) =>
    Effect.gen(function* () {
      yield* send("north", "c1", open("p"))
      yield* intrudes("p", changed)
      expect(yield* send("north", "c2", open("p"))).toMatchObject({ _tag: "Failed", tag })
      expect(yield* send("north", "c3", open("q"))).toMatchObject({ _tag: "Allowed" })
    }).pipe(Effect.provide(cluster))
  )

  it.live("tells what is wrong with an id that is none", () =>
    Effect.gen(function* () {
      expect(yield* send("north", "c".repeat(1001), open("p"))).toMatchObject({ _tag: "Failed", tag: "InvalidCommand" })
    }).pipe(Effect.provide(cluster))
  )
})
