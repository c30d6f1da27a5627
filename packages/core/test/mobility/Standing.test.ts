/**
 * Where a mobility stands, as a correction carries it from before and after.
 */
import { expect, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import { standingOf, unborn } from "../../src/mobility/MobilityState.ts"
import { Standing } from "../../src/mobility/Standing.ts"

const standing = {
  project: "p",
  member: "north",
  category: "learner",
  goals: ["1"],
  participant: "anna",
  stage: "completed",
  registration: "complete",
  achieved: ["1"],
  stay: { start: "2019-11-01", end: null }
}

const read = Schema.decodeUnknownResult(Standing)

it("is read as a whole, since counters take each part of it away again", () => {
  expect(read(standing)).toEqual(Result.succeed(standing))
  for (const part of Object.keys(standing)) {
    const rest = Object.fromEntries(Object.entries(standing).filter(([name]) => name !== part))
    expect([part, Result.isFailure(read(rest))]).toEqual([part, true])
  }
})

it("is nothing before anybody has applied", () => {
  expect(standingOf(unborn)).toBeUndefined()
})
