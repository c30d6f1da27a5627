/**
 * Castore's aggregate and pushEvent on its PostgreSQL adapter, an aggregate per mobility.
 */
import { eventAlreadyExistsErrorCode } from "@castore/core"
import { PostgresEventStorageAdapter } from "@castore/event-storage-adapter-postgres"
import { castoreStore, detailOf } from "../../../src/peers/CastoreDesk.ts"
import type { PeerEvent } from "../../../src/peers/PeerMobility.ts"
import { unborn } from "../../../src/peers/PeerMobility.ts"
import type { OpenPeer } from "./Peer.ts"

const unlessConflict = async (done: Promise<unknown>): Promise<boolean> => {
  try {
    await done
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === eventAlreadyExistsErrorCode) return false
    throw error
  }
}

/** The adapter makes its own connections with postgres.js, ten of them, and has no way to close them. */
export const openCastore: OpenPeer = async (url) => {
  const where = { connectionString: url, tableName: "castore_event" }
  await PostgresEventStorageAdapter.createEventTable({ ...where, aggregateId: { type: "VARCHAR", length: 64 } })
  const adapter = new PostgresEventStorageAdapter(where)
  const store = castoreStore(adapter)
  const push = (stream: string, version: number, event: PeerEvent) =>
    unlessConflict(store.pushEvent(detailOf(stream, version, event)))
  return {
    name: "castore",
    connections: "10, fixed, of postgres.js",
    begin: (stream, events) => {
      const [first, ...others] = events.map((event, i) => detailOf(stream, i + 1, event))
      if (first === undefined) return Promise.resolve(true)
      return others.length === 0
        ? unlessConflict(store.pushEvent(first))
        : unlessConflict(
            adapter.pushEventGroup({}, store.groupEvent(first), ...others.map((event) => store.groupEvent(event)))
          )
    },
    handle: async (stream, decide) => {
      const { aggregate } = await store.getAggregate(stream)
      const length = aggregate?.version ?? 0
      return push(stream, length + 1, decide({ mobility: aggregate?.mobility ?? unborn, length }))
    },
    load: async (stream) => {
      const { aggregate } = await store.getAggregate(stream)
      return { mobility: aggregate?.mobility ?? unborn, length: aggregate?.version ?? 0 }
    },
    typesOf: async (stream) => (await store.getEvents(stream)).events.map(({ type }) => type),
    replay: async () => {
      let seen = 0
      let page = await store.listAggregateIds({ limit: 1000 })
      for (;;) {
        for (const { aggregateId } of page.aggregateIds) seen += (await store.getEvents(aggregateId)).events.length
        if (page.nextPageToken === undefined) return seen
        page = await store.listAggregateIds({ limit: 1000, pageToken: page.nextPageToken })
      }
    },
    close: () => Promise.resolve()
  }
}
