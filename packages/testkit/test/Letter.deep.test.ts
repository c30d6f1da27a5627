/**
 * A letter is what fast-check means by a binary unit: the same values from the same seeds, the dangerous words and the shrinking.
 */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { letter } from "../src/values/Letter.ts"

const of = (unit: fc.StringConstraints["unit"] & {}) => fc.sample(fc.string({ unit }), { numRuns: 2000, seed: 1 })

describe("texts of any letter", () => {
  it("are those of fast-check", () => {
    expect(of(letter)).toEqual(of("binary"))
  })

  it("have no half characters", () => {
    expect(
      fc.sample(fc.string({ unit: letter, minLength: 50 }), 100).every((text) => encodeURIComponent(text) !== "")
    ).toBe(true)
  })

  it("reach the ends of what there is, and both sides of the surrogates", () => {
    const found = new Set(fc.sample(letter, { numRuns: 20_000, seed: 1 }))
    for (const end of ["\u0000", "\u{10ffff}"]) expect(found).toContain(end)
    expect([...found].some((one) => one < "\ud800")).toBe(true)
    expect([...found].some((one) => one >= "\ue000" && one.length === 1)).toBe(true)
  })
})
