/**
 * Saved states in a SQLite file of their own, which can be deleted at any time: the log tells all of it.
 */
import { SavedState, SavedStates, SequencePosition } from "@westum/mobility"
import { Duration, Effect, Layer, Option } from "effect"
import { resolve } from "node:path"
import { type Attempt, attemptOn } from "./Attempt.ts"
import { numberIn, textIn } from "./Column.ts"
import type { Connection, Row } from "./Connection.ts"
import type { Failure } from "./Failure.ts"
import { openFile } from "./Opening.ts"
import { savedStateFile } from "./SavedStateTables.ts"

/** Which file, and how it is used. */
export interface Options {
  /** The file; made when there is none. Not that of the log, so that saving never holds up an append. */
  readonly filename: string
  /** How long to wait while another process writes, in real time. By default 5 seconds. */
  readonly lockTimeout?: Duration.Input
}

// What a loss of power takes was a memory of the log, which has it all.
const settings = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"

const columns = "projection, version, key, position, event, recorded_at, events, generation, state, digest"

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

const replace = `
  INSERT INTO saved_state (${columns}, rung) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (projection, version, key, rung) DO UPDATE SET
    position = excluded.position, event = excluded.event, recorded_at = excluded.recorded_at, events = excluded.events,
    generation = excluded.generation, state = excluded.state, digest = excluded.digest`

const save = (file: Connection, saved: SavedState.SavedState): void => {
  const { digest, event, events, generation, key, position, projection, recordedAt, state, version } = saved
  const rung = SavedState.rungOf(saved)
  const row = [projection, version, key, position, event, recordedAt, events, generation, state, digest, rung]
  file.exclusively(() => file.run(replace, row))
}

// The lengths are added up before any text is read.
const newestOfEach = `
  WITH wanted AS (SELECT json_extract(value, '$[0]') AS projection, json_extract(value, '$[1]') AS version FROM json_each(?)),
  newest AS (
    SELECT s.rowid AS id, s.events, length(s.state) AS size,
      row_number() OVER (PARTITION BY s.projection, s.version, s.key ORDER BY s.position DESC) AS place
    FROM wanted w JOIN saved_state s ON s.projection = w.projection AND s.version = w.version
  ),
  bounded AS (
    SELECT id, events, sum(size) OVER (ORDER BY events DESC, id ROWS UNBOUNDED PRECEDING) AS total FROM newest WHERE place = 1
  )
  SELECT ${columns.replaceAll(/(\w+)/g, "s.$1")} FROM bounded b JOIN saved_state s ON s.rowid = b.id
  WHERE b.total <= ? ORDER BY b.events DESC, b.id LIMIT ?`

const lastUpTo = `
  SELECT ${columns} FROM saved_state WHERE projection = ? AND version = ? AND key = ? AND position <= ?
  ORDER BY position DESC LIMIT 1`

const remove = "DELETE FROM saved_state WHERE projection = ? AND version = ? AND key = ? AND rung = ?"

const make = (file: Connection, attempt: Attempt<SavedStates.SavedStatesFailed>): SavedStates.SavedStatesService => ({
  save: (state) => attempt("writing", () => save(file, state)),
  newest: (of, { characters, count }) =>
    attempt("reading", () => {
      const wanted = JSON.stringify(of.map(({ projection, version }) => [projection, version]))
      return file.rows(newestOfEach, [wanted, characters, count]).map(decode)
    }),
  upTo: ({ projection, version }, key, position) =>
    attempt("reading", () => {
      const row = file.row(lastUpTo, [projection, version, key, position])
      return row === undefined ? Option.none() : Option.some(decode(row))
    }),
  forget: (state) =>
    attempt("writing", () => {
      const { key, projection, version } = state
      file.exclusively(() => file.run(remove, [projection, version, key, SavedState.rungOf(state)]))
    })
})

const failed = ({ cause, detail, reason }: Failure) => new SavedStates.SavedStatesFailed({ reason, detail, cause })

/** The saved states in this file. Fails to build when the file cannot be used, and then leaves it as it was. */
export const layer = (options: Options): Layer.Layer<SavedStates.SavedStates, SavedStates.SavedStatesFailed> => {
  const path = resolve(options.filename)
  const attempt = attemptOn(path, Duration.toMillis(options.lockTimeout ?? "5 seconds"), failed)
  const opened = Effect.acquireRelease(
    attempt("opening", () => openFile(path, savedStateFile, settings)),
    (file) => Effect.sync(() => file.close())
  )
  return Layer.effect(
    SavedStates.SavedStates,
    Effect.map(opened, (file) => make(file, attempt))
  )
}
