/**
 * Numbers of places as they are asked for, and numbers by name, such as places by category.
 */
import { Schema } from "effect"

/** More than anybody asks for, and few enough that any sum of them is exact. */
const mostPlaces = 1_000_000

const placesFrom = (minimum: number) =>
  Schema.Int.check(
    Schema.isBetween({ minimum, maximum: mostPlaces }, { expected: `a value from ${minimum} to ${mostPlaces}` })
  )

/** So many places as somebody may ask for, 0 or more. */
export const PlaceCount = placesFrom(0)

/** So many places as somebody may ask for, 1 or more. */
export const SomePlaces = placesFrom(1)

/** A number for each name, 0 or more. */
export const Numbers = Schema.Record(Schema.String, Schema.Natural)
export type Numbers = typeof Numbers.Type

/** The numbers with one set, or taken away. */
export const set = (numbers: Numbers, name: string, value: number | null): Numbers => {
  if (value !== null) return { ...numbers, [name]: value }
  const { [name]: _, ...rest } = numbers
  return rest
}

/** The numbers without these names; the same ones where none of them is there. */
export const without = (numbers: Numbers, names: ReadonlyArray<string>): Numbers => {
  if (!names.some((name) => name in numbers)) return numbers
  return Object.fromEntries(Object.entries(numbers).filter(([name]) => !names.includes(name)))
}

/** Numbers of numbers, added up name by name; the first ones where there is nothing to add. */
export const merged = (
  a: Readonly<Record<string, Numbers>>,
  b: Readonly<Record<string, Numbers>>
): Readonly<Record<string, Numbers>> => {
  const names = Object.keys(b)
  if (names.length === 0) return a
  const both = { ...a }
  for (const name of names) {
    const sums = { ...both[name] }
    for (const [key, value] of Object.entries(b[name] ?? {})) sums[key] = (sums[key] ?? 0) + value
    both[name] = sums
  }
  return both
}

/** All of them together. */
export const sum = (numbers: Numbers = {}): number => {
  let total = 0
  for (const name in numbers) total += numbers[name] ?? 0
  return total
}

/** Every name in any of the records, once. */
export const namesIn = (...records: ReadonlyArray<Readonly<Record<string, unknown>>>): ReadonlyArray<string> => [
  ...new Set(records.flatMap((record) => Object.keys(record)))
]
