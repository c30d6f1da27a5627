/**
 * The gallery of broken codecs: a law that let its fault pass would prove little about the others.
 */
import { CodecLaws, Laws, Runs } from "@westum/mobility-testkit"
import { assert, describe, expect, it } from "vitest"
import type { BrokenCodec } from "./gallery/BrokenCodec.ts"
import { bendingFaults, refusingFaults } from "./gallery/CodecReadingFaults.ts"
import { taggingFaults, versionFaults, writingFaults } from "./gallery/CodecWritingFaults.ts"
import { loans } from "./gallery/Loans.ts"

// What the gallery is made of is sound: a fault is caught because of the fault alone.
CodecLaws.suite("a library", loans)

const caught = (law: CodecLaws.CodecLaw, subject: typeof loans): boolean => {
  try {
    law.check(subject)
    return false
  } catch (failed) {
    // Fast-check reports what it met, with the breach as the cause.
    assert.instanceOf(failed instanceof Error ? (failed.cause ?? failed) : failed, Laws.LawBroken)
    return true
  }
}

/** However few tries a run by hand takes, a fault is looked for as often as in CI, until it shows. */
const enough = Math.ceil(50 / Runs.runs())

const caughtOnce = (law: CodecLaws.CodecLaw, subject: typeof loans): boolean =>
  Array.from({ length: enough }).some(() => caught(law, subject))

const gallery: ReadonlyArray<readonly [string, ReadonlyArray<BrokenCodec>]> = [
  ["writing", writingFaults],
  ["tags and digest", taggingFaults],
  ["versions", versionFaults],
  ["refusing", refusingFaults],
  ["data of another shape", bendingFaults]
]

for (const [kind, faults] of gallery) {
  describe(`broken codecs: ${kind}`, () => {
    it.each(faults)("$fault: caught by “$caughtBy”", ({ caughtBy, subject }) => {
      const named = CodecLaws.codecLaws.filter(({ name }) => name === caughtBy)
      expect(named).toHaveLength(1)
      expect(named.every((law) => caughtOnce(law, subject))).toBe(true)
    })
  })
}

it("every law catches a fault of the gallery", () => {
  const names = new Set(gallery.flatMap(([, faults]) => faults.map(({ caughtBy }) => caughtBy)))
  expect([...names].toSorted()).toEqual(CodecLaws.codecLaws.map(({ name }) => name).toSorted())
})
