/**
 * What SQLite itself can do when every append is a transaction of its own: the limit that shared commits go beyond.
 */
import { ConsortiumCodec } from "@westum/mobility"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import { DatabaseSync } from "node:sqlite"
import { numbers, story } from "../scenario/Lives.ts"
import type { Told } from "../scenario/Log.ts"
import { checked, timed, type Turn } from "../Work.ts"

const meta = JSON.stringify({ generation: 1, command: "a-command", digest: "", events: 1, actor: "coordinator" })

/** The rows of the lives' events after the applications, as they stand in a log. */
const rowsOf = (told: Told, mobilities: number) =>
  numbers(1, story.length).flatMap((stage) =>
    numbers(0, mobilities).map((mobility) => {
      const { event, id } = told.event(mobility, stage)
      const encoded = ConsortiumCodec.codec.encode(event, id, meta)
      return { ...encoded, tags: JSON.stringify(encoded.tags) }
    })
  )

/** Appends the events of so many lives, one commit each, to a file that our own store has made. */
export const bareAppends = async (filename: string, told: Told, mobilities: number): Promise<Turn> => {
  const made = Layer.build(SqliteEventStore.layer({ filename }))
  await Effect.runPromise(Effect.scoped(made))
  const rows = rowsOf(told, mobilities)
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
