/**
 * The one module: the log in the database that the application has, through the pool that it has.
 */
// #region imports
import { open } from "@westum/mobility/promise"
import { postgresPool } from "@westum/mobility-store-postgres"
import type { Router } from "express"
import type { Pool } from "pg"
// #endregion
import { mobilityController } from "./MobilityController.ts"

/** Routes, and what ends them. */
export interface MobilityModule {
  readonly router: Router
  readonly close: () => Promise<void>
}

// #region module
/** Opens the log, and makes it in the schema `mobility` where there is none. */
export const mobilityModule = async (pool: Pool): Promise<MobilityModule> => {
  const consortium = await open(postgresPool(pool))
  return { router: mobilityController(pool, consortium), close: () => consortium.close() }
}
// #endregion
