/**
 * Who reads the log together.
 */
import { Array as Arr } from "effect"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"

/** Something that stands at a position of the log. */
interface Standing {
  readonly upTo: SequencePosition
}

/**
 * Those who stand at about the same position, one list for each position: from one to the next in the list are at most `near` events.
 * Nobody near the end of the log waits for those who begin.
 */
export const together = <Each extends Standing>(
  all: ReadonlyArray<Each>,
  near: number
): ReadonlyArray<Arr.NonEmptyReadonlyArray<Each>> => {
  const groups: Array<Arr.NonEmptyArray<Each>> = []
  for (const each of all.toSorted((a, b) => a.upTo - b.upTo)) {
    const group = groups.at(-1)
    if (group !== undefined && each.upTo - Arr.lastNonEmpty(group).upTo <= near) group.push(each)
    else groups.push([each])
  }
  return groups
}
