/**
 * The gallery of broken decisions about mobilities: the plain model sees each fault.
 */
import { describe } from "@effect/vitest"
import { decisionFaults } from "./gallery/DecisionFaults.ts"
import { caughtByTheModel } from "./support/Caught.ts"

/** An excess is told by the event alone: no answer has it, so that a model of answers cannot miss it. */
const toldByTheLogAlone = [
  "corrects without looking at the places",
  "reinstates without looking at the places",
  "says nothing of an excess"
]

describe("broken decisions and the model", () => {
  caughtByTheModel(decisionFaults.filter(({ fault }) => !toldByTheLogAlone.includes(fault)))
})
