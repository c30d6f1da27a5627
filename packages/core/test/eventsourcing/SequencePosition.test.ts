import { expect, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { at, later, SequencePosition, start } from "../../src/eventsourcing/SequencePosition.ts"
import { patience } from "./support.ts"

it("counts in whole numbers from 0, the start, as far as numbers are exact", () => {
  expect(start).toBe(0)
  expect([0, 1, Number.MAX_SAFE_INTEGER].map(at)).toEqual([0, 1, Number.MAX_SAFE_INTEGER])
})

it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])("%s is no position", (number) => {
  expect(() => at(number)).toThrow(
    new RangeError(`${number} is not a position: a store counts in whole numbers from 1`)
  )
  expect(Result.isFailure(Schema.decodeResult(SequencePosition)(number))).toBe(true)
})

it(
  "takes the later of two",
  () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(later(at(a), at(b))).toBe(Math.max(a, b))
      })
    )
  },
  patience
)
