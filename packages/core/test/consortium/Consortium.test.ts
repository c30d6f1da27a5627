/**
 * The way in: one command or many, all or none or each by itself, looked at before, asked about and watched.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Result, Stream } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { CommandIds } from "../../src/consortium/CommandIds.ts"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility, quotaUsage } from "../../src/consortium/Question.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { apply, approve, depart, grant, join, opened, openProject } from "../support/Commands.ts"
import { ask, play, send, stored } from "../support/Playing.ts"

const head = Effect.map(stored, (log) => Number(log.head))
const types = Effect.map(stored, ({ events }) => events.map(({ event }) => event.type))

const three: NonEmptyReadonlyArray<CommandInput> = [apply("a"), approve("a"), apply("b")]

describe("one command", () => {
  it.effect("is answered with its events and where they stand; sent again, with the same and nothing new", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* send(...opened())
        const before = yield* head
        const done = yield* consortium.execute(apply("m"), { commandId: "c" })
        expect(done).toMatchObject({
          _tag: "Done",
          again: false,
          upTo: before + 1,
          events: [{ position: before + 1, recordedAt: Date.parse("2020-06-15T12:00:00Z"), event: { mobility: "m" } }]
        })
        yield* send(approve("m"))
        expect(yield* consortium.execute(apply("m"), { commandId: "c" })).toEqual({ ...done, again: true })
        expect(yield* head).toBe(before + 2)
        const reused = yield* Effect.flip(consortium.execute(apply("k"), { commandId: "c" }))
        expect(reused).toMatchObject({ _tag: "CommandIdReused", commandId: "c", position: before + 1 })
      })
    )
  )

  it.effect(
    "that changes nothing is kept: sent again after others changed it, it is no command to change it back",
    () =>
      play(
        Effect.gen(function* () {
          const consortium = yield* Consortium
          yield* send(...opened(), grant(3))
          const done = yield* consortium.execute(grant(3), { commandId: "c" })
          expect(done).toMatchObject({ events: [{ event: { places: 3, before: 3 } }], again: false })
          yield* send(grant(5))
          expect(yield* consortium.execute(grant(3), { commandId: "c" })).toEqual({ ...done, again: true })
          expect((yield* ask(quotaUsage("p"))).project.places).toBe(5)
          expect(yield* Effect.flip(consortium.execute(grant(9), { commandId: "c" }))).toMatchObject({
            _tag: "CommandIdReused"
          })
        })
      )
  )

  it.effect("that is refused says so in its error, with the position the answer holds for", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const refused = yield* Effect.flip((yield* Consortium).execute(approve("m")))
        expect(refused).toMatchObject({
          _tag: "Refused",
          refusals: [{ row: 0, refusal: { code: "UnknownMobility", mobility: "m" } }],
          upTo: yield* head,
          message: "There is no mobility m."
        })
      })
    )
  )
})

describe("commands that happen all or none", () => {
  it.effect("are decided one after the other and recorded together", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const before = yield* head
        const { events } = yield* (yield* Consortium).executeAll(three, { commandId: "bulk" })
        expect(events.map(({ event, position }) => [event.type, position - before])).toEqual([
          ["mobility.applied", 1],
          ["mobility.approved", 2],
          ["mobility.applied", 3]
        ])
        const again = yield* (yield* Consortium).executeAll(three, { commandId: "bulk" })
        expect(again).toMatchObject({ again: true, events })
      })
    )
  )

  it.effect("are refused with a reason for each that cannot be, and none is recorded", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(1))
        const before = yield* head
        const refused = yield* Effect.flip(
          (yield* Consortium).executeAll([...three, approve("b"), depart("a"), approve("x")])
        )
        expect(refused).toMatchObject({
          _tag: "Refused",
          refusals: [
            { row: 3, refusal: { code: "NoPlaceLeft", places: 1, held: 2 } },
            { row: 5, refusal: { code: "UnknownMobility", mobility: "x" } }
          ],
          message: "No place is left in project p: it has 1, and this would be number 2. There is no mobility x."
        })
        expect(yield* head).toBe(before)
      })
    )
  )

  it.effect("may open a project and fill it", () =>
    play(
      Effect.gen(function* () {
        yield* (yield* Consortium).executeAll([openProject(), join("north"), grant(1), apply("m", { goals: [] })])
        expect(yield* types).toEqual([
          "project.opened",
          "project.member-joined",
          "project.places-granted",
          "mobility.applied"
        ])
      })
    )
  )
})

describe("commands that happen each by itself", () => {
  it.effect("have one answer each, and a refusal stops no other", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* send(...opened(), grant(1))
        const rows = [...three, approve("b"), depart("a")] as const
        const answers = yield* consortium.executeEach(rows, { commandId: "bulk" })
        expect(
          answers.map((answer) => (answer._tag === "Done" ? answer.events.length : answer.refusals[0].refusal.code))
        ).toEqual([1, 1, 1, "NoPlaceLeft", 1])
        const before = yield* head
        const again = yield* consortium.executeEach(rows, { commandId: "bulk" })
        expect(again.map((answer) => (answer._tag === "Done" ? answer.again : "refused"))).toEqual([
          true,
          true,
          true,
          "refused",
          true
        ])
        expect(yield* head).toBe(before)
        const { events } = yield* stored
        expect(events.slice(-4).map(({ event }): unknown => JSON.parse(event.meta))).toMatchObject([
          { command: "bulk/0" },
          { command: "bulk/1" },
          { command: "bulk/2" },
          { command: "bulk/4" }
        ])
      })
    )
  )

  it.effect("are told one by one that their id belongs to what was sent before, and stop no other", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* send(...opened(), grant(1))
        yield* consortium.executeEach([apply("a"), apply("b"), approve("x")], { commandId: "bulk" })
        const before = yield* head
        const corrected = [apply("a"), apply("c"), approve("a"), apply("d")] as const
        expect(yield* consortium.executeEach(corrected, { commandId: "bulk" })).toMatchObject([
          { _tag: "Done", again: true },
          {
            _tag: "Refused",
            refusals: [{ row: 1, refusal: { code: "CommandIdReused", commandId: "bulk/1" } }],
            upTo: before
          },
          { _tag: "Done", again: false },
          { _tag: "Done", again: false }
        ])
        expect(yield* head).toBe(before + 2)
      })
    )
  )

  it.effect("are refused under the number of their row, also in a preview", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* send(...opened())
        const refused = [1, 2].map((row) => [{ row, refusal: { code: "UnknownMobility", mobility: `x${row}` } }])
        const rows = [apply("a"), approve("x1"), depart("x2")] as const
        const previewed = yield* consortium.preview(rows, {}, "row-by-row")
        expect(previewed.rows.flatMap((row) => (Result.isFailure(row) ? [row.failure] : []))).toEqual(refused)
        const answers = yield* consortium.executeEach(rows)
        expect(answers.flatMap((answer) => (answer._tag === "Refused" ? [answer.refusals] : []))).toEqual(refused)
      })
    )
  )

  it.effect("are all left undone when one is no command", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const before = yield* head
        const failed = yield* Effect.flip((yield* Consortium).executeEach([...three, apply("")]))
        expect(failed).toMatchObject({ _tag: "InvalidCommand", problems: [{ row: 3, path: "mobility" }] })
        expect(yield* head).toBe(before)
      })
    )
  )
})

describe("a preview", () => {
  it.effect("tells what all or none would lead to, and writes nothing", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* send(...opened(), grant(1))
        const before = yield* head
        const good = yield* consortium.preview(three)
        expect(good.upTo).toBe(before)
        expect(good.rows).toMatchObject([
          Result.succeed([{ type: "mobility.applied" }, { type: "mobility.approved" }, { type: "mobility.applied" }])
        ])
        const bad = yield* consortium.preview([...three, approve("b")])
        expect(bad.rows).toMatchObject([Result.fail([{ row: 3, refusal: { code: "NoPlaceLeft" } }])])
        expect(yield* head).toBe(before)
        expect((yield* ask(mobility("a"))).stage).toBe("none")
      })
    )
  )

  it.effect("tells what each row would lead to after the rows before it, and writes nothing", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* send(...opened(), grant(1))
        const before = yield* head
        const { rows } = yield* consortium.preview(
          [...three, approve("b"), depart("a")],
          { commandId: "bulk" },
          "row-by-row"
        )
        expect(rows.map((row) => (Result.isSuccess(row) ? row.success[0]?.type : row.failure[0].refusal.code))).toEqual(
          ["mobility.applied", "mobility.approved", "mobility.applied", "NoPlaceLeft", "mobility.departed"]
        )
        expect(yield* head).toBe(before)
        const failed = yield* Effect.flip(consortium.preview([apply("")]))
        expect(failed._tag).toBe("InvalidCommand")
      })
    )
  )
})

describe("who asks and why", () => {
  it.effect("stands beside each event, and is unknown where nobody says", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        let count = 0
        const numbered = Effect.provideService(CommandIds, { next: () => `id ${++count}` })
        yield* numbered(consortium.execute(openProject()))
        yield* numbered(
          consortium.execute(join("north"), { actor: "coordinator 7", correlation: "import 3", causation: "mail 5" })
        )
        yield* consortium.execute(join("south"))
        const metas = (yield* stored).events.map(({ event }): unknown => JSON.parse(event.meta))
        expect(metas).toMatchObject([
          { command: "id 1", actor: "unknown", events: 1, generation: 2 },
          { command: "id 2", actor: "coordinator 7", correlation: "import 3", causation: "mail 5" },
          { command: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/), actor: "unknown" }
        ])
        expect(metas[0]).not.toHaveProperty("correlation")
      })
    )
  )
})

describe("watching", () => {
  it.effect("tells the answer now, and again after every change that matters", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        yield* send(...opened(), grant(3))
        const seen: Array<number> = []
        const watching = yield* consortium.watch(quotaUsage("p")).pipe(
          Stream.map(({ answer }) => answer.project.held),
          Stream.tap((held) => Effect.sync(() => seen.push(held))),
          Stream.takeUntil((held) => held === 2),
          Stream.runDrain,
          Effect.forkChild
        )
        const until = (count: number) =>
          Effect.gen(function* () {
            while (seen.length < count) yield* Effect.yieldNow
          })
        yield* until(1)
        yield* send(...opened("q"), apply("other", { project: "q" }), approve("other"), apply("a"))
        yield* until(2)
        yield* send(approve("a"))
        yield* until(3)
        yield* send(apply("b"))
        yield* until(4)
        yield* send(approve("b"))
        yield* Fiber.join(watching)
        expect(seen).toEqual([0, 0, 1, 1, 2])
      })
    )
  )
})

describe("a consortium with little memory", () => {
  it.effect("knows as much", () =>
    Effect.gen(function* () {
      yield* send(...opened(), grant(1), apply("a"), approve("a"), apply("b"))
      const consortium = yield* Consortium
      expect(yield* Effect.flip(consortium.execute(approve("b")))).toMatchObject({ refusal: { code: "NoPlaceLeft" } })
    }).pipe(
      Effect.provide(
        Consortium.layerWith({ capacity: 1, maxRounds: 3 }).pipe(Layer.provideMerge(EventStoreMemory.layer))
      ),
      (story) => play(story)
    )
  )
})
