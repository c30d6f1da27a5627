/**
 * Roles with faults, which the plain oracle has to find.
 */
import { describe, expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import { roleFaults } from "../gallery/RoleFaults.ts"
import { holdsFor, nothing } from "./Authority.ts"

/** Scenarios until one shows the fault. */
const enough = 1_000

const patience = 120_000

describe("broken roles", () => {
  it.each(roleFaults)(
    "that $fault: are caught",
    async ({ under }) => {
      const tried = await fc.check(holdsFor(under, nothing()), { numRuns: enough, endOnFailure: true })
      expect(tried.failed, "the oracle has let the broken roles pass").toBe(true)
      expect(String(tried.errorInstance)).toContain("people do what is theirs")
      console.log(`found after ${tried.numRuns}`)
    },
    patience
  )
})
