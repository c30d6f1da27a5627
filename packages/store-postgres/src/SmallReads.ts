/**
 * Small reads, as all decisions make them: items of one tag and some types each, of several readers in one statement.
 */
import { type Event, type EventStore, SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { numberIn } from "./Column.ts"
import { numbers, type Row, type Run } from "./Database.ts"
import { columnsOf, decode } from "./EventRow.ts"
import { ofOneTag } from "./Ranges.ts"
import { pageSize } from "./Reader.ts"
import type { Tenant } from "./Tenant.ts"
import { encodeWanted, type Wanted, wantedOf } from "./Wanted.ts"

/** What one reader wants. */
export interface SmallRead {
  readonly wanted: ReadonlyArray<Wanted>
  /** The last position that counts; the head, where it is not said. */
  readonly until: number | undefined
}

/** What there is for a reader; nothing, where all together fill a page: then each has to read its own in pages. */
export type Found = Effect.Effect<EventStore.ReadResult | undefined>

/** Gives what there is for each of the readers, all as of one moment. */
export type ReadTogether = (reads: ReadonlyArray<SmallRead>) => Effect.Effect<ReadonlyArray<Found>, SqlError>

/**
 * Reads items in no order, and an event of several items more than once. It is begun sooner than a statement that can read any query,
 * which takes the server longer to begin than to carry out.
 */
export const statement = (schema: string): string => {
  const item = { tag: "a.tags[1]", types: "a.types", after: "i.after" }
  return `
  WITH h AS MATERIALIZED (SELECT coalesce(max(position), 0) AS head FROM ${schema}.event)
  SELECT h.head::float8, q.nth, ${columnsOf("e")} FROM h LEFT JOIN LATERAL (
    SELECT i.nth::integer, r.position
    FROM unnest($1::text[], $2::text[], $3::float8[], $4::float8[]) WITH ORDINALITY i (tags, types, after, until, nth)
    CROSS JOIN LATERAL (SELECT i.tags::text[] AS tags, i.types::text[] AS types OFFSET 0) a
    CROSS JOIN LATERAL (
      SELECT t.position ${ofOneTag({ schema, until: "least(i.until::bigint, h.head)" }, item)} LIMIT ${pageSize}
    ) r LIMIT ${pageSize}
  ) q ON true
  LEFT JOIN LATERAL (SELECT * FROM ${schema}.event e WHERE e.position = q.position LIMIT 1) e ON true`
}

const isOneTag = ({ item: { tags, types } }: Wanted): boolean => tags?.length === 1 && types !== undefined

/** A read as a small one, if it is one. */
export const smallRead = (
  parts: ReadonlyArray<EventStore.ReadPart>,
  { backwards = false, limit, until }: EventStore.ReadOptions
): SmallRead | undefined => {
  if (backwards || limit !== undefined) return undefined
  const wanted = wantedOf(parts)
  return wanted.length > 0 && wanted.every(isOneTag) ? { wanted, until } : undefined
}

/** In order of position, each once. */
const eventsIn = (rows: ReadonlyArray<Row>): ReadonlyArray<Event.SequencedEvent> =>
  Array.from(new Map(rows.map((row) => [row[2], row])).values(), (row) => decode(row, 2)).sort(
    (a, b) => a.position - b.position
  )

/** What each reader gets of the rows of all items. A row that is damaged is the trouble of those who asked for it. */
const share = (
  reads: ReadonlyArray<SmallRead>,
  found: ReadonlyArray<ReadonlyArray<Row>>,
  head: number
): ReadonlyArray<Found> => {
  let next = 0
  return reads.map(({ until = head, wanted }) => {
    const own = found.slice(next, (next += wanted.length))
    return Effect.sync(() => ({ head: SequencePosition.at(Math.min(until, head)), events: eventsIn(own.flat()) }))
  })
}

/** Reads what several readers want of a log in one statement. */
export const readTogether = (run: Run, { schema }: Tenant): ReadTogether => {
  const text = statement(schema)
  return (reads) => {
    const items = reads.flatMap(({ wanted }) => wanted)
    const untils = reads.flatMap(({ until, wanted }) => wanted.map(() => until ?? Number.MAX_SAFE_INTEGER))
    return Effect.map(run(text, [...encodeWanted(items), numbers(untils)]), (rows) => {
      if (rows.length >= pageSize) return reads.map(() => Effect.undefined)
      const found = items.map((): Array<Row> => [])
      for (const row of rows) if (row[1] !== null) found[numberIn(row[1]) - 1]?.push(row)
      return share(reads, found, numberIn(rows[0]?.[0]))
    })
  }
}
