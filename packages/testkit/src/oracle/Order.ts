/**
 * The order of a log: positions increase from 1, and so do times.
 */
import type { Event } from "@westum/mobility"

/** What is wrong with where an event stands, behind the one before it. */
export const orderProblem = (
  { position, recordedAt }: Event.SequencedEvent,
  before: Event.SequencedEvent | undefined,
  gapless: boolean
): string | undefined => {
  const last = before?.position ?? 0
  if (position <= last) return `position ${position} follows ${last}`
  if (gapless && position !== last + 1) return `positions jump from ${last} to ${position}`
  return before !== undefined && recordedAt < before.recordedAt
    ? `${position} was recorded before its predecessor`
    : undefined
}
