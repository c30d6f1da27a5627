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
