/**
 * How often something that takes long is tried.
 */

/** What the environment variable says, or few times by hand and many in CI. */
export const tries = (variable: string, byHand: number, inCi: number): number => {
  const wanted = process.env[variable]
  if (wanted === undefined || wanted === "") return process.env["CI"] === undefined ? byHand : inCi
  const number = Number(wanted)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`${variable} is "${wanted}"; it must be a whole number, 1 or more`)
}
