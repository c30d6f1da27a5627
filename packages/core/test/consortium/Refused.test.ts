/**
 * A refusal in the error channel is data: written in one program it is read in another.
 */
import { expect, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import { Refused } from "../../src/consortium/Refused.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { MobilityId } from "../../src/Ids.ts"
import type { Refusal } from "../../src/refusal/Refusal.ts"

const refusal: Refusal = { code: "UnknownMobility", mobility: MobilityId.make("m") }

it("is written and read again, and nothing else is taken for it", () => {
  const refused = new Refused({ refusals: [{ row: 2, refusal }], upTo: at(7) })
  const written: unknown = JSON.parse(JSON.stringify(Schema.encodeSync(Refused)(refused)))
  const read = Schema.decodeUnknownResult(Refused)
  const again = Result.getOrThrow(read(written))
  expect(again).toEqual(refused)
  expect([again.refusal, again.message]).toEqual([refusal, "There is no mobility m."])
  for (const row of [{}, { refusal }, { row: -1, refusal }, { row: 2, refusal: { code: "BecauseISaySo" } }]) {
    expect(Result.isFailure(read({ _tag: "Refused", refusals: [row], upTo: 7 }))).toBe(true)
  }
})
