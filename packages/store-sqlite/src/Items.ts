/**
 * Makes the items of a query cheap to answer from the index (tag, type, position), whatever order they were written in.
 */
import type { Event, Query } from "@westum/mobility"
import { Array as Arr } from "effect"
import { type Connection, textIn } from "./Connection.ts"
import { countSql, type Span, typesOf } from "./ItemSql.ts"

/** What is counted to find the rarest of some tags; when all are more frequent, the first will do. */
const counted = [64, 4096] as const

const rarest = (
  file: Connection,
  item: Query.QueryItem,
  tags: ReadonlyArray<Event.Tag>,
  span: Span
): Event.Tag | undefined => {
  for (const limit of counted) {
    const counts = tags.map((tag) => {
      const { params, text } = countSql({ ...item, tags: [tag] }, span, limit)
      return file.number(text, params)
    })
    const least = Math.min(...counts)
    if (least < limit) return tags[counts.indexOf(least)]
  }
  return tags[0]
}

/**
 * The item with its types spelled out, so that a part of a frequent tag's events is found without walking through the
 * rest; nothing when no event has the tag.
 */
export const withTypes = (file: Connection, item: Query.QueryItem): Query.QueryItem | undefined => {
  if (item.types !== undefined || item.tags === undefined) return item
  const types = file.rows(typesOf, [item.tags[0]]).map(([type]) => textIn(type))
  return Arr.isReadonlyArrayNonEmpty(types) ? { ...item, types } : undefined
}

/** The item with its rarest tag first, since that one leads and the others are looked up. */
export const rarestFirst = (file: Connection, item: Query.QueryItem, span: Span): Query.QueryItem => {
  if (item.tags === undefined || item.tags.length < 2) return item
  const first = rarest(file, item, item.tags, span)
  return first === undefined ? item : { ...item, tags: [first, ...item.tags.filter((tag) => tag !== first)] }
}
