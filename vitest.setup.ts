/**
 * How often each fast-check property is tried: FC_RUNS, which the workspace sets where nobody does.
 */
import fc from "fast-check"

const wanted = process.env["FC_RUNS"]
const numRuns = Number(wanted)
if (!Number.isSafeInteger(numRuns) || numRuns < 1) {
  throw new Error(`FC_RUNS is "${wanted}"; it must be a whole number of runs, 1 or more`)
}
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns })
