/**
 * How often something is tried: as the environment variable says, or as often as its last judgement by hand was.
 */

/** A whole number, 1 or more. */
export const rounds = (variable: string, byHand: number): number => {
  const wanted = process.env[variable]
  if (wanted === undefined || wanted === "") return byHand
  const number = Number(wanted)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`${variable} is "${wanted}"; it must be a whole number, 1 or more`)
}
