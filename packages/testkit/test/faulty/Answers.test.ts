/**
 * What a caller is told about each fault, and what it is answered when it asks again.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStoreMemory, storage } from "@westum/mobility"
import { mobility, open as openStorage } from "@westum/mobility/promise"
import { FaultyStore } from "@westum/mobility-testkit"
import { Effect, Result } from "effect"
import { approve, idsOf, openedConsortia, opening, stored } from "./Callers.ts"

const approval = { type: "mobility.approved", mobility: "m0" } as const

describe("a command that meets", () => {
  const told = [
    ["fails", { outcome: "nothing written" }, { again: false }],
    ["request lost", { outcome: "unknown" }, { again: false }],
    ["answer lost", { outcome: "unknown" }, { again: true }],
    ["request late", { outcome: "unknown" }, { again: true }]
  ] as const
  it.effect.each(told)("%s: who asks is told so, and answered when it asks again", ([fault, failure, answer]) =>
    Effect.gen(function* () {
      const { consortia, reliable, sound } = yield* openedConsortia({ append: [fault] })
      const [one, other] = consortia
      const asked = one.execute(approve("m0"), { commandId: "c" })
      expect(yield* Effect.flip(asked)).toMatchObject({ _tag: "StoreFailed", ...failure })
      const done = yield* asked
      expect(done).toMatchObject({ _tag: "Done", ...answer, events: [{ event: approval }] })
      // From now on the answer is the same, whoever is asked.
      for (const consortium of [one, other, reliable]) {
        expect(yield* consortium.execute(approve("m0"), { commandId: "c" })).toEqual({ ...done, again: true })
      }
      expect(idsOf(yield* stored(sound), "c")).toEqual(done.events.map(({ id }) => id))
    })
  )

  it.effect("a network that sends it twice is carried out once", () =>
    Effect.gen(function* () {
      const { consortia, sound } = yield* openedConsortia({ append: ["sent twice at once", "sent twice"] })
      const [one] = consortia
      expect(yield* one.execute(approve("m0"), { commandId: "c" })).toMatchObject({
        again: false,
        events: { length: 1 }
      })
      // The store knows these events by now; so they are told as those of an earlier time.
      expect(yield* one.execute(approve("m1"), { commandId: "d" })).toMatchObject({
        again: true,
        events: { length: 1 }
      })
      expect(yield* one.execute(approve("m2"), { commandId: "e" })).toMatchObject({ again: false })
      expect((yield* stored(sound)).filter(({ event }) => event.type === "mobility.approved")).toHaveLength(3)
    })
  )

  it.effect("a store that fails after it has met the command's own events is told that nobody knows", () =>
    Effect.gen(function* () {
      const { consortia, sound } = yield* openedConsortia({ append: ["sent twice"], find: ["fails"] })
      const asked = consortia[0].execute(approve("m0"), { commandId: "c" })
      expect(yield* Effect.flip(asked)).toMatchObject({ _tag: "StoreFailed", outcome: "unknown" })
      expect(idsOf(yield* stored(sound), "c")).toHaveLength(1)
      expect(yield* asked).toMatchObject({ again: true })
    })
  )

  it.effect("a store that fails is told so together with all who waited with it, and all are answered in the end", () =>
    Effect.gen(function* () {
      const { consortia, sound } = yield* openedConsortia({
        append: ["sound", "answer lost"],
        delays: FaultyStore.always(3)
      })
      const ask = (mobility: string) => Effect.result(consortia[0].execute(approve(mobility), { commandId: mobility }))
      const askAll = Effect.forEach(["m0", "m1", "m2", "m3"], ask, { concurrency: "unbounded" })
      const unknown = { failure: { _tag: "StoreFailed", outcome: "unknown" } }
      expect(yield* askAll).toMatchObject([{ success: { again: false } }, unknown, unknown, unknown])
      const again = { success: { again: true, events: { length: 1 } } }
      expect(yield* askAll).toMatchObject([again, again, again, again])
      expect((yield* stored(sound)).filter(({ event }) => event.type === "mobility.approved")).toHaveLength(4)
    })
  )

  it.effect("such a store is told so also among others, with which it was written", () =>
    Effect.gen(function* () {
      // The first goes alone; the others wait for it, are appended together, and then looked at one by one.
      const plan: FaultyStore.Plan = { append: ["sound", "sent twice", "fails"], delays: FaultyStore.always(3) }
      const { consortia, sound } = yield* openedConsortia(plan)
      const ask = (mobility: string) => Effect.result(consortia[0].execute(approve(mobility), { commandId: mobility }))
      const all = yield* Effect.forEach(["m0", "m1", "m2", "m3"], ask, { concurrency: "unbounded" })
      expect(all).toMatchObject([
        { success: { again: false } },
        { failure: { _tag: "StoreFailed", outcome: "unknown" } },
        { success: { again: true } },
        { success: { again: true } }
      ])
      expect((yield* stored(sound)).filter(({ event }) => event.type === "mobility.approved")).toHaveLength(4)
    })
  )
})

const approvals = [approve("m0"), approve("m1"), approve("m2")] as const

describe("several commands", () => {
  it.effect("that are all or none are all done, though the answer is lost", () =>
    Effect.gen(function* () {
      const { consortia, sound } = yield* openedConsortia({ append: ["answer lost"] })
      const asked = consortia[0].executeAll(approvals, { commandId: "c" })
      expect(yield* Effect.flip(asked)).toMatchObject({ _tag: "StoreFailed", outcome: "unknown" })
      const done = yield* asked
      expect(done).toMatchObject({ again: true, events: { length: 3 } })
      expect(idsOf(yield* stored(sound), "c")).toEqual(done.events.map(({ id }) => id))
    })
  )

  it.effect("that are carried out one by one stop where the store fails; sent again, they go on there", () =>
    Effect.gen(function* () {
      const { consortia, sound } = yield* openedConsortia({ append: ["sound", "answer lost"] })
      const asked = consortia[1].executeEach(approvals, { commandId: "c" })
      expect(yield* Effect.flip(asked)).toMatchObject({ _tag: "StoreFailed", outcome: "unknown" })
      const log = yield* stored(sound)
      expect(["c/0", "c/1", "c/2"].map((id) => idsOf(log, id).length)).toEqual([1, 1, 0])
      expect(yield* asked).toMatchObject([{ again: true }, { again: true }, { again: false }])
    })
  )

  it.effect("are foretold or not, but nothing is written", () =>
    Effect.gen(function* () {
      const { consortia, sound } = yield* openedConsortia({ read: ["fails"], append: FaultyStore.always("overtaken") })
      const before = yield* stored(sound)
      for (const mode of ["all-or-none", "row-by-row"] as const) {
        const foretold = consortia[0].preview(approvals, {}, mode)
        if (mode === "all-or-none") expect(yield* Effect.flip(foretold)).toMatchObject({ _tag: "StoreFailed" })
        const { rows } = yield* foretold
        expect(rows.flatMap((row) => (Result.isSuccess(row) ? row.success : []))).toHaveLength(3)
      }
      expect(yield* stored(sound)).toEqual(before)
    })
  )
})

describe("without Effect", () => {
  it("a promise rejects with the failure, and the command is sent again; a loop ends with it", async () => {
    const faulty = FaultyStore.layer(EventStoreMemory.layer, {
      append: FaultyStore.nth(2, "answer lost"),
      subscribe: FaultyStore.nth(2, "cut")
    })
    await using consortium = await openStorage(storage("a faulty one", faulty))
    await consortium.executeAll(opening)
    const watched: Array<string> = []
    const watching = async () => {
      for await (const { stage } of consortium.watch(mobility("m0"))) {
        watched.push(stage)
        if (stage === "applied") await consortium.execute(approve("m0"), { commandId: "c" }).catch(() => undefined)
      }
    }
    await expect(watching()).rejects.toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
    expect(watched).toEqual(["applied", "approved"])
    expect(await consortium.execute(approve("m0"), { commandId: "c" })).toMatchObject({ _tag: "Done", again: true })
  })
})
