/**
 * The log as a whole: how long it is, and a fingerprint of every byte in it.
 */
import { EventStore, Query } from "@westum/mobility"
import { Effect } from "effect"
import { createHash } from "node:crypto"

/** How many events there are, and what they are: the same fingerprint means the same log. */
export interface LogSummary {
  readonly events: number
  readonly fingerprint: string
}

/** Reads the whole log. */
export const summary = Effect.fnUntraced(function* () {
  const store = yield* EventStore.EventStore
  const { events } = yield* store.read([{ query: Query.all }])
  const hash = createHash("sha256")
  for (const { event, position, recordedAt } of events) {
    const { data, digest, id, meta, tags, type, version } = event
    hash.update(JSON.stringify([position, recordedAt, id, type, version, tags, data, meta, digest]))
  }
  const summed: LogSummary = { events: events.length, fingerprint: hash.digest("hex") }
  return summed
})
