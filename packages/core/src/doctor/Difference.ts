/**
 * Where two values differ first.
 */
import { isDeepStrictEqual } from "node:util"
import { Equal, HashMap } from "effect"

/** The path to the first difference, such as `/members/north/held`, with both sides. */
export interface Difference {
  /** Empty where the values themselves differ. */
  readonly path: string
  readonly found: unknown
  readonly expected: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** What is kept by key, by its key. */
const inside = (value: unknown): unknown => (HashMap.isHashMap(value) ? Object.fromEntries(value) : value)

/** The first difference of two values, whatever order the fields of objects stand in; nothing where they are equal. */
export const difference = (found: unknown, expected: unknown, path = ""): Difference | undefined => {
  // Two of effect's collections may hold the same and look different inside, by the way in which each came to be.
  if (isDeepStrictEqual(found, expected) || Equal.equals(found, expected)) return undefined
  const [one, other] = [inside(found), inside(expected)]
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const key of new Set([...Object.keys(other), ...Object.keys(one)])) {
      const deeper = difference(one[key], other[key], `${path}/${key}`)
      if (deeper !== undefined) return deeper
    }
  }
  return { path, found, expected }
}
