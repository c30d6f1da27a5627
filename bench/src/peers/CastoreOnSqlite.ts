/**
 * Castore's port for storages on a SQLite file, as small as it can be: castore itself has none for SQLite.
 */
import type { EventStorageAdapter } from "@castore/core"
import type { DatabaseSync } from "node:sqlite"

const missing = () => Promise.reject(new Error("nobody needs this here"))

/** Events by aggregate and version, payloads as JSON text. */
export const castoreOnSqlite = (file: DatabaseSync): EventStorageAdapter => {
  file.exec(
    `CREATE TABLE event (aggregate TEXT, version INTEGER, type TEXT, at TEXT, payload TEXT, PRIMARY KEY (aggregate, version)) WITHOUT ROWID`
  )
  const insert = file.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?)")
  const ofAggregate = file.prepare("SELECT * FROM event WHERE aggregate = ? ORDER BY version")
  const page = file.prepare(
    "SELECT aggregate, at FROM event WHERE version = 1 AND aggregate > ? ORDER BY aggregate LIMIT 5000"
  )
  return {
    pushEvent: ({ aggregateId, payload, timestamp = "", type, version }) => {
      insert.run(aggregateId, version, type, timestamp, JSON.stringify(payload))
      return Promise.resolve({ event: { aggregateId, version, type, timestamp, payload } })
    },
    getEvents: (aggregateId) => {
      const events = ofAggregate.all(aggregateId).map(({ at, payload, type, version }) => ({
        aggregateId,
        version: Number(version),
        type: String(type),
        timestamp: String(at),
        payload: JSON.parse(String(payload))
      }))
      return Promise.resolve({ events })
    },
    listAggregateIds: (_, { pageToken = "" } = {}) => {
      const aggregateIds = page
        .all(pageToken)
        .map(({ aggregate, at }) => ({ aggregateId: String(aggregate), initialEventTimestamp: String(at) }))
      const last = aggregateIds[4999]
      return Promise.resolve({ aggregateIds, ...(last === undefined ? {} : { nextPageToken: last.aggregateId }) })
    },
    pushEventGroup: missing,
    groupEvent: () => {
      throw new Error("nobody needs this here")
    }
  }
}
