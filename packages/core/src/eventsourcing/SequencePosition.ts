/**
 * Where an event stands in the one order of a store.
 */
import { Schema } from "effect"

/** Unique and growing; a store may leave gaps. The first event stands at 1. */
export const SequencePosition = Schema.Natural.pipe(Schema.brand("SequencePosition"))
export type SequencePosition = typeof SequencePosition.Type

/** Before the first event. */
export const start: SequencePosition = SequencePosition.make(0)

const branded: (position: number) => position is SequencePosition = (position): position is SequencePosition =>
  Number.isSafeInteger(position) && position >= 0

/** A position from a number a store keeps; a number that is none is a defect of that store. */
export const at = (position: number): SequencePosition => {
  if (branded(position)) return position
  throw new RangeError(`${position} is not a position: a store counts in whole numbers from 1`)
}

/** The later of two positions. */
export const later = (a: SequencePosition, b: SequencePosition): SequencePosition => (a > b ? a : b)
