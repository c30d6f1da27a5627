/**
 * How often each property is tried.
 */

const standard = 50

/** The environment variable `FC_RUNS`, or 50: enough to find a fault that a short log shows, in a second or two. */
export const runs = (): number => {
  const wanted = process.env["FC_RUNS"]
  if (wanted === undefined || wanted === "") return standard
  const number = Number(wanted)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`FC_RUNS is "${wanted}"; it must be a whole number of runs, 1 or more`)
}
