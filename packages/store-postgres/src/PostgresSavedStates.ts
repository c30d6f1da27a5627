/**
 * Saved states in the schema of the log that they are a memory of. All of it can be deleted at any time: the log tells it again.
 */
import { PgClient } from "@effect/sql-pg"
import { SavedState, SavedStates, SequencePosition } from "@westum/mobility"
import { Duration, Effect, Layer, Option, Redacted, type Scope } from "effect"
import { numberIn, textIn } from "./Column.ts"
import { connect, integers, type LogClient, number, type Row, type Run, runOn, texts } from "./Database.ts"
import { type Doing, failureOf } from "./Failure.ts"
import { openLog } from "./Opening.ts"
import { inRealTime } from "./RealTime.ts"
import { type Tenant, tenantOf } from "./Tenant.ts"
import { isStorable } from "./Unstorable.ts"
import { readOn } from "./Writing.ts"

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

/** Why a store could not be opened. */
type Failed = SavedStates.SavedStatesFailed

const attemptOn =
  (where: string) =>
  <A, R = never>(doing: Doing, work: Effect.Effect<A, unknown, R>): Effect.Effect<A, Failed, R> =>
    Effect.catch(work, (error) => {
      const failure = failureOf(doing, where, error)
      if (failure === undefined) return Effect.die(error)
      const { cause, detail, reason } = failure
      return Effect.fail(new SavedStates.SavedStatesFailed({ reason, detail, cause }))
    })

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

const make = (run: Run, { schema }: Tenant, where: string): SavedStates.SavedStatesService => {
  const attempt = attemptOn(where)
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

const open = (
  client: LogClient,
  tenant: Tenant,
  where: string,
  { answerTimeout = "10 seconds", migrate = true }: LogOptions
): Effect.Effect<SavedStates.SavedStatesService, Failed> =>
  Effect.as(
    attemptOn(where)("opening", openLog(client, tenant, migrate)),
    make(readOn(runOn(client), Duration.toMillis(answerTimeout)), tenant, where)
  )

const openServer = (options: Options): Effect.Effect<SavedStates.SavedStatesService, Failed, Scope.Scope> =>
  Effect.suspend(() => {
    const url = Redacted.isRedacted(options.url) ? options.url : Redacted.make(options.url)
    const tenant = tenantOf(options.schema ?? "mobility")
    const { host, pathname } = new URL(Redacted.value(url))
    const where = `${tenant.name} in ${host}${pathname}`
    const answerTimeout = Duration.toMillis(options.answerTimeout ?? "10 seconds")
    const server = { url, maxConnections: 2, lockTimeout: answerTimeout, answerTimeout }
    return Effect.flatMap(attemptOn(where)("connecting to", connect(server)), (client) =>
      open(client, tenant, where, options)
    )
  })

/** The saved states of a log on this server, through two connections of their own. */
export const layer = (options: Options): Layer.Layer<SavedStates.SavedStates, Failed> =>
  Layer.effect(SavedStates.SavedStates, inRealTime(openServer(options)))

/** The saved states of a log through a client that the program has anyway. */
export const layerClient = (
  options: LogOptions = {}
): Layer.Layer<SavedStates.SavedStates, Failed, PgClient.PgClient> => {
  const tenant = tenantOf(options.schema ?? "mobility")
  const opened = Effect.flatMap(PgClient.PgClient, (client) =>
    open(client, tenant, `${tenant.name} in ${client.config.database ?? "the client's database"}`, options)
  )
  return Layer.effect(SavedStates.SavedStates, inRealTime(opened))
}
