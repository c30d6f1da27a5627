/**
 * Decision: put right what had been entered wrongly, as far as the history that results is possible.
 */
import { Result } from "effect"
import { isReadonlyArrayNonEmpty, type NonEmptyReadonlyArray } from "effect/Array"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { awarded } from "../grants/ProjectAwards.ts"
import { EventId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import { excessOf } from "../quota/Guarding.ts"
import type { Excess } from "../quota/Excess.ts"
import { hold, places, type Places, takesPlace } from "../quota/Places.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { historyRefusal } from "./HistoryRules.ts"
import { stillInterrupted } from "./Interruption.ts"
import { belongingRefusal } from "./MembershipRules.ts"
import { mobility } from "./Mobility.ts"
import type { CorrectDetails } from "./CorrectionCommand.ts"
import { fromFacts, type Mobility, standingOf } from "./MobilityState.ts"
import { paidOtherwise } from "./MoneyRules.ts"
import { participantStays } from "./ParticipantStays.ts"
import { areSoAlready, correctedFacts, missingDate, rectify } from "./Rectify.ts"
import { detailsOf, type Standing } from "./Standing.ts"
import { guardedStays, stepRefusal } from "./TakeStep.ts"

const parts = { mobility, project, places, formerPlaces: places, participant: participantStays, awards: awarded }

/** A correction is not guarded, but what it leads above a limit is said. */
const excessAfter = (current: Places, before: Standing, after: Standing): Excess | undefined => {
  const stays = before.project === after.project
  if (!takesPlace(current, after)) return undefined
  if (stays && before.member === after.member && before.category === after.category) return undefined
  const freed = stays ? hold(current, before, -1) : current
  return excessOf(freed, after, "correction")
}

const idsOf = (facts: ReadonlyArray<{ readonly id: string }>): NonEmptyReadonlyArray<EventId> | undefined => {
  const ids = facts.map(({ id }) => EventId.make(id))
  return isReadonlyArrayNonEmpty(ids) ? ids : undefined
}

/** What cannot be corrected at all, whatever the history would be. */
const uncorrectable = (current: Mobility, { changes, mobility: id }: CorrectDetails): Refusal | undefined => {
  const { details, facts, registration, stage } = current
  const what = missingDate(facts, changes)
  if (what !== undefined) return { code: "NoSuchDate", mobility: id, what, stage }
  const moved = changes.project !== undefined && changes.project !== details?.project
  if (moved && registration !== undefined) {
    return { code: "StillRegistered", mobility: id, tool: registration.tool }
  }
  // A stay that paused when it was cut short was not completed.
  return changes.returnedEarly === null ? stillInterrupted(id, current) : undefined
}

/** Whether it would belong elsewhere, or have been applied for on another day: only then it is asked whether it may. */
const movesTo = (current: Mobility, corrected: Mobility): boolean =>
  current.details?.project !== corrected.details?.project ||
  current.details?.member !== corrected.details?.member ||
  current.details?.category !== corrected.details?.category ||
  current.facts[0]?.event.occurredOn !== corrected.facts[0]?.event.occurredOn

export const correctDetails: Decision<CorrectDetails, ConsortiumEvent, Refusal, typeof parts> = {
  name: "correct-details",
  parts,
  contends: "places",
  keys: ({ changes, mobility }, known) => {
    const details = known.mobility?.details
    if (details === undefined) return { mobility }
    const project = changes.project ?? details.project
    const keys = { mobility, project, places: project, participant: changes.participant ?? details.participant }
    return project === details.project ? keys : { ...keys, formerPlaces: details.project, awards: project }
  },
  decide: (command, states, { now }) => {
    const { changes, mobility: id, reason } = command
    const before = standingOf(states.mobility)
    const refused = stepRefusal(states.mobility, id, command.type) ?? uncorrectable(states.mobility, command)
    if (refused !== undefined) return Result.fail(refused)
    const today = dateAt(now, states.project.timeZone)
    const corrected = fromFacts(
      rectify(states.mobility.facts, { type: "mobility.details-corrected", changes, enteredOn: today })
    )
    const after = standingOf(corrected)
    const corrects = idsOf(correctedFacts(states.mobility.facts, changes))
    if (before === undefined || after === undefined) return Result.fail({ code: "UnknownMobility", mobility: id })
    if (corrects === undefined || areSoAlready(states.mobility.facts, changes)) {
      return Result.fail({ code: "NothingToCorrect", mobility: id })
    }
    const impossible =
      (movesTo(states.mobility, corrected)
        ? belongingRefusal(states.project, after, corrected.facts[0]?.event.occurredOn ?? null)
        : undefined) ??
      historyRefusal(corrected, {
        mobility: id,
        before: states.mobility,
        project: states.project,
        today,
        stays: guardedStays(corrected, states.participant)
      }) ??
      paidOtherwise(id, after.project, states.awards, corrected.money)
    if (impossible !== undefined) return Result.fail(impossible)
    const excess = excessAfter(states.places, before, after)
    return Result.succeed([
      {
        type: "mobility.details-corrected",
        mobility: id,
        occurredOn: today,
        ...detailsOf(after),
        corrects,
        changes,
        enteredOn: today,
        reason,
        before,
        after,
        ...(excess === undefined ? {} : { excess })
      }
    ])
  }
}
