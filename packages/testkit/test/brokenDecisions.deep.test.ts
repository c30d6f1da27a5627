/**
 * The gallery of broken decisions about mobilities: the law that speaks of each fault sees it.
 */
import { describe } from "@effect/vitest"
import { decisionFaults } from "./gallery/DecisionFaults.ts"
import { caughtByTheirLaws } from "./support/Caught.ts"

describe("broken decisions", () => {
  caughtByTheirLaws(decisionFaults)
})
