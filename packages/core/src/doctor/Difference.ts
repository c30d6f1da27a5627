/**
 * Where two values differ first.
 */
import { isDeepStrictEqual } from "node:util"

/** The path to the first difference, such as `/members/north/held`, with both sides. */
export interface Difference {
  /** Empty where the values themselves differ. */
  readonly path: string
  readonly found: unknown
  readonly expected: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** The first difference of two values, whatever order the fields of objects stand in; nothing where they are equal. */
export const difference = (found: unknown, expected: unknown, path = ""): Difference | undefined => {
  if (isDeepStrictEqual(found, expected)) return undefined
  if (isObject(found) && isObject(expected) && Array.isArray(found) === Array.isArray(expected)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const deeper = difference(found[key], expected[key], `${path}/${key}`)
      if (deeper !== undefined) return deeper
    }
  }
  return { path, found, expected }
}
