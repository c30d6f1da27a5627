/**
 * A pool of the program as a storage for programs that know no Effect.
 */
import { optionsOf, storage } from "@westum/mobility"
import type { Storage } from "@westum/mobility/promise"
import { Schema } from "effect"
import type { ForeignPool } from "./ForeignPool.ts"
import { ofPool } from "./PlainOptions.ts"
import { layerPool } from "./PostgresEventStore.ts"

/** How the pool is used; what is left out is as good a choice as any. */
export interface PostgresPoolOptions {
  /** The schema that the log is kept in, one for each consortium; by default `mobility`. */
  readonly schema?: string
  /** Whether to make the log, or what a newer version adds to it; by default yes. */
  readonly migrate?: boolean
  /** How many of the pool's connections are kept for the log, at least 2; 3 by default. */
  readonly maxConnections?: number
  /** How long to wait for the pool to lend one, in milliseconds; 10000 by default. */
  readonly connectTimeout?: number
  /** How long an append waits for those of other processes, in milliseconds; 30000 by default. */
  readonly lockTimeout?: number
  /** For how long an append is sent again whose outcome is unknown, in milliseconds; 15000 by default. */
  readonly retryFor?: number
  /** How often `watch` looks for appends that the server did not tell of, in milliseconds; 1000 by default. */
  readonly pollInterval?: number
}

const optionsOfPool = optionsOf("postgresPool(pool, options)", Schema.Struct(ofPool))

/** The log in the database of a `Pool` of the package `pg`; handed to `open` of `@westum/mobility/promise`. */
export const postgresPool = (pool: ForeignPool, options: PostgresPoolOptions = {}): Storage =>
  storage("a pool of PostgreSQL connections", layerPool({ ...optionsOfPool(options), pool }))
