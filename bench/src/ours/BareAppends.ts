/**
 * What SQLite itself can do when every append is a transaction of its own: the limit that shared commits go beyond.
 */
import type { Event } from "@westum/mobility"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import { DatabaseSync } from "node:sqlite"
import { checked, timed, type Turn } from "../Work.ts"

/** Appends the events, one commit each, to a file that our own store has made. */
export const bareAppends = async (filename: string, events: ReadonlyArray<Event.EncodedEvent>): Promise<Turn> => {
  const made = Layer.build(SqliteEventStore.layer({ filename }))
  await Effect.runPromise(Effect.scoped(made))
  const rows = events.map((event) => ({ ...event, tags: JSON.stringify(event.tags) }))
  using file = new DatabaseSync(filename)
  file.exec("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536")
  file.exec("PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864")
  const [begin, commit] = [file.prepare("BEGIN IMMEDIATE"), file.prepare("COMMIT")]
  const insert = file.prepare(
    "INSERT INTO event (position, recorded_at, id, type, version, tags, digest, data, meta) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
  )
  const insertTags = file.prepare("INSERT INTO event_tag (tag, type, position) SELECT value, ?2, ?3 FROM json_each(?1)")
  const turn = await timed(rows.length, () => {
    rows.forEach(({ data, digest, id, meta, tags, type, version }, i) => {
      begin.run()
      insert.run(i + 1, 0, id, type, version, tags, digest, data, meta)
      insertTags.run(tags, type, i + 1)
      commit.run()
    })
    return Promise.resolve()
  })
  const { stored } = file.prepare("SELECT count(*) AS stored FROM event").get() ?? {}
  return checked(turn, stored === rows.length ? undefined : `${String(stored)} events are stored, not ${rows.length}`)
}
