/**
 * What this application does with mobilities beside what the library does: whoever is approved gets a letter, from a table of its own.
 */
// #region imports
import { open, type RowAnswer } from "@westum/mobility/promise"
import { postgresTransaction } from "@westum/mobility-store-postgres"
import type { Pool, PoolClient } from "pg"
// #endregion

/** The server may have committed, and did not say so: the same request sent again tells. */
export class CommitUnanswered extends Error {
  override readonly name = "CommitUnanswered"
}

/** A request to approve; its key is the same when it is sent again. */
export interface Request {
  readonly mobility: string
  readonly key: string
  readonly user: string
}

// #region within
/** The own table first: the log is locked for everybody from the command to the end of the transaction. */
const approveWithin = async (client: PoolClient, { key, mobility, user }: Request): Promise<RowAnswer> => {
  await client.query("INSERT INTO app.letter (mobility) VALUES ($1) ON CONFLICT DO NOTHING", [mobility])
  await using consortium = await open(postgresTransaction(client))
  return await consortium.execute({ type: "approve", mobility }, { commandId: key, actor: user })
}
// #endregion

const end = async (client: PoolClient, answer: RowAnswer): Promise<void> => {
  if (answer._tag === "Refused") return void (await client.query("ROLLBACK"))
  await client.query("COMMIT").catch((cause: unknown) => {
    throw new CommitUnanswered("the commit was not answered", { cause })
  })
}

// #region together
/** The approval and its letter: both, or neither. */
export const approve = async (pool: Pool, request: Request): Promise<RowAnswer> => {
  const client = await pool.connect()
  let isSound = false
  try {
    await client.query("BEGIN")
    const answer = await approveWithin(client, request)
    await end(client, answer)
    isSound = true
    return answer
  } finally {
    // A connection that is ended has its transaction rolled back.
    client.release(!isSound)
  }
}
// #endregion
