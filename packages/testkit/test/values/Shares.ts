/**
 * How often generated values choose what a schema leaves open.
 */
import type { AnySchema } from "../../src/values/Shape.ts"
import { type Choice, choices, isOptional, present, taken } from "./Choices.ts"

/** A choice with the share of values, from 0 to 1, that make it. */
export interface Share extends Choice {
  readonly share: number
}

const keyOf = ({ chosen, path }: Choice): string => JSON.stringify([path, chosen])

/** Every choice that a schema leaves open, with its share of the values. */
export const shares = (schema: AnySchema, values: ReadonlyArray<unknown>): ReadonlyArray<Share> => {
  const counts = new Map<string, number>()
  for (const value of values) {
    for (const key of new Set(taken(schema, value).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const each = new Map(choices(schema).map((choice) => [keyOf(choice), choice]))
  return [...each].map(([key, choice]) => ({ ...choice, share: (counts.get(key) ?? 0) / values.length }))
}

const percent = (part: number): string => `${Math.round(part * 100)} %`

/** One line: how often the fields that may be left out are there, and which choice is the rarest. */
export const line = (name: string, all: ReadonlyArray<Share>): string => {
  const fields = all.filter((one) => isOptional(one) && one.chosen === present)
  const rarest = all.reduce<Share | undefined>(
    (least, one) => (least && least.share <= one.share ? least : one),
    undefined
  )
  const rare =
    rarest === undefined ? "" : `; rarest of ${all.length}: ${rarest.path} ${rarest.chosen} ${percent(rarest.share)}`
  return `${name.padEnd(30)} ${fields.map(({ path, share }) => `${path} ${percent(share)}`).join(", ") || "-"}${rare}`
}

/** The choices that no value made. */
export const never = (all: ReadonlyArray<Share>): ReadonlyArray<string> =>
  all.flatMap(({ chosen, path, share }) => (share === 0 ? [`${path} ${chosen}`] : []))
