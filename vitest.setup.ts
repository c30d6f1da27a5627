/**
 * How often each fast-check property is tried: FC_RUNS, or often enough to find what is plainly wrong. CI tries the more, see .ci/run.
 */
import fc from "fast-check"

const wanted = (process.env["FC_RUNS"] ??= "8")
const numRuns = Number(wanted)
if (!Number.isSafeInteger(numRuns) || numRuns < 1) {
  throw new Error(`FC_RUNS is "${wanted}"; it must be a whole number of runs, 1 or more`)
}
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns })
