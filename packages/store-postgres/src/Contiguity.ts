/**
 * Whether the log has every position that it should have: a position that is missing was lost, and no subscriber may pass it
 * over in silence.
 */
import { type EventStore, SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { numberIn } from "./Column.ts"
import { number, type Run } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import type { Tenant } from "./Tenant.ts"
import { isEverything } from "./Wanted.ts"

/** The positions that a page tells about: those above the first number, up to the second. */
interface Span {
  readonly after: number
  readonly upTo: number
}

/** How many positions of a span are missing: neither there, nor left out when the log was restored. */
export const missing = (run: Run, { schema }: Tenant, { after, upTo }: Span): Effect.Effect<number, SqlError> => {
  const text = `
    SELECT $2::float8 - $1::float8 - (
      SELECT count(*) FROM ${schema}.event e WHERE e.position > $1::float8::bigint AND e.position <= $2::float8::bigint
    ) - (
      SELECT coalesce(sum(least(g.next - 1, $2::float8) - greatest(g.last, $1::float8)), 0)
      FROM ${schema}.gap g WHERE g.next - 1 > $1::float8 AND g.last < $2::float8
    )`
  return Effect.map(run(text, [number(after), number(upTo)]), ([row]) => numberIn(row?.[0]))
}

const spanOf = (after: number, limit: number | undefined, { events, head }: EventStore.ReadResult): Span => {
  const last = limit === undefined || events.length < limit ? undefined : events.at(-1)
  return { after, upTo: last?.position ?? head }
}

/** The page of a subscription, once it is known that nothing is missing in what it tells about. */
export const contiguous = (
  run: Run,
  tenant: Tenant,
  { after = SequencePosition.start, query }: EventStore.ReadPart,
  limit: number | undefined,
  page: EventStore.ReadResult
): Effect.Effect<EventStore.ReadResult, SqlError | DatabaseFault> => {
  const span = spanOf(after, limit, page)
  // Where everything is told, it shows by itself.
  const count = isEverything(query) ? page.events.length : undefined
  if (span.upTo <= after || count === span.upTo - after) return Effect.succeed(page)
  return Effect.flatMap(missing(run, tenant, span), (lost) =>
    lost === 0
      ? Effect.succeed(page)
      : Effect.fail(
          new DatabaseFault(
            "corrupt",
            `between ${after} and ${span.upTo} there are not as many events as positions (${lost})`
          )
        )
  )
}
