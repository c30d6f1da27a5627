/**
 * Makes an item of a query cheap to answer from the index (tag, type, position), whatever order its tags were written in.
 */
import type { Event, Query } from "@westum/mobility"
import { Array as Arr } from "effect"
import { textIn } from "./Column.ts"
import type { Connection } from "./Connection.ts"
import { countSql, type Span, typesOf } from "./ItemSql.ts"

/** A tag of fewer events than this is walked through sooner than anything is found out about it. */
const few = 64

/** Up to so many matching events are counted to find the rarest of several frequent tags; beyond, any will do. */
const many = 4096

type Tags = Arr.NonEmptyReadonlyArray<Event.Tag>

const countUpTo = (file: Connection, item: Query.QueryItem, span: Span, limit: number): number => {
  const { params, text } = countSql(item, span, limit)
  return file.number(text, params)
}

const rareTag = (file: Connection, tags: Tags): Event.Tag | undefined =>
  tags.find(
    (tag) => file.number("SELECT count(*) FROM (SELECT 1 FROM event_tag WHERE tag = ? LIMIT ?)", [tag, few]) < few
  )

const rarest = (file: Connection, item: Query.QueryItem, tags: Tags, span: Span): Event.Tag => {
  const counts = tags.map((tag) => countUpTo(file, { ...item, tags: [tag] }, span, many))
  return tags[counts.indexOf(Math.min(...counts))] ?? tags[0]
}

const leading = (item: Query.QueryItem, tags: Tags, first: Event.Tag): Query.QueryItem => ({
  ...item,
  tags: [first, ...tags.filter((tag) => tag !== first)]
})

/** With its types spelled out, a part of a frequent tag's events is found without walking through the rest. */
const withTypes = (file: Connection, item: Query.QueryItem, tags: Tags): Query.QueryItem => {
  if (item.types !== undefined) return item
  const types = file.rows(typesOf, [tags[0]]).map(([type]) => textIn(type))
  return Arr.isReadonlyArrayNonEmpty(types) ? { ...item, types } : item
}

/** Whether nothing has to be found out about an item before its events are. `partial` as below. */
export const isCheap = ({ tags, types }: Query.QueryItem, partial: boolean): boolean =>
  tags === undefined || (tags.length === 1 && (types !== undefined || !partial))

/** `partial` says that the span, or the page wanted of it, may hold but a few of the events that match. */
export const prepare = (file: Connection, item: Query.QueryItem, span: Span, partial: boolean): Query.QueryItem => {
  const { tags } = item
  if (tags === undefined || isCheap(item, partial)) return item
  const rare = rareTag(file, tags)
  if (rare !== undefined) return leading(item, tags, rare)
  const typed = withTypes(file, item, tags)
  return tags.length === 1 ? typed : leading(typed, tags, rarest(file, typed, tags, span))
}
