/**
 * Roles against a plain oracle, on random histories of several people under random permissions; and roles with faults, which it
 * has to find.
 */
import { describe, expect, it } from "@effect/vitest"
import { Decisions, withRoles } from "@westum/mobility"
import { Runs } from "@westum/mobility-testkit"
import { Effect } from "effect"
import * as fc from "fast-check"
import { roleFaults } from "../gallery/RoleFaults.ts"
import { authority, type Tried, type Under } from "./Authority.ts"
import { scenario } from "./Scenario.ts"

/** Scenarios until one shows the fault. */
const enough = 1_000

const patience = 120_000

const holdsFor = (under: Under, tried: Tried) =>
  fc.asyncProperty(scenario, (each) => Effect.runPromise(Effect.scoped(authority(each, under, tried))))

const nothing = (): Tried => ({ done: 0, unauthorised: 0, otherwise: 0 })

describe("roles", () => {
  it(
    "let people do what is theirs, as if there were no roles, and nothing else",
    async () => {
      const tried = nothing()
      await fc.assert(
        holdsFor((permissions) => withRoles(Decisions.decisions, permissions), tried),
        { numRuns: Runs.runs() }
      )
      console.log(JSON.stringify(tried))
      for (const times of Object.values(tried)) expect(times).toBeGreaterThan(Runs.runs())
    },
    patience
  )

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
