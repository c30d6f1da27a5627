/**
 * Emmett's CommandHandler on emmett-postgresql, a stream per mobility.
 */
import { CommandHandler, isExpectedVersionConflictError } from "@event-driven-io/emmett"
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql"
import { Pool } from "pg"
import { evolve } from "../../../src/peers/EmmettDesk.ts"
import type { PeerEvent } from "../../../src/peers/PeerMobility.ts"
import { pooled } from "../Limits.ts"
import { type Folded, nothing, type OpenPeer } from "./Peer.ts"

const next = ({ length, mobility }: Folded, event: PeerEvent): Folded => ({
  mobility: evolve(mobility, event),
  length: length + 1
})

/** Whether it was done; a conflict is an answer, anything else is not. */
const unlessConflict = async (done: Promise<unknown>): Promise<boolean> => {
  try {
    await done
    return true
  } catch (error) {
    if (isExpectedVersionConflictError(error)) return false
    throw error
  }
}

/** The store with a pool as large as that of the bare driver. */
export const openEmmett: OpenPeer = async (url) => {
  const pool = new Pool({ connectionString: url, max: pooled })
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } })
  await store.schema.migrate()
  const handle = CommandHandler<Folded, PeerEvent>({ evolve: next, initialState: () => nothing })
  return {
    name: "emmett",
    connections: `${pooled}, a pg.Pool given to it`,
    // Not STREAM_DOES_NOT_EXIST: this store takes it for no expectation, and a stream begins twice.
    begin: (stream, events) => unlessConflict(store.appendToStream(stream, [...events], { expectedStreamVersion: 0n })),
    handle: (stream, decide) => unlessConflict(handle(store, stream, decide)),
    load: async (stream) =>
      (await store.aggregateStream<Folded, PeerEvent>(stream, { evolve: next, initialState: () => nothing })).state,
    typesOf: async (stream) => (await store.readStream<PeerEvent>(stream)).events.map(({ type }) => type),
    replay: async () => {
      let seen = 0
      const consumer = store.consumer<PeerEvent>({ stopWhen: { noMessagesLeft: true }, pulling: { batchSize: 1000 } })
      consumer.reactor<PeerEvent>({
        processorId: `replay-${Date.now()}`,
        startFrom: "BEGINNING",
        eachMessage: () => {
          seen += 1
        }
      })
      await consumer.start()
      await consumer.close()
      return seen
    },
    close: async () => {
      await store.close()
      await pool.end()
    }
  }
}
