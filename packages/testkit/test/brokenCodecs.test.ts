/**
 * The gallery of broken codecs: a law that let its fault pass would prove little about the others.
 */
import { CodecLaws } from "@westum/mobility-testkit"
import { describe, expect, it } from "vitest"
import { brokenCodecs } from "./gallery/BrokenCodecs.ts"
import { loans } from "./gallery/Loans.ts"

// What the gallery is made of is sound: a fault is caught because of the fault alone.
CodecLaws.suite("a library", loans)

const caught = (law: CodecLaws.CodecLaw, subject: typeof loans): boolean => {
  try {
    law.check(subject)
    return false
  } catch {
    return true
  }
}

for (const [kind, faults] of Object.entries(brokenCodecs)) {
  describe(`broken codecs: ${kind}`, () => {
    it.each(faults)("$fault: caught by “$caughtBy”", ({ caughtBy, subject }) => {
      const named = CodecLaws.codecLaws.filter(({ name }) => name === caughtBy)
      expect(named).toHaveLength(1)
      expect(named.every((law) => caught(law, subject))).toBe(true)
    })
  })
}

it("every law catches a fault of the gallery", () => {
  const names = new Set(Object.values(brokenCodecs).flatMap((faults) => faults.map(({ caughtBy }) => caughtBy)))
  expect([...names].toSorted()).toEqual(CodecLaws.codecLaws.map(({ name }) => name).toSorted())
})
