/**
 * The gallery of broken read models: the laws see each fault.
 */
import { MobilityRows, ParticipantRows } from "@westum/mobility"
import { Laws, Runs, Values } from "@westum/mobility-testkit"
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { brokenDerivedRows, brokenReadModels } from "./gallery/BrokenReadModels.ts"

/** Logs of any events, also of such as cannot be. */
const logs = fc
  .sample(Values.log, { numRuns: Math.max(100, Runs.runs()), seed: 1 })
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

describe("on logs that cannot be the law is kept as well", () => {
  // The figures of such logs are nothing that could be kept: places below zero, goals in a circle.
  it.each(Laws.readModelLaws(MobilityRows.mobilityRows, ParticipantRows.participantRows))("$name", (law) => {
    expect(holds(law)).toBe(true)
  })
})

describe("a fault is seen in a read model that", () => {
  it.each(brokenReadModels)("$fault", ({ model }) => {
    expect(Laws.readModelLaws(model).map(holds)).toEqual([false])
  })
})

describe("a fault is seen where something", () => {
  it.each(brokenDerivedRows)("$fault", ({ rows }) => {
    expect(Laws.derivedRowLaws(rows).map(holds)).toEqual([false])
  })
})
