/**
 * The gallery of broken decisions about hostings: the law that speaks of each fault sees it, and so does the plain model.
 */
import { describe } from "@effect/vitest"
import { hostingFaults } from "./gallery/HostingFaults.ts"
import { caughtByTheirLaws, caughtByTheModel } from "./support/Caught.ts"

describe("broken decisions about hostings", () => {
  caughtByTheirLaws(hostingFaults, ["beds", "days"])
  caughtByTheModel(hostingFaults, ["beds", "days"])
})
