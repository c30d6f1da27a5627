/**
 * The gallery of broken projections: a law that let its fault pass would prove little about the others.
 */
import { Laws, Runs, Values } from "@westum/mobility-testkit"
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { brokenProjections, senders } from "./gallery/BrokenProjections.ts"

/** Logs of any events; of each fault some of three hundred tell. */
const logs = fc
  .sample(Values.log, { numRuns: Math.max(300, Runs.runs()), seed: 1 })
  .map((stored) => Result.getOrThrow(Laws.logOf(stored)))

const holds = (law: Laws.LogLaw): boolean => {
  try {
    for (const log of logs) law.check(log)
    return true
  } catch (broken) {
    assert.instanceOf(broken, Laws.LawBroken)
    return false
  }
}

describe("a sound projection", () => {
  // What the gallery is made of is sound: a fault is caught because of the fault alone.
  it.each(Laws.projectionLaws(senders))("keeps the law: $name", (law) => {
    expect(holds(law)).toBe(true)
  })
})

describe("the projections of the domain", () => {
  const ofProjections = Laws.logLaws.filter(({ name }) => /^(tags and keys|irrelevant|folded together)/.test(name))
  it.each(ofProjections)("keep, also on logs that cannot be, the law: $name", (law) => {
    expect(holds(law)).toBe(true)
  })
})

for (const [kind, faults] of Object.entries(brokenProjections)) {
  describe(`broken projections: ${kind}`, () => {
    it.each(faults)("$fault: caught by “$caughtBy”", ({ caughtBy, projection }) => {
      const named = Laws.projectionLaws(projection).filter(({ name }) => name === `${caughtBy}: ${projection.name}`)
      expect(named).toHaveLength(1)
      expect(named.filter(holds)).toEqual([])
    })
  })
}
