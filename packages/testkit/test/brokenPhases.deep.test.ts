/**
 * The gallery of broken decisions about the phases of a project: the law that speaks of each fault sees it, and so does the plain model.
 */
import { describe } from "@effect/vitest"
import { phaseFaults } from "./gallery/PhaseFaults.ts"
import { caughtByTheirLaws, caughtByTheModel } from "./support/Caught.ts"

describe("broken decisions about phases", () => {
  caughtByTheirLaws(phaseFaults, ["phase"])
  caughtByTheModel(phaseFaults, ["phase"])
})
