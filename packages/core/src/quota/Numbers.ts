/**
 * Numbers by name, such as places by category.
 */
import { Schema } from "effect"

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
