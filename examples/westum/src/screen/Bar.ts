/**
 * Bars made of block characters, an eighth of a column fine.
 */
import type { Ink } from "./Ink.ts"

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

/** A bar for a value on a scale from 0 to `most`. */
export const proportion = (value: number, most: number, width: number): string => {
  const filled = most === 0 ? 0 : Math.round((Math.min(value, most) / most) * width * 8)
  const eighth = eighths[filled % 8] ?? ""
  return "█".repeat(Math.floor(filled / 8)) + eighth
}

/** One piece of a bar: how much, and drawn how. */
export interface Piece {
  readonly amount: number
  readonly mark: string
  readonly ink: Ink[keyof Ink]
}

/** Pieces one after the other on a scale from 0 to `most`; what is there at all is at least one column wide. */
export const pieces = (all: ReadonlyArray<Piece>, most: number, width: number): string => {
  let sum = 0
  let column = 0
  return all
    .map(({ amount, ink, mark }) => {
      sum += amount
      const end = most === 0 ? 0 : Math.max(Math.round((sum / most) * width), column + (amount > 0 ? 1 : 0))
      const piece = mark.repeat(Math.max(0, end - column))
      column = end
      return ink(piece)
    })
    .join("")
}
