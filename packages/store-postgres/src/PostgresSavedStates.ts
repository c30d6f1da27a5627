/**
 * Saved states in the schema of the log that they are a memory of. All of it can be deleted at any time: the log tells it again.
 */
import { PgClient } from "@effect/sql-pg"
import { SavedState, SavedStates, SequencePosition } from "@westum/mobility"
import { type Duration, Effect, Layer, Option, type Redacted } from "effect"
import type { Attempt } from "./Attempt.ts"
import { numberIn, textIn } from "./Column.ts"
import { integers, number, type Row, texts } from "./Database.ts"
import type { Failure } from "./Failure.ts"
import type { ForeignPool } from "./ForeignPool.ts"
import { outside } from "./OpenTransaction.ts"
import * as Reach from "./Reach.ts"
import { inRealTime } from "./RealTime.ts"
import { served } from "./Served.ts"
import { isStorable } from "./Unstorable.ts"

/** Of which log. */
export interface LogOptions {
  /** The schema that the log is kept in; by default `mobility`. */
  readonly schema?: string
  /** Whether to make what is missing of the log. By default yes; without, it must be there. */
  readonly migrate?: boolean
  /** For how long the server may leave a statement without an answer, in real time. By default 10 seconds. */
  readonly answerTimeout?: Duration.Input
}

/** Which server. */
export interface Options extends LogOptions {
  /** Where the database is: `postgres://user:password@host:5432/database`. */
  readonly url: string | Redacted.Redacted
}

/** Which pool of the program. */
export interface PoolOptions extends LogOptions {
  /** A `Pool` of the package `pg`, which stays the program's; two of its connections are borrowed while they are used. */
  readonly pool: ForeignPool
}

/** Why a store could not be opened. */
type Failed = SavedStates.SavedStatesFailed

const failed = ({ cause, detail, reason }: Failure): Failed =>
  new SavedStates.SavedStatesFailed({ reason, detail, cause })

const names = [
  ["projection", ""],
  ["version", ""],
  ["key", ""],
  ["position", "::float8"],
  ["event", ""],
  ["recorded_at", "::float8"],
  ["events", "::float8"],
  ["generation", ""],
  ["state", ""],
  ["digest", ""]
] as const

const columns = names.map(([name, cast]) => `s.${name}${cast}`).join(", ")

const decode = (row: Row): SavedState.SavedState => ({
  projection: textIn(row[0]),
  version: numberIn(row[1]),
  key: textIn(row[2]),
  position: SequencePosition.at(numberIn(row[3])),
  event: textIn(row[4]),
  recordedAt: numberIn(row[5]),
  events: numberIn(row[6]),
  generation: numberIn(row[7]),
  state: textIn(row[8]),
  digest: textIn(row[9])
})

const replace = (schema: string): string => {
  const listed = names.map(([name]) => name)
  const changed = listed.slice(3).map((name) => `${name} = excluded.${name}`)
  return `
  INSERT INTO ${schema}.saved_state (${listed.join(", ")}, rung)
  VALUES ($1, $2, $3, $4::float8::bigint, $5, $6::float8::bigint, $7::float8::bigint, $8, $9, $10, $11)
  ON CONFLICT (projection, version, key, rung) DO UPDATE SET ${changed.join(", ")}`
}

// The lengths are added up before any text is read.
const newestOfEach = (schema: string): string => `
  WITH newest AS (
    SELECT DISTINCT ON (s.projection, s.version, s.key) s.projection, s.version, s.key, s.rung, s.events, length(s.state) AS size
    FROM unnest($1::text[], $2::int4[]) w (projection, version)
    JOIN ${schema}.saved_state s ON s.projection = w.projection AND s.version = w.version
    ORDER BY s.projection, s.version, s.key, s.position DESC
  ), bounded AS (
    SELECT n.*, sum(n.size) OVER (ORDER BY n.events DESC, n.projection, n.key ROWS UNBOUNDED PRECEDING) AS total FROM newest n
  )
  SELECT ${columns} FROM bounded b JOIN ${schema}.saved_state s USING (projection, version, key, rung)
  WHERE b.total <= $3::float8 ORDER BY b.events DESC, b.projection, b.key LIMIT $4::float8::bigint`

const lastUpTo = (schema: string): string => `
  SELECT ${columns} FROM ${schema}.saved_state s
  WHERE s.projection = $1 AND s.version = $2 AND s.key = $3 AND s.position <= $4::float8::bigint
  ORDER BY s.position DESC LIMIT 1`

const remove = (schema: string): string =>
  `DELETE FROM ${schema}.saved_state WHERE projection = $1 AND version = $2 AND key = $3 AND rung = $4`

const make = (
  { look: run, tenant: { schema } }: Reach.Reached,
  attempt: Attempt<SavedStates.SavedStatesFailed>
): SavedStates.SavedStatesService => {
  return {
    save: (saved) => {
      const { digest, event, events, generation, key, position, projection, recordedAt, state, version } = saved
      // What the server cannot hold is not saved: it is folded.
      if (![projection, key, event, state].every(isStorable)) return Effect.void
      const moved = [number(position), event, number(recordedAt), number(events), generation]
      const row = [projection, version, key, ...moved, state, digest, SavedState.rungOf(saved)]
      return Effect.asVoid(attempt("saving states in", run(replace(schema), row)))
    },
    newest: (of, { characters, count }) => {
      const known = of.filter(({ projection }) => isStorable(projection))
      const wanted = [texts(known.map((each) => each.projection)), integers(known.map(({ version }) => version))]
      const rows = run(newestOfEach(schema), [...wanted, number(characters), number(count)])
      return attempt(
        "reading",
        Effect.map(rows, (found) => found.map(decode))
      )
    },
    upTo: ({ projection, version }, key, position) => {
      if (!isStorable(key)) return Effect.succeed(Option.none())
      const rows = run(lastUpTo(schema), [projection, version, key, number(position)])
      return attempt(
        "reading",
        Effect.map(rows, ([row]) => (row === undefined ? Option.none() : Option.some(decode(row))))
      )
    },
    forget: (state) => {
      const { key, projection, version } = state
      const row = [projection, version, key, SavedState.rungOf(state)]
      return Effect.asVoid(attempt("saving states in", run(remove(schema), row)))
    }
  }
}

/** Nobody waits longer for a memory than this; the log is there all the same. */
const answerTimeout = "10 seconds"

const layerOf = <R>(reaching: Effect.Effect<Reach.Reached, Failure, R>) =>
  Layer.effect(SavedStates.SavedStates, inRealTime(served(reaching, failed, make)))

/** The saved states of a log on this server, through two connections of their own. */
export const layer = (options: Options): Layer.Layer<SavedStates.SavedStates, Failed> =>
  layerOf(Reach.reachServer({ answerTimeout, ...options, maxConnections: 2 }))

/** The saved states of a log through a client that the program has anyway. */
export const layerClient = (
  options: LogOptions = {}
): Layer.Layer<SavedStates.SavedStates, Failed, PgClient.PgClient> => {
  const reach = Reach.reachClient({ answerTimeout, ...options })
  return layerOf(Effect.flatMap(PgClient.PgClient, (client) => outside(client, reach(client))))
}

/** The saved states of a log through a pool that the program has anyway. */
export const layerPool = (options: PoolOptions): Layer.Layer<SavedStates.SavedStates, Failed> =>
  layerOf(Reach.reachPool({ answerTimeout, ...options, maxConnections: 2 }))
