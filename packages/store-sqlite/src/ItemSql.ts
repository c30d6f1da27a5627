/**
 * One item of a query, within a span of positions, as SQL: the events, whether there is one, how many there are. And several together.
 */
import type { Query } from "@westum/mobility"
import type { Params } from "./Connection.ts"
import { columnsOf } from "./EventRow.ts"

/** The positions above `after`, up to and including `until`. */
export interface Span {
  readonly after: number
  readonly until: number
}

/** How much of a span is wanted, from which end. */
export interface Page {
  readonly limit: number
  readonly backwards: boolean
}

/** A statement and what it is given. */
export interface Sql {
  readonly text: string
  readonly params: Params
}

interface Matching {
  readonly table: "event" | "event_tag"
  readonly where: string
  readonly params: Params
}

const places = (values: ReadonlyArray<unknown>): string => values.map(() => "?").join(", ")

// A row for tag, type and position says that the event there has the tag. The first tag leads, the others are looked up. (As
// a value: EXISTS would be made a join, whose order the planner weighs for long, and chooses itself.)
const hasTag = "(SELECT 1 FROM event_tag o WHERE o.tag = ? AND o.type = t.type AND o.position = t.position) IS NOT NULL"

const matching = ({ tags, types }: Query.QueryItem, { after, until }: Span): Matching => {
  const [first, ...others] = tags ?? []
  const conditions = [
    ...(first === undefined ? [] : ["t.tag = ?"]),
    ...(types === undefined ? [] : [`t.type IN (${places(types)})`]),
    "t.position > ? AND t.position <= ?",
    ...others.map(() => hasTag)
  ]
  return {
    table: first === undefined ? "event" : "event_tag",
    where: conditions.join(" AND "),
    params: [...(first === undefined ? [] : [first]), ...(types ?? []), after, until, ...others]
  }
}

/** The event at each position. One that is missing was lost to damage, and shows as a row of nothing. */
const itsEvent = (positions: string): string => `LEFT JOIN event e ON e.position = ${positions}.position`

/** The matching events, in no particular order. */
export const eventsSql = (item: Query.QueryItem, span: Span): Sql => {
  const { params, table, where } = matching(item, span)
  return table === "event"
    ? { text: `SELECT ${columnsOf("t")} FROM event t WHERE ${where}`, params }
    : {
        text: `SELECT ${columnsOf("e")} FROM event_tag t ${itsEvent("t")} WHERE ${where}`,
        params
      }
}

/** The first or the last of the matching events. */
export const pageSql = (item: Query.QueryItem, span: Span, { backwards, limit }: Page): Sql => {
  const { params, table, where } = matching(item, span)
  const order = backwards ? "DESC" : "ASC"
  const positions = `SELECT t.position FROM ${table} t WHERE ${where} ORDER BY t.position ${order} LIMIT ?`
  return {
    text: `SELECT ${columnsOf("e")} FROM (${positions}) p ${itsEvent("p")}`,
    params: [...params, limit]
  }
}

/** The rows of several statements with the same columns. */
export const unionOf = (statements: ReadonlyArray<Sql>): Sql => ({
  text: statements.map(({ text }) => text).join(" UNION ALL "),
  params: statements.flatMap(({ params }) => params)
})

/** A row if there is a matching event. */
export const anySql = (item: Query.QueryItem, span: Span): Sql => {
  const { params, table, where } = matching(item, span)
  return { text: `SELECT 1 FROM ${table} t WHERE ${where} LIMIT 1`, params }
}

/** How many matching events there are, counted up to a limit. */
export const countSql = (item: Query.QueryItem, span: Span, limit: number): Sql => {
  const { params, table, where } = matching(item, span)
  return {
    text: `SELECT count(*) FROM (SELECT 1 FROM ${table} t WHERE ${where} LIMIT ?)`,
    params: [...params, limit]
  }
}

/** The types of the events with a tag: one step in the index for each, however many events there are. */
export const typesOf = `
  WITH RECURSIVE known (type) AS (
    SELECT min(type) FROM event_tag WHERE tag = ?1
    UNION ALL
    SELECT (SELECT min(type) FROM event_tag WHERE tag = ?1 AND type > known.type) FROM known WHERE known.type IS NOT NULL
  )
  SELECT type FROM known WHERE type IS NOT NULL`
