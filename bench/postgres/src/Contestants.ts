/**
 * Everybody who takes part in a work, each on a database of its own.
 */
import { type Bare, openBare } from "./Limits.ts"
import { database } from "./Databases.ts"
import { openCastore } from "./peers/Castore.ts"
import { openDcbEs } from "./peers/DcbEs.ts"
import { openEmmett } from "./peers/Emmett.ts"
import type { Peer } from "./peers/Peer.ts"

/** The peers, opened. */
export const openPeers = async (work: string): Promise<ReadonlyArray<Peer>> => [
  await openEmmett(await database(work, "emmett")),
  await openCastore(await database(work, "castore")),
  await openDcbEs(await database(work, "dcb-es"))
]

/** The bare driver, and where its table is. */
export const openLimit = async (work: string): Promise<{ readonly bare: Bare; readonly url: string }> => {
  const url = await database(work, "bare")
  return { bare: await openBare(url), url }
}
