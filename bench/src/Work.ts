/**
 * A piece of work that several contenders do side by side.
 */

/** One turn of one contender. */
export interface Turn {
  /** How many commands, events or appends the measured part did. */
  readonly units: number
  /** Wall time of the measured part alone. */
  readonly milliseconds: number
  /** What the process spent in that time, garbage collector and compiler included. */
  readonly cpuMilliseconds: number
  /** What was found wrong when the result was checked after the clock had stopped. */
  readonly violation?: string
}

/** Somebody who does the work. */
export interface Contender {
  readonly name: string
  /** `warmsUp` says that the turn is not counted. */
  readonly turn: (warmsUp: boolean) => Promise<Turn>
}

/** What the project promises: so many times another contender, or so close to it. */
export interface Goal {
  readonly contender: string
  readonly against: string
  readonly atLeast: number
}

/** A table of the report. */
export interface Work {
  readonly title: string
  readonly unit: "commands" | "events" | "appends" | "loads"
  /** How the work is done and what the figures leave out. */
  readonly explanation: string
  readonly contenders: ReadonlyArray<Contender>
  /** Whom ratios are taken against, each a column. */
  readonly bases: ReadonlyArray<string>
  readonly goals: ReadonlyArray<Goal>
}

/** Measures what lies between its call and its end. */
export const timed = async (units: number, work: () => Promise<unknown>): Promise<Turn> => {
  const cpu = process.cpuUsage()
  const began = performance.now()
  await work()
  const milliseconds = performance.now() - began
  const { system, user } = process.cpuUsage(cpu)
  return { units, milliseconds, cpuMilliseconds: (user + system) / 1000 }
}

/** The turn with what a check found, if anything. */
export const checked = (turn: Turn, violation: string | undefined): Turn =>
  violation === undefined ? turn : { ...turn, violation }
