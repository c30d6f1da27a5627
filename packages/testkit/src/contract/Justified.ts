/**
 * Looks back at conditional appends: each must have been right at the place where it stands.
 */
import type { EventStore } from "@westum/mobility"
import assert from "node:assert/strict"
import { type Log, select } from "./Evaluator.ts"
import { type Acknowledged, exactly } from "./Expect.ts"

/** An append that was let through, and under which condition. */
export interface Justified extends Acknowledged {
  readonly condition: EventStore.AppendCondition
}

/** No event that a condition names stands between the position it knew and the append itself. */
export const justified = (log: Log, decisions: ReadonlyArray<Justified>): void => {
  for (const { appended, condition, events } of decisions) {
    const between = select(log, condition.failIfEventsMatch, condition.after, appended.first - 1)
    assert.deepStrictEqual(
      between,
      [],
      `an append at ${appended.first} knew the log up to ${condition.after ?? 0} only`
    )
    exactly(
      log.filter(({ position }) => position >= appended.first && position <= appended.last),
      [{ appended, events }]
    )
  }
}
