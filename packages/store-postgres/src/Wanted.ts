/**
 * The items of queries, each with the position from which on it is asked, as arrays of columns.
 */
import type { Query } from "@westum/mobility"
import { arrayText, numbers, texts } from "./Database.ts"

/** An item, and after which position it is asked. */
export interface Wanted {
  readonly item: Query.QueryItem
  readonly after: number
}

const textOf = (values: ReadonlyArray<string> | undefined): string | null =>
  values === undefined ? null : arrayText(values)

/** Tags, types, after. */
export const encodeWanted = (wanted: ReadonlyArray<Wanted>): ReadonlyArray<unknown> => [
  texts(wanted.map(({ item: { tags } }) => textOf(tags))),
  texts(wanted.map(({ item: { types } }) => textOf(types))),
  numbers(wanted.map(({ after }) => after))
]
