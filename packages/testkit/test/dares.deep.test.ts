/**
 * Every dare comes off where there is an occasion for it: one that never did would reach nothing.
 */
import { expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import { dared } from "../src/history/Dare.ts"
import { dares } from "../src/history/Dares.ts"
import { historiesIn } from "../src/history/Histories.ts"
import { anyConsortium } from "../src/history/Setup.ts"
import { nothingIn } from "../src/history/Unfold.ts"
import { judge } from "../src/model/Verdict.ts"

/** Histories at most; most dares come off within ten. */
const enough = 300

it("every dare comes off in some history", { timeout: 120_000 }, () => {
  const open = new Set(dares)
  for (const { entries } of fc.sample(historiesIn(anyConsortium).hostile, { numRuns: enough, seed: 1 })) {
    let model = nothingIn(anyConsortium)
    for (const [how, entry] of entries.entries()) {
      model = judge(model, entry).after
      for (const dare of open) {
        if (dared([dare], model, { dare: 0, who: how, what: how, how, days: 0 }).length > 0) open.delete(dare)
      }
    }
    if (open.size === 0) break
  }
  expect([...open].map(({ reason }) => reason)).toEqual([])
})
