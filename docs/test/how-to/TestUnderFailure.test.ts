/**
 * The code of "Test under failure".
 */
// #region imports
import { expect, it } from "@effect/vitest"
import { Consortium, ConsortiumCodec, EventStore, ProjectEvent, SequencePosition } from "@westum/mobility"
import { FaultyStore } from "@westum/mobility-testkit"
import { Effect, Layer, Schema, Stream } from "effect"
import * as fc from "fast-check"
// #endregion
import { type CommandInput, EventStoreMemory, type Query } from "@westum/mobility"

const project = "vet-2024"

const apply = (mobility: string): CommandInput => ({
  type: "apply",
  mobility,
  project,
  member: "harbour",
  category: "learner",
  participant: `p of ${mobility}`,
  goals: ["1"],
  on: "2024-09-15"
})

/** A project in which m-1 and m-2 have applied, in one append. */
const open = Effect.gen(function* () {
  const consortium = yield* Consortium
  yield* consortium.executeAll([
    {
      type: "open-project",
      project,
      coordinator: "harbour",
      start: "2024-09-01",
      end: "2026-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner"]
    },
    { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project, member: "harbour", name: "Harbour School" },
    { type: "grant-places", project, places: 5 },
    apply("m-1"),
    apply("m-2")
  ])
})

// #region handler
/** Approves a mobility; asks again under the same id, for as long as that may help. */
const approve = Effect.fnUntraced(function* (mobility: string, on: string) {
  const { execute } = yield* Consortium
  return yield* execute({ type: "approve", mobility, on }, { commandId: `approve ${mobility}` }).pipe(
    Effect.retry({ while: ({ _tag }) => _tag === "StoreFailed" || _tag === "ContentionNeverEnded", times: 3 })
  )
})
// #endregion

const memory = Layer.fresh(EventStoreMemory.layer)

// #region layer
const consortiumWith = (plan: FaultyStore.Plan) =>
  Consortium.layer.pipe(Layer.provideMerge(FaultyStore.layer(memory, plan)))
// #endregion

// #region lost
it.live("a mobility is approved once, though the answer of the first time is lost", () =>
  Effect.gen(function* () {
    yield* open
    const done = yield* approve("m-1", "2024-10-01")
    expect(done).toMatchObject({ again: true, events: { length: 1 } })
  }).pipe(Effect.provide(consortiumWith({ append: ["sound", "answer lost"] })))
)
// #endregion

// #region rival
const settled = Schema.decodeSync(ProjectEvent.NumberAssigned)({
  type: "project.number-assigned",
  project,
  occurredOn: "2024-09-15",
  number: "2024-1-SE01-KA121-VET-000000001"
})

const rival: FaultyStore.Rival = () => ConsortiumCodec.codec.encode(settled, crypto.randomUUID(), "{}")

it.live("a mobility is approved although somebody is faster twice", () =>
  Effect.gen(function* () {
    yield* open
    expect((yield* approve("m-1", "2024-10-01")).upTo).toBe(9)
  }).pipe(Effect.provide(consortiumWith({ append: ["sound", "overtaken", "overtaken"], rival })))
)
// #endregion

const approvals: Query.Query = [{ types: ["mobility.approved"] }]

// #region reader
/** A table of your own, and up to where it has seen the log: both are written in one transaction. */
interface Table {
  approved: number
  upTo: SequencePosition.SequencePosition
}

/** Keeps the table up to date. After a failure it goes on after what the table has seen; what it is told again it passes over. */
const follow = Effect.fnUntraced(function* (table: Table) {
  const store = yield* EventStore.EventStore
  return yield* Stream.suspend(() => store.subscribe(approvals, { after: table.upTo })).pipe(
    Stream.runForEach(({ events, upTo }) =>
      Effect.sync(() => {
        table.approved += events.filter(({ position }) => position > table.upTo).length
        table.upTo = upTo
      })
    ),
    Effect.retry({ times: 3 })
  )
})
// #endregion

it.live("a table counts each approval once, though it is told of one again, and cut off before the other", () =>
  Effect.gen(function* () {
    // #region cut
    const plan: FaultyStore.Plan = { subscribe: ["sound", "again", "cut"] }
    // #endregion
    const table: Table = { approved: 0, upTo: SequencePosition.start }
    yield* Effect.gen(function* () {
      yield* open
      yield* Effect.forkChild(follow(table), { startImmediately: true })
      for (const mobility of ["m-1", "m-2"]) {
        yield* approve(mobility, "2024-10-01")
        for (let turn = 0; turn < 20; turn++) yield* Effect.yieldNow
      }
    }).pipe(Effect.provide(consortiumWith(plan)))
    expect(table).toEqual({ approved: 2, upTo: 8 })
  })
)

// #region property
it(
  "whatever fails, what the handler acknowledges is stored, and only once",
  () =>
    fc.assert(
      fc.asyncProperty(FaultyStore.plans(), (plan) =>
        Effect.gen(function* () {
          const sound = yield* EventStore.EventStore
          yield* Effect.provide(open, Consortium.layer)

          const faulty = Layer.succeed(EventStore.EventStore, FaultyStore.faulty(sound, plan))
          const acknowledged = yield* approve("m-1", "2024-10-01").pipe(
            Effect.provide(Consortium.layer.pipe(Layer.provide(faulty))),
            Effect.match({ onSuccess: ({ events }) => events.map(({ id }) => id), onFailure: () => [] })
          )

          const stored = (yield* sound.read([{ query: approvals }])).events.map(({ event }) => event.id)
          expect(stored).toEqual(expect.arrayContaining(acknowledged))
          expect(stored.length).toBeLessThanOrEqual(1)
        }).pipe(Effect.provide(memory), Effect.runPromise)
      )
    ),
  600_000
)
// #endregion
