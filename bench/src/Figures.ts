/**
 * Figures from turns: rates, CPU per unit, and ratios of turns that were taken in the same round.
 */
import type { Measured } from "./Rounds.ts"
import { type Spread, spreadOf } from "./Spread.ts"
import type { Goal, Turn } from "./Work.ts"

/** What one contender reached. */
export interface Row {
  readonly name: string
  /** Units per second of wall time. */
  readonly rate: Spread | undefined
  /** Microseconds of CPU per unit. */
  readonly cpu: Spread | undefined
  /** Against each base in the same round: how many times its rate. */
  readonly ratios: ReadonlyArray<Spread | undefined>
  readonly violation: string | undefined
}

/** A goal and what was reached of it. */
export interface Reached {
  readonly goal: Goal
  readonly ratio: Spread | undefined
  /** The same from CPU times, which other programs on the machine disturb less; not what a goal is judged by. */
  readonly cpuRatio: Spread | undefined
  readonly met: boolean
}

const rateOf = ({ milliseconds, units }: Turn): number => units / (milliseconds / 1000)
const frugalityOf = ({ cpuMilliseconds, units }: Turn): number => units / (cpuMilliseconds / 1000)

const turnsOf = ({ turns }: Measured, name: string): ReadonlyArray<Turn> => turns.get(name) ?? []

const violationOf = (measured: Measured, name: string): string | undefined =>
  turnsOf(measured, name).find(({ violation }) => violation !== undefined)?.violation

const ratioOf = (measured: Measured, name: string, base: string, of: (turn: Turn) => number): Spread | undefined => {
  // Who is void is nothing to be compared with.
  if (violationOf(measured, base) !== undefined) return undefined
  const against = turnsOf(measured, base)
  return spreadOf(
    turnsOf(measured, name).flatMap((turn, round) => {
      const other = against[round]
      return other === undefined ? [] : [of(turn) / of(other)]
    })
  )
}

/** One row per contender, in the order of the work. */
export const rowsOf = (measured: Measured): ReadonlyArray<Row> =>
  measured.work.contenders.map(({ name }) => ({
    name,
    rate: spreadOf(turnsOf(measured, name).map(rateOf)),
    cpu: spreadOf(turnsOf(measured, name).map((turn) => 1e6 / frugalityOf(turn))),
    ratios: measured.work.bases.map((base) => (base === name ? undefined : ratioOf(measured, name, base, rateOf))),
    violation: violationOf(measured, name)
  }))

/** The goals of a work; a contender that broke an invariant reaches none. */
export const reachedOf = (measured: Measured): ReadonlyArray<Reached> =>
  measured.work.goals.map((goal) => {
    const { against, atLeast, contender } = goal
    const ratio = ratioOf(measured, contender, against, rateOf)
    const sound = violationOf(measured, contender) === undefined
    return {
      goal,
      ratio,
      cpuRatio: ratioOf(measured, contender, against, frugalityOf),
      met: sound && ratio !== undefined && ratio.median >= atLeast
    }
  })
