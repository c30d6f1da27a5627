/**
 * Generated events can be stored, and generated queries hit some of them.
 */
import { assert, describe, it } from "@effect/vitest"
import { AppendRules, EventCodec, Query } from "@westum/mobility"
import { Events, Runs } from "@westum/mobility-testkit"
import * as fc from "fast-check"

const numRuns = Runs.runs()

describe("generated events", () => {
  it("can be stored: distinct ids, good tags, the right digest", () => {
    fc.assert(
      fc.property(Events.batches(Events.event), (batches) => {
        const events = batches.flat()
        if (events.length > 0) assert.isUndefined(AppendRules.invalidAppend(events))
        for (const event of events) assert.isTrue(EventCodec.intact(event))
      }),
      { numRuns }
    )
  })

  it("are hit by generated queries: by a third of them in part, neither all nor none", () => {
    const cases = fc.sample(fc.tuple(Events.batches(), Events.query), { numRuns: 1000, seed: 1 })
    const inPart = cases.filter(([batches, query]) => {
      const events = batches.flat()
      const hits = events.filter((event) => Query.matches(query, event)).length
      return hits > 0 && hits < events.length
    })
    assert.isAbove(inPart.length, 333)
  })
})
