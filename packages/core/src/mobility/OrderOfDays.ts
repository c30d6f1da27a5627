/**
 * Which of a mobility's facts cannot have happened before which: the steps follow each other, and so does what happens to the row in
 * the tool; other facts are not older than the steps that they need.
 */
import type { Refusal } from "../refusal/Refusal.ts"
import type { DateName } from "../refusal/DateName.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateNameOf } from "./DateOfFact.ts"
import { needs } from "./Days.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import { type Fact, isStepFact, type Mobility, type StepFact } from "./MobilityState.ts"
import type { Named } from "./ProjectDays.ts"
import { stood } from "./Stood.ts"

const firstOutOfOrder = (dates: ReadonlyArray<Named>): Refusal | undefined => {
  let earlier: readonly [DateName, CalendarDate] | undefined
  for (const [later, laterOn] of dates) {
    if (laterOn === null) continue
    if (earlier !== undefined && laterOn < earlier[1]) {
      return { code: "OutOfOrder", earlier: earlier[0], earlierOn: earlier[1], later, laterOn }
    }
    earlier = [later, laterOn]
  }
  return undefined
}

/** From which of the facts on the row is told of that stands in the tool; beyond the last one where none does. */
const rowFrom = (facts: ReadonlyArray<Fact>): number => {
  const last = facts.findLastIndex(
    ({ event: { type } }) =>
      type === "mobility.registered" ||
      type === "mobility.registration-updated" ||
      type === "mobility.registration-removed"
  )
  return facts[last]?.event.type === "mobility.registration-removed" ? facts.length : last
}

/**
 * The last step that is held against a fact beside the steps. What was typed into the tool was typed there on its day, also where the
 * return is put right to a later one: the row is wrong then, and waits for its update. A row that still stands is not complete before
 * the approval; one that is changed or gone is history.
 */
const lastHeldAgainst = (facts: ReadonlyArray<Fact>, index: number, before: Mobility): StepFact["type"] => {
  const fact = facts[index]
  if (fact === undefined || !("tool" in fact.event) || !stood(before, fact)) return "mobility.completed"
  return index < rowFrom(facts) ? "mobility.applied" : "mobility.approved"
}

/** Facts beside the steps are not older than the steps they need: nothing happens before the application, to begin with. */
const tooEarly = (facts: ReadonlyArray<Fact>, before: Mobility): Refusal | undefined => {
  const steps = facts.flatMap(({ event }) => (isStepFact(event) ? [event] : [])).toReversed()
  let undated: ReadonlyArray<MobilityFact> = []
  for (const [i, { event }] of facts.entries()) {
    if (isStepFact(event)) continue
    // A row in the tool is not changed before the day on which it can have been made, though that itself may be unknown.
    const grounds = "tool" in event ? [...undated, event] : [event]
    if ("tool" in event) undated = event.occurredOn === null ? grounds : []
    const last = lastHeldAgainst(facts, i, before)
    const needed = steps.find((step) => step.occurredOn !== null && grounds.some((each) => needs(each, step, last)))
    if (needed === undefined) continue
    const refused = firstOutOfOrder([
      [dateNameOf(needed), needed.occurredOn],
      [dateNameOf(event), event.occurredOn]
    ])
    if (refused !== undefined) return refused
  }
  return undefined
}

/** Why the facts cannot have happened on these days, or nothing when they can; `before` is the mobility as it is. */
export const outOfOrder = (facts: ReadonlyArray<Fact>, before: Mobility): Refusal | undefined => {
  const named = (wanted: (event: MobilityFact) => boolean): ReadonlyArray<Named> =>
    facts.flatMap(({ event }): ReadonlyArray<Named> => (wanted(event) ? [[dateNameOf(event), event.occurredOn]] : []))
  return (
    firstOutOfOrder(named(isStepFact)) ?? firstOutOfOrder(named((event) => "tool" in event)) ?? tooEarly(facts, before)
  )
}
