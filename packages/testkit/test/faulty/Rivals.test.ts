/**
 * Somebody is always faster: who asks is told so, after as many rounds as were allowed and no more operations than they take.
 */
import { describe, expect, it } from "@effect/vitest"
import { type ConsortiumOptions, Question } from "@westum/mobility"
import { FaultyStore } from "@westum/mobility-testkit"
import { Array as Arr, Effect } from "effect"
import * as fc from "fast-check"
import { property } from "../../src/contract/Property.ts"
import { approve, idsOf, inNoTime, openedConsortia, stored } from "./Callers.ts"
import { patience } from "./Pair.ts"
import { rival } from "./Rival.ts"

const forEver = FaultyStore.always("overtaken")

/** Consortia that are overtaken as planned, and how often they have asked the store for what. */
const counted = Effect.fnUntraced(function* (append: FaultyStore.Plan["append"] & {}, options?: ConsortiumOptions) {
  const calls = { append: 0, read: 0, find: 0, positionAt: 0, subscribe: 0 }
  const onCall = ({ operation }: FaultyStore.Call) => void (calls[operation] += 1)
  return { ...(yield* openedConsortia({ append, rival, onCall }, options)), calls }
})

describe("a rival for ever", () => {
  it.effect("is given up against after so many rounds; nothing was written, and later it is", () =>
    Effect.gen(function* () {
      const { calls, consortia, reliable, sound } = yield* counted(forEver)
      const [consortium] = consortia
      yield* consortium.preview([approve("m0")])
      calls.read = 0
      const failed = yield* Effect.flip(inNoTime(consortium.execute(approve("m0"), { commandId: "c" })))
      expect(failed).toMatchObject({ _tag: "ContentionNeverEnded", commandId: "c", rounds: 40 })
      expect(calls).toEqual({ append: 40, read: 40, find: 0, positionAt: 0, subscribe: 0 })
      expect(idsOf(yield* stored(sound), "c")).toEqual([])
      expect(yield* reliable.execute(approve("m0"), { commandId: "c" })).toMatchObject({ again: false })
    })
  )

  it.effect(
    "costs two operations a round at most, and the reads that tell on what to wait",
    () =>
      property(
        fc.tuple(fc.integer({ min: 1, max: 9 }), fc.subarray(["m0", "m1", "m2", "m3"], { minLength: 1 })),
        ([maxRounds, [first = "", ...others]]) =>
          Effect.gen(function* () {
            const { calls, consortia, sound } = yield* counted(forEver, { maxRounds })
            const commands = [approve(first), ...others.map(approve)] as const
            const before = yield* stored(sound)
            const failed = yield* Effect.flip(inNoTime(consortia[0].executeAll(commands)))
            expect(failed).toMatchObject({ _tag: "ContentionNeverEnded", rounds: maxRounds })
            expect(calls.append).toBeLessThanOrEqual(maxRounds)
            expect(calls.read).toBeLessThanOrEqual(2 * maxRounds)
            expect(calls.find).toBe(0)
            const grown = (yield* stored(sound)).slice(before.length)
            expect(grown.filter(({ event }) => event.type === "project.number-assigned")).toHaveLength(calls.append)
            expect(grown).toHaveLength(calls.append)
          })
      ),
    patience
  )

  it.effect("is met together by those who wait together", () =>
    Effect.gen(function* () {
      const maxRounds = 6
      const { calls, consortia, sound } = yield* counted(forEver, { maxRounds })
      const ask = (i: number) => Effect.flip(consortia[0].execute(approve(`m${i % 4}`), { commandId: `c${i}` }))
      const all = Effect.forEach(Array.from({ length: 64 }).keys(), ask, { concurrency: "unbounded" })
      const failures = yield* inNoTime(all)
      expect(failures.map(({ _tag }) => _tag)).toEqual(Arr.replicate("ContentionNeverEnded", 64))
      // One goes alone, the others go together: that is two who are overtaken, not 64.
      expect(calls.append).toBeLessThanOrEqual(2 * maxRounds)
      expect((yield* stored(sound)).filter(({ event }) => event.type === "mobility.approved")).toEqual([])
    })
  )

  it.effect("ends rows that are carried out one by one at the first, and disturbs nobody who only asks", () =>
    Effect.gen(function* () {
      const { calls, consortia } = yield* counted(forEver, { maxRounds: 3 })
      const rows = [approve("m0"), approve("m1")] as const
      const failed = yield* Effect.flip(inNoTime(consortia[0].executeEach(rows, { commandId: "c" })))
      expect(failed).toMatchObject({ _tag: "ContentionNeverEnded", commandId: "c/0" })
      const { append } = calls
      expect((yield* consortia[0].preview(rows)).rows).toMatchObject([{ success: { length: 2 } }])
      expect((yield* consortia[0].ask(Question.mobility("m0"))).answer.stage).toBe("applied")
      expect(calls.append).toBe(append)
    })
  )
})

describe("a rival for a while", () => {
  it.effect(
    "costs an append and a read each time, and changes no answer",
    () =>
      property(fc.integer({ min: 0, max: 30 }), (times) =>
        Effect.gen(function* () {
          const { calls, consortia, sound } = yield* counted(FaultyStore.first(times, "overtaken"))
          yield* consortia[0].preview([approve("m0")])
          calls.read = 0
          const done = yield* inNoTime(consortia[0].execute(approve("m0"), { commandId: "c" }))
          expect(done).toMatchObject({
            again: false,
            events: [{ event: { type: "mobility.approved", mobility: "m0" } }]
          })
          expect(calls).toMatchObject({ append: times + 1, read: times, find: 0 })
          expect(idsOf(yield* stored(sound), "c")).toEqual(done.events.map(({ id }) => id))
        })
      ),
    patience
  )
})
