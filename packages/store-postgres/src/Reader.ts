/**
 * Reads an event log, whatever is asked. A read is one statement, so that events and head belong together.
 */
import { type Event, type EventStore, SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { numberIn } from "./Column.ts"
import { number, type Row, type Run, texts } from "./Database.ts"
import { columnsOf, decode } from "./EventRow.ts"
import { ofAll, ofTags, ofTypes } from "./Ranges.ts"
import type { Tenant } from "./Tenant.ts"
import { isStorable } from "./Unstorable.ts"
import { encodeWanted, isEverything, type Wanted, wantedOf } from "./Wanted.ts"

type Read<A> = Effect.Effect<A, SqlError>

/** Events in one answer of the server; more are read in pages below the head of the first. */
export const pageSize = 10_000

/** How much of what is wanted comes in one answer, and in which order. */
interface Page {
  readonly wanted: ReadonlyArray<Wanted>
  readonly until: number | undefined
  readonly limit: number
  readonly backwards: boolean
}

// $1 to $3 are the items, $4 the last position that counts, $5 the limit.
const items = "unnest($1::text[], $2::text[], $3::float8[]) i (tags, types, after)"

const headOf = (schema: string): string =>
  `h AS MATERIALIZED (SELECT least(coalesce(max(position), 0), $4::float8::bigint) AS head FROM ${schema}.event)`

type Direction = "ASC" | "DESC"

/** Reads a page of the whole log. */
export const everything = (schema: string, direction: Direction): string => `
  WITH ${headOf(schema)}
  SELECT h.head::float8, ${columnsOf("e")} FROM h LEFT JOIN LATERAL (
    SELECT * FROM ${schema}.event e WHERE e.position > ($3::float8[])[1]::bigint AND e.position <= h.head
    ORDER BY e.position ${direction} LIMIT $5::float8::bigint
  ) e ON true WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL ORDER BY e.position ${direction}`

/** Reads a page of what the items ask for. */
export const selected = (schema: string, direction: Direction): string => {
  const ranges = { schema, items: `h CROSS JOIN ${items}`, until: "h.head", direction, limit: "$5::float8::bigint" }
  return `
  WITH ${headOf(schema)}, p AS (
    SELECT r.position ${ofTags(ranges)} UNION SELECT r.position ${ofTypes(ranges)} UNION SELECT r.position ${ofAll(ranges)}
  )
  SELECT h.head::float8, ${columnsOf("e", "q")} FROM h LEFT JOIN LATERAL (
    SELECT p.position FROM p ORDER BY p.position ${direction} LIMIT $5::float8::bigint
  ) q ON true
  LEFT JOIN LATERAL (SELECT * FROM ${schema}.event e WHERE e.position = q.position LIMIT 1) e ON true
  ORDER BY q.position ${direction}`
}

const resultOf = (rows: ReadonlyArray<Row>): EventStore.ReadResult => {
  const events: Array<Event.SequencedEvent> = []
  for (const row of rows) if (row[1] !== null) events.push(decode(row, 1))
  return { head: SequencePosition.at(numberIn(rows[0]?.[0])), events }
}

const readPage = (run: Run, { schema }: Tenant, { backwards, limit, until, wanted }: Page) => {
  const statement = isEverything(wanted.map(({ item }) => item)) ? everything : selected
  const text = statement(schema, backwards ? "DESC" : "ASC")
  return Effect.map(run(text, [...encodeWanted(wanted), number(until), number(limit)]), resultOf)
}

/** What is still wanted behind a page. */
const rest = (page: Page, head: number, last: number): Page =>
  page.backwards
    ? { ...page, until: last - 1 }
    : { ...page, until: head, wanted: page.wanted.map(({ after, item }) => ({ item, after: Math.max(after, last) })) }

const sized = (page: Page, missing: number): Page => ({ ...page, limit: Math.min(missing, pageSize) })

/** The events of all parts, each once, and the head; in pages, if they are many. */
export const read = Effect.fnUntraced(function* (
  run: Run,
  tenant: Tenant,
  parts: ReadonlyArray<EventStore.ReadPart>,
  { backwards = false, limit = Number.POSITIVE_INFINITY, until }: EventStore.ReadOptions
): Effect.fn.Return<EventStore.ReadResult, SqlError> {
  let page = sized({ wanted: wantedOf(parts), until, limit, backwards }, limit)
  const first = yield* readPage(run, tenant, page)
  const events = [first.events]
  let count = first.events.length
  let latest = first.events
  // The log only grows above the head, so that later pages belong to the same snapshot.
  for (let last = latest.at(-1); last !== undefined && latest.length === pageSize && count < limit;) {
    page = sized(rest(page, first.head, last.position), limit - count)
    latest = (yield* readPage(run, tenant, page)).events
    events.push(latest)
    count += latest.length
    last = latest.at(-1)
  }
  return { head: first.head, events: events.flat() }
})

/** Where the log ends. */
export const head = (run: Run, { schema }: Tenant): Read<number> =>
  Effect.map(run(`SELECT coalesce(max(position), 0)::float8 FROM ${schema}.event`), ([row]) => numberIn(row?.[0]))

/** Those of the ids that are stored, in order of position. */
export const find = (
  run: Run,
  { schema }: Tenant,
  ids: ReadonlyArray<string>
): Read<ReadonlyArray<Event.SequencedEvent>> => {
  const text = `SELECT ${columnsOf("e")} FROM ${schema}.event e WHERE e.id = ANY ($1::text[]) ORDER BY e.position`
  return Effect.map(run(text, [texts(ids.filter(isStorable))]), (rows) => rows.map((row) => decode(row, 0)))
}

/** The last position recorded at or before the instant. */
export const positionAt = (
  run: Run,
  { schema }: Tenant,
  instant: Event.Instant
): Read<SequencePosition.SequencePosition> =>
  Effect.map(run(`SELECT ${schema}.position_at($1)`, [number(instant)]), ([row]) =>
    SequencePosition.at(numberIn(row?.[0]))
  )
