/**
 * The consortium keeps every law of the lifecycle, and one of its own, on histories of its own.
 */
// #region imports
import { EventStoreMemory } from "@westum/mobility"
import { Laws } from "@westum/mobility-testkit"
// #endregion
import { expect, it } from "@effect/vitest"
import { HistoryGenerator, Reach, Runs } from "@westum/mobility-testkit"
import { Effect } from "effect"
import { pupilPlaces } from "../src/PupilPlaces.ts"
import { decisions, plan } from "../src/Skerries.ts"
import { allows } from "./support/Allows.ts"
import { onceAbroad } from "./support/OnceAbroad.ts"

// #region laws
Laws.suite("Skerries Schools, in memory", EventStoreMemory.layer, {
  consortium: { plan, decisions, allows, laws: [onceAbroad, ...Laws.projectionLaws(pupilPlaces)] }
})
// #endregion

const histories = HistoryGenerator.ofPlan(plan, allows)
const ruled = { decisions }

it.live(
  "its histories get somewhere, and what its own rule allows is not refused",
  () =>
    Effect.gen(function* () {
      const reach = yield* Reach.measure(histories.allowed, EventStoreMemory.layer, Math.max(70, Runs.runs()), ruled)
      console.log(`Skerries Schools: ${Reach.table(reach)}`)
      expect(reach.refused).toBe(0)
      expect(reach.deepest["completed and registered"]).toBeGreaterThan(0.4)
    }),
  120_000
)
