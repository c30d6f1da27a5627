/**
 * How users of other libraries rebuild the rows of their mobilities.
 */
import {
  getSQLiteEventStore,
  readMessagesBatch,
  type SQLiteConnection,
  sqliteConnection
} from "@event-driven-io/emmett-sqlite"
import { DatabaseSync } from "node:sqlite"
import { castoreStore, detailOf } from "./CastoreDesk.ts"
import { castoreOnSqlite } from "./CastoreOnSqlite.ts"
import { evolve } from "./EmmettDesk.ts"
import { type PeerEvent, type PeerMobility, unborn } from "./PeerMobility.ts"
import { countWhole, makeRows, putRow, rowOf } from "./PeerRows.ts"

/** The events of each mobility. */
export type Lives = ReadonlyMap<string, ReadonlyArray<PeerEvent>>

/** A log that is full, and what is made of it. */
export interface PeerLog {
  /** Makes all rows in a new file; says how many of them tell of a whole life. */
  readonly rebuild: (rows: string) => Promise<number>
  readonly close: () => void
}

const settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536"

/** Rows in one transaction. */
const batch = 5000

/** Castore has no order of all events: each aggregate is loaded, and gives its row. */
export const castoreLog = async (filename: string, lives: Lives): Promise<PeerLog> => {
  const file = new DatabaseSync(filename)
  const store = castoreStore(castoreOnSqlite(file))
  file.exec("BEGIN")
  for (const [name, events] of lives) {
    for (const [i, event] of events.entries()) await store.pushEvent(detailOf(name, i + 1, event))
  }
  file.exec("COMMIT")
  return {
    rebuild: async (rows) => {
      using kept = new DatabaseSync(rows)
      kept.exec([settings, ...makeRows, "BEGIN"].join("; "))
      const put = kept.prepare(putRow)
      let [pageToken, more, written]: [string | undefined, boolean, number] = [undefined, true, 0]
      while (more) {
        const listed = await store.listAggregateIds(pageToken === undefined ? {} : { pageToken })
        for (const { aggregateId } of listed.aggregateIds) {
          const { aggregate } = await store.getAggregate(aggregateId)
          put.run(...rowOf(aggregateId, aggregate?.mobility ?? unborn))
          written += 1
          if (written % batch === 0) kept.exec("COMMIT; BEGIN")
        }
        pageToken = listed.nextPageToken
        more = pageToken !== undefined
      }
      kept.exec("COMMIT")
      return Number(kept.prepare(countWhole).get()?.["whole"])
    },
    close: () => file.close()
  }
}

const keep = async (kept: SQLiteConnection, known: Map<string, PeerMobility>, moved: ReadonlySet<string>) =>
  kept.withTransaction(async () => {
    for (const name of moved) await kept.command(putRow, rowOf(name, known.get(name) ?? unborn))
  })

/** Emmett's log is read in batches with the function that its consumers use; the consumer itself looks for more for ever. */
export const emmettLog = async (fileName: string, lives: Lives): Promise<PeerLog> => {
  const connection = sqliteConnection({ fileName })
  const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } })
  await store.schema.migrate()
  for (const [name, events] of lives) await store.appendToStream<PeerEvent>(name, [...events])
  return {
    rebuild: async (rows) => {
      const kept = sqliteConnection({ fileName: rows })
      for (const each of [...settings.split("; "), ...makeRows]) await kept.command(each)
      const known = new Map<string, PeerMobility>()
      let [after, more] = [0n, true]
      while (more) {
        const read = await readMessagesBatch<PeerEvent>(connection, { after, batchSize: batch })
        const moved = new Set<string>()
        for (const event of read.messages) {
          const { mobility } = event.data
          known.set(mobility, evolve(known.get(mobility) ?? unborn, event))
          moved.add(mobility)
        }
        await keep(kept, known, moved)
        after = read.currentGlobalPosition
        more = read.areEventsLeft
      }
      const counted = await kept.querySingle<{ readonly whole: number }>(countWhole)
      kept.close()
      return counted?.whole ?? 0
    },
    close: () => connection.close()
  }
}
