/**
 * How much is measured: everything, or just enough to see that it works.
 */
export interface Scale {
  /** Rounds before those that count: V8 compiles the code of a whole command for several of them. */
  readonly warmUp: number
  readonly rounds: number
  /** Mobilities stored before commands are measured in memory. */
  readonly mobilities: number
  /** Events folded, and events stored when the cost of an append is looked at. */
  readonly million: number
  /** Mobilities that 64 fibers lead through their lives on SQLite; a multiple of 64, as one fiber keeps a life in order. */
  readonly sqliteMobilities: number
}

/** The figures of the report. */
export const full: Scale = { warmUp: 4, rounds: 5, mobilities: 5000, million: 1_000_000, sqliteMobilities: 1536 }

/** Less than a minute. */
export const quick: Scale = { warmUp: 1, rounds: 2, mobilities: 1000, million: 50_000, sqliteMobilities: 320 }
