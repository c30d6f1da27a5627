/**
 * Plain data in which one part is of another kind than it should be.
 */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The value with text in place of each number in it, and a number in place of each text, one at a time. */
export const mutilated = (value: unknown): ReadonlyArray<unknown> => {
  if (typeof value === "number") return ["many"]
  if (typeof value === "string") return [1]
  if (Array.isArray(value)) return value.flatMap((one, i) => mutilated(one).map((other) => value.with(i, other)))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, part]) =>
    mutilated(part).map((other): unknown => ({ ...value, [name]: other }))
  )
}
