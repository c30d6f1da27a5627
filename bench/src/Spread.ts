/**
 * A median with the least and the greatest value.
 */

/** What several rounds gave. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly greatest: number
}

/** The spread of some values; of none, nothing. */
export const spreadOf = (values: ReadonlyArray<number>): Spread | undefined => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >>> 1
  const [least, greatest, upper, lower] = [sorted[0], sorted.at(-1), sorted[middle], sorted[middle - 1]]
  if (least === undefined || greatest === undefined || upper === undefined) return undefined
  const median = sorted.length % 2 === 0 && lower !== undefined ? (lower + upper) / 2 : upper
  return { median, least, greatest }
}
