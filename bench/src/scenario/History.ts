/**
 * The history of a consortium over many years: projects one after the other, and at any time many mobilities under way.
 */
import { type ConsortiumEvent, type Event, Ids } from "@westum/mobility"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import { DatabaseSync } from "node:sqlite"
import { encoded } from "./Appends.ts"
import { story } from "./Lives.ts"
import type { Recorded, Told } from "./Log.ts"

/** Projects from the first year to the last. */
const projects = 10

/** From one step of a life to the next a fortieth of all lives begin, so that a life lasts as long as one project. */
const perStep = 40

const inProject = (recorded: Recorded, number: number): Recorded => {
  const project = Ids.ProjectId.make(`project-${number}`)
  const event: ConsortiumEvent = "project" in recorded.event ? { ...recorded.event, project } : recorded.event
  return { ...recorded, event }
}

/** The events of so many mobilities, from application to registration, in the order of a log. */
export function* historyOf({ event, opened }: Told, mobilities: number): Generator<Recorded> {
  const [perProject, gap] = [Math.ceil(mobilities / projects), Math.ceil(mobilities / perStep)]
  for (let day = 0; day < mobilities + gap * story.length; day++) {
    const project = Math.floor(day / perProject)
    if (day < mobilities && day % perProject === 0) {
      for (const [i, each] of opened.entries()) yield { ...inProject(each, project), id: `opening-${project}-${i}` }
    }
    for (const stage of story.keys()) {
      const mobility = day - stage * gap
      if (mobility < 0 || mobility >= mobilities) continue
      yield inProject(event(mobility, stage), Math.floor(mobility / perProject))
    }
  }
}

/** Events in one transaction. */
const batch = 20_000

/** Writes them into a file that our own store has made; says how many there are. */
export const writeLog = async (filename: string, history: Iterable<Recorded>): Promise<number> => {
  await Effect.runPromise(Effect.scoped(Layer.build(SqliteEventStore.layer({ filename }))))
  using file = new DatabaseSync(filename)
  file.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN")
  const insert = file.prepare(
    "INSERT INTO event (position, recorded_at, id, type, version, tags, digest, data, meta) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
  )
  const insertTags = file.prepare("INSERT INTO event_tag (tag, type, position) SELECT value, ?2, ?3 FROM json_each(?1)")
  let written = 0
  const write = ({ data, digest, id, meta, tags, type, version }: Event.EncodedEvent): void => {
    written += 1
    const all = JSON.stringify(tags)
    insert.run(written, written, id, type, version, all, digest, data, meta)
    insertTags.run(all, type, written)
    if (written % batch === 0) file.exec("COMMIT; BEGIN")
  }
  for (const recorded of history) write(encoded(recorded))
  file.exec("COMMIT")
  return written
}
