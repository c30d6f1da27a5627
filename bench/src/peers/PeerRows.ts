/**
 * The table in which users of other libraries keep the rows of their mobilities, with the columns and indexes of ours.
 */
import type { PeerMobility } from "./PeerMobility.ts"

/** The statements that make it. */
export const makeRows = [
  "CREATE TABLE life (key TEXT PRIMARY KEY, state TEXT NOT NULL, project TEXT, member TEXT, stage TEXT, start TEXT, tool TEXT)",
  ...["project", "member", "stage", "start", "tool"].map((column) => `CREATE INDEX life_${column} ON life (${column})`)
]

/** The statement that puts a row in the place of the one with its key. */
export const putRow = `INSERT INTO life (key, state, project, member, stage, start, tool) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET state = excluded.state, project = excluded.project, member = excluded.member,
    stage = excluded.stage, start = excluded.start, tool = excluded.tool`

/** What it is given. */
export const rowOf = (key: string, mobility: PeerMobility): Array<string | null> => [
  key,
  JSON.stringify(mobility),
  mobility.details?.project ?? null,
  mobility.details?.member ?? null,
  mobility.stage,
  mobility.stay.start,
  mobility.tool ?? null
]

/** How many rows tell of a whole life. */
export const countWhole = "SELECT count(*) AS whole FROM life WHERE stage = 'completed' AND tool IS NOT NULL"
