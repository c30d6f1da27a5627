/**
 * How much is measured: everything, or just enough to see that it works.
 */

export interface Scale {
  /** Rounds before those that count: V8 compiles the code of a whole command until it has run some thousand times. */
  readonly warmUp: number
  readonly rounds: number
  /** For how long clients begin new work in a turn, in milliseconds. */
  readonly turn: number
  /** Mobilities made ready before each turn of whole commands: no turn uses more, so that a turn may end early. */
  readonly ready: number
  /** Events of the log that is replayed. */
  readonly log: number
  /** Events of the logs whose appends are compared. */
  readonly growth: ReadonlyArray<number>
  /** Minutes of the run that watches the memory. */
  readonly minutes: number
}

/** The figures of the report. */
export const full: Scale = {
  warmUp: 6,
  rounds: 5,
  turn: 1500,
  ready: 16_000,
  log: 100_000,
  growth: [10_000, 100_000, 1_000_000, 5_000_000],
  minutes: 10
}

/** A few minutes. */
export const quick: Scale = {
  warmUp: 1,
  rounds: 2,
  turn: 300,
  ready: 2000,
  log: 2000,
  growth: [10_000, 100_000],
  minutes: 0.5
}
