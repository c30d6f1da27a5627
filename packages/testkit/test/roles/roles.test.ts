/**
 * Roles against a plain oracle, on random histories of several people under random permissions.
 */
import { expect, it } from "@effect/vitest"
import { Decisions, withRoles } from "@westum/mobility"
import { Runs } from "@westum/mobility-testkit"
import * as fc from "fast-check"
import { holdsFor, nothing } from "./Authority.ts"

/** Fewer do not reach each kind of answer. */
const numRuns = Math.max(20, Runs.runs())

it(
  "roles let people do what is theirs, as if there were no roles, and nothing else",
  { timeout: 120_000 },
  async () => {
    const tried = nothing()
    await fc.assert(
      holdsFor((permissions) => withRoles(Decisions.decisions, permissions), tried),
      { numRuns }
    )
    console.log(JSON.stringify(tried))
    for (const times of Object.values(tried)) expect(times).toBeGreaterThan(numRuns)
  }
)
