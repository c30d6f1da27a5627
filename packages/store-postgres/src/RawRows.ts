/**
 * Rows of an event log as they lie in its tables, and what the indexes say of them. Nothing that is read is believed.
 */
import type { RawLog } from "@westum/mobility"
import { Effect } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { numberIn, textIn } from "./Column.ts"
import { number, type Row, type Run, texts } from "./Database.ts"
import { columnsOf } from "./EventRow.ts"
import type { Tenant } from "./Tenant.ts"

type Read<A> = Effect.Effect<A, SqlError>

const textsIn = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : []

const numbersIn = (value: unknown): ReadonlyArray<number> =>
  Array.isArray(value) ? value.filter((each) => typeof each === "number") : []

const rowIn = (row: Row): RawLog.RawRow => ({
  position: numberIn(row[0]),
  recordedAt: row[1],
  id: row[2],
  type: row[3],
  version: row[4],
  tags: row[5],
  digest: row[6],
  data: row[7],
  meta: row[8],
  indexed: textsIn(row[9]),
  foundById: numbersIn(row[10])
})

/** A page of rows. */
export const rows = (
  run: Run,
  { schema }: Tenant,
  { after, limit, until }: RawLog.RawSpan
): Read<ReadonlyArray<RawLog.RawRow>> => {
  const text = `
    SELECT ${columnsOf("e")},
      ARRAY(SELECT t.tag FROM unnest(e.tags) u (tag) JOIN ${schema}.event_tag t
        ON t.tag = u.tag AND t.type = e.type AND t.position = e.position),
      ARRAY(SELECT i.position::float8 FROM ${schema}.event i WHERE i.id = e.id)
    FROM ${schema}.event e WHERE e.position > $1::float8::bigint AND e.position <= $2::float8::bigint
    ORDER BY e.position LIMIT $3::float8::bigint`
  return Effect.map(run(text, [number(after), number(until), number(limit)]), (found) => found.map(rowIn))
}

const entryIn = ([tag, type, position, event, eventType, tags]: Row): RawLog.EntryAndEvent => ({
  entry: { tag: textIn(tag), type: textIn(type), position: numberIn(position) },
  event: event === null ? undefined : { type: eventType, tags }
})

/** A page of the index of tags. */
export const entries = (
  run: Run,
  { schema }: Tenant,
  after: RawLog.RawEntry | undefined,
  limit: number
): Read<ReadonlyArray<RawLog.EntryAndEvent>> => {
  const behind =
    after === undefined
      ? ""
      : "WHERE (t.tag, t.type, t.position) > (($2::text[])[1], ($2::text[])[2], $3::float8::bigint)"
  const text = `
    SELECT t.tag, t.type, t.position::float8, e.position::float8, e.type, e.tags
    FROM (SELECT * FROM ${schema}.event_tag t ${behind} ORDER BY t.tag, t.type, t.position LIMIT $1::float8::bigint) t
    LEFT JOIN ${schema}.event e ON e.position = t.position ORDER BY t.tag, t.type, t.position`
  const from = after === undefined ? [] : [texts([after.tag, after.type]), number(after.position)]
  return Effect.map(run(text, [number(limit), ...from]), (found) => found.map(entryIn))
}

/** The gaps that the log was restored with. */
export const gaps = (run: Run, { schema }: Tenant): Read<ReadonlyArray<RawLog.RawGap>> =>
  Effect.map(run(`SELECT last::float8, next::float8 FROM ${schema}.gap ORDER BY last`), (found) =>
    found.map(([last, next]) => ({ last: numberIn(last), next: numberIn(next) }))
  )

/** Pages of the database whose checksum was wrong when they were read, since the server began to count. */
export const integrity = (run: Run): Read<ReadonlyArray<string>> => {
  const text = "SELECT coalesce(checksum_failures, 0)::float8 FROM pg_stat_database WHERE datname = current_database()"
  return Effect.map(run(text), ([row]) => {
    const failures = numberIn(row?.[0])
    return failures === 0 ? [] : [`${failures} pages of the database had a wrong checksum`]
  })
}
