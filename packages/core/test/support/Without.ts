/**
 * Values in which something is missing.
 */

/** What is left of a value where one of its fields is missing, for each field at any depth; with the field's path. */
export const withoutEach = (value: unknown, path: string): ReadonlyArray<readonly [string, unknown]> => {
  if (Array.isArray(value)) {
    return value.flatMap((one, i) =>
      withoutEach(one, `${path}[]`).map(([field, other]) => [field, value.with(i, other)] as const)
    )
  }
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, of]) => {
    const { [name]: _, ...others }: Readonly<Record<string, unknown>> = { ...value }
    const inner = withoutEach(of, `${path}.${name}`).map(
      ([field, other]) => [field, { ...value, [name]: other }] as const
    )
    return [[`${path}.${name}`, others] as const, ...inner]
  })
}
