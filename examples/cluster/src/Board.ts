/**
 * A board that shows how the places of a project are used: kept by one process of the cluster, by another when that one is gone.
 */
import { Consortium, Question } from "@westum/mobility"
import { Effect, Schedule, Schema, Stream } from "effect"
import { Singleton } from "effect/cluster"
import { SqlClient, SqlSchema } from "effect/sql"

/** What the board shows. */
export const Shown = Schema.Struct({
  project: Schema.String,
  /** The process that wrote it. */
  by: Schema.Int,
  /** The position in the log up to which it holds. */
  upTo: Schema.Int,
  held: Schema.Int
})
export type Shown = typeof Shown.Type

/** Makes the board's table, where it is not there. Two at once wait for each other. */
export const prepare = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql.withTransaction(
    Effect.andThen(
      sql`SELECT pg_advisory_xact_lock(hashtext('board'))`,
      sql`CREATE TABLE IF NOT EXISTS board (project text PRIMARY KEY, by int NOT NULL, up_to int NOT NULL, held int NOT NULL)`
    )
  )
})

/** Writes what is newer than what stands there: a process that is slow to learn that another took over spoils nothing. */
const write = ({ by, held, project, upTo }: Shown) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    (sql) => sql`INSERT INTO board (project, by, up_to, held) VALUES (${project}, ${by}, ${upTo}, ${held})
      ON CONFLICT (project) DO UPDATE SET by = excluded.by, up_to = excluded.up_to, held = excluded.held
      WHERE board.up_to <= excluded.up_to`
  )

/** What stands on the board of a project. */
export const shown = (project: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    SqlSchema.findAll({
      Request: Schema.String,
      Result: Shown,
      execute: (id) => sql`SELECT project, by, up_to AS "upTo", held FROM board WHERE project = ${id}`
    })(project)
  )

/**
 * Keeps the board of a project. It folds from the first event whenever it starts: the whole of a project's log is some thousand events,
 * and no checkpoint can be wrong.
 */
export const keeper = (project: string) =>
  Singleton.make(
    `board/${project}`,
    Effect.gen(function* () {
      const consortium = yield* Consortium
      yield* consortium
        .watch(Question.quotaUsage(project))
        .pipe(
          Stream.runForEach(({ answer, upTo }) => write({ project, by: process.pid, upTo, held: answer.project.held }))
        )
    }).pipe(Effect.retry(Schedule.spaced("1 second")))
  )
