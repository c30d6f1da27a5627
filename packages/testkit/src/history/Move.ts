/**
 * A move: a command that is possible now, with what the model becomes by it.
 */
import type { CommandInput } from "@westum/mobility"
import { after, reasonsAgainst } from "../model/Asked.ts"
import { iso } from "../model/Days.ts"
import type { Day, Mobility, Model, Span } from "../model/Model.ts"
import { isOverlooked } from "../model/Rules.ts"
import { latest } from "../model/Standing.ts"

/** One command and what follows. */
export interface Move {
  readonly command: CommandInput
  readonly after: Model
}

/** Numbers that decide between what is possible; 0 stands for the simplest everywhere. */
export interface Draw {
  readonly who: number
  readonly what: number
  readonly how: number
  readonly days: number
}

/** The moves of one kind that a mobility can make. */
export type MobilityMoves = (model: Model, mobility: Mobility, draw: Draw) => ReadonlyArray<Move>

/** Days in commands are left out where they are today, which is what leaving them out means. */
export const onOf = ({ today }: Model, day: number): { readonly on?: string } => (day === today ? {} : { on: iso(day) })

/** One of the values. */
export const choose = <A>(values: ReadonlyArray<A>, number: number): A | undefined => values[number % values.length]

/** The command as a move, where nothing speaks against it, or nothing but what is overlooked. */
export const moveBy = (model: Model, command: CommandInput): ReadonlyArray<Move> =>
  reasonsAgainst(model, command).every((reason) => isOverlooked(model.overlooks, reason))
    ? [{ command, after: after(model, command) }]
    : []

/** A day as commands carry it. */
export const written = (day: Day): string | null => (day === null ? null : iso(day))

/** A stay as commands carry it. */
export const writtenSpan = ({ end, start }: Span): { readonly start: string | null; readonly end: string | null } => ({
  start: written(start),
  end: written(end)
})

/** A day from the latest of these up to today: most often today. */
export const dayBetween = (today: number, number: number, ...days: ReadonlyArray<Day>): number => {
  const from = latest(...days) ?? today
  return number % 3 === 0 ? today : Math.min(today, from + (number % 5))
}
