/**
 * What is tried, and in which order.
 */
import { describe, expect, it } from "vitest"
import { noticedAmong } from "../../mutation/Halving.ts"
import { switched, switchesFor, takeHits } from "../../mutation/Switches.ts"
import { isOf, rounds } from "../../mutation/Task.ts"

/** A file of tests that notices some, and does not come by what others enclose. */
const file = (noticed: ReadonlyArray<number>, enclosed: Readonly<Record<number, number>> = {}) => {
  const runs: Array<ReadonlyArray<number>> = []
  const isRan = (awake: ReadonlyArray<number>, id: number) => !awake.includes(enclosed[id] ?? -1)
  const run = (awake: ReadonlyArray<number>) => {
    runs.push(awake)
    const isFailed = awake.some((id) => noticed.includes(id) && isRan(awake, id))
    return Promise.resolve({ isFailed, ran: (id: number) => isRan(awake, id) })
  }
  return { run, runs }
}

describe("of many mutants awake together", () => {
  const all = Array.from({ length: 64 }, (_, id) => id)

  it("those are found that are noticed alone", async () => {
    expect(await noticedAmong(all, file([3, 17, 18, 63]).run)).toEqual([3, 17, 18, 63])
    expect(await noticedAmong(all, file(all).run)).toEqual(all)
  })

  it("none costs more than one run where none is noticed, and one costs few", async () => {
    const [none, one] = [file([]), file([40])]
    expect(await noticedAmong(all, none.run)).toEqual([])
    expect(none.runs).toHaveLength(1)
    expect(await noticedAmong(all, one.run)).toEqual([40])
    expect(one.runs.length).toBeLessThan(14)
  })

  it("one that another kept from being run through is tried without it", async () => {
    expect(await noticedAmong([1, 2, 3], file([2], { 2: 1 }).run)).toEqual([2])
  })
})

describe("the switches", () => {
  it("take the place of those of the instrumenter", () => {
    const made = `stryNS_9fa48();\nconst a = stryMutAct_9fa48("7") ? 0 : (stryCov_9fa48("7", "12"), 1)\n`
    expect(switched(made)).toBe(
      "var stry_9fa48 = globalThis.__mutants__;\n" +
        "const a = (stry_9fa48.awake[7] === 1 && stry_9fa48.at(7)) ? 0 : (stry_9fa48.ran(7, 12), 1)\n"
    )
  })

  it("count what is run through, and end a loop when the fuel is used up", () => {
    const switches = switchesFor(3)
    switches.ran(0, 2)
    switches.at(2)
    expect([...takeHits(switches)]).toEqual([
      [0, 1],
      [2, 2]
    ])
    expect([...takeHits(switches)]).toEqual([])
    switches.fuel = 2
    switches.ran(0)
    switches.at(1)
    expect(() => switches.ran(0)).toThrow("does not end")
    expect(() => switches.at(1)).toThrow("does not end")
  })
})

/** Those in which a test that takes so long is asked. */
const inRounds = (isNear: boolean, took: number): ReadonlyArray<number> =>
  rounds.flatMap((round, i) => (round.isNear === isNear && isOf(round, { took, hits: 0, running: [] }) ? [i] : []))

describe("the rounds", () => {
  it("ask each near test once, and each far one once but for the heavy", () => {
    for (const took of [0, 49, 50, 249, 250, 10_000]) expect(inRounds(true, took)).toHaveLength(1)
    for (const took of [0, 49, 50, 249]) expect(inRounds(false, took)).toHaveLength(1)
    expect(inRounds(false, 250)).toEqual([])
  })

  it("ask quick near tests first and heavy ones last", () => {
    expect([
      inRounds(true, 1),
      inRounds(true, 100),
      inRounds(false, 1),
      inRounds(false, 100),
      inRounds(true, 900)
    ]).toEqual([[0], [1], [2], [3], [4]])
  })
})
