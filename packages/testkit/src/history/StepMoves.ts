/**
 * The steps that a mobility can take next, the main line first.
 */
import { iso } from "./Days.ts"
import { hasEnded, isOpen, linkable, projectOf } from "./Model.ts"
import { choose, dayBetween, type MobilityMoves, movesTo, onOf } from "./Move.ts"
import { register, removeRegistration, updateRegistration } from "./RowMoves.ts"
import { isFull } from "./Possible.ts"

const approve: MobilityMoves = (model, mobility, { how, what }) => {
  const { appliedOn, id: mobilityId, project } = mobility
  const { settings } = projectOf(model, project)
  const on = dayBetween(model.today, how, appliedOn)
  const full = isFull(model, mobility)
  if (full && settings.beyondQuota === "forbidden") return []
  // Beyond the places only now and then; otherwise the mobility waits.
  if (full && what % 4 !== 0) return []
  return movesTo(
    model,
    {
      type: "approve",
      mobility: mobilityId,
      ...onOf(model, on),
      ...(full ? { beyondQuota: { reason: "board-decided" } } : {})
    },
    { ...mobility, stage: "approved", approvedOn: on }
  )
}

const depart: MobilityMoves = (model, mobility, { how }) => {
  const { start } = projectOf(model, mobility.project)
  const on = dayBetween(model.today, how, mobility.approvedOn, start)
  const plannedEnd = how % 2 === 0 && (mobility.planned.end ?? on) >= on ? null : on + 3 + (how % 4)
  return movesTo(
    model,
    {
      type: "depart",
      mobility: mobility.id,
      ...onOf(model, on),
      ...(plannedEnd === null ? {} : { plannedEnd: iso(plannedEnd) })
    },
    { ...mobility, stage: "departed", departedOn: on, plannedEnd }
  )
}

const end: MobilityMoves = (model, mobility, { how, what }) => {
  const on = dayBetween(model.today, how, mobility.departedOn)
  const common = { mobility: mobility.id, ...onOf(model, on) }
  return what % 5 === 4
    ? movesTo(
        model,
        { type: "return-early", ...common, forceMajeure: how % 2 === 1, reason: "border-closed" },
        { ...mobility, stage: "returned-early", endedOn: on }
      )
    : movesTo(model, { type: "complete", ...common }, { ...mobility, stage: "completed", endedOn: on })
}

const giveUp: MobilityMoves = (model, mobility, { how }) => {
  const { approvedOn, appliedOn, id, stage } = mobility
  if (stage !== "applied" && stage !== "approved") return []
  const on = dayBetween(model.today, how, appliedOn, approvedOn)
  const common = { mobility: id, ...onOf(model, on) }
  const left = { ...mobility, came: stage, leftOn: on }
  if (stage === "applied" && how % 2 === 1) {
    return movesTo(model, { type: "reject", ...common, reason: "not-eligible" }, { ...left, stage: "rejected" })
  }
  return stage === "approved" && how % 2 === 1
    ? movesTo(model, { type: "cancel", ...common, reason: "host-closed" }, { ...left, stage: "cancelled" })
    : movesTo(model, { type: "withdraw", ...common, reason: "family" }, { ...left, stage: "withdrawn" })
}

/** Links to other goals, within what the outcomes allow. */
export const changeGoals: MobilityMoves = (model, mobility, { how }) => {
  if (!isOpen(mobility)) return []
  const kept = mobility.outcomes.map(({ goal }) => goal)
  const others = linkable(projectOf(model, mobility.project)).filter((_, i) => (((how + 1) >> i) & 1) === 1)
  const goals = [...new Set([...kept, ...others])]
  return movesTo(
    model,
    { type: "change-goals", mobility: mobility.id, goals },
    { ...mobility, goals, goalDays: [...mobility.goalDays, model.today] }
  )
}

/** The next step of the main line: approved, departed, home again, registered. Beside it: the row, then giving up. */
export const stepMoves: MobilityMoves = (model, mobility, draw) => {
  const { row, stage } = mobility
  const onward = {
    applied: [mobility.goals.length === 0 ? changeGoals : approve],
    approved: [depart],
    departed: [end],
    completed: row === undefined ? [register] : [],
    "returned-early": row === undefined ? [register] : [],
    rejected: [],
    withdrawn: [],
    cancelled: [],
    "in-error": []
  }[stage]
  const beside = isOpen(mobility) ? [row === undefined ? register : updateRegistration] : []
  const seldom = row === undefined || draw.how % 3 > 0 ? [giveUp] : [removeRegistration]
  // The main line four times, so that most histories get somewhere.
  const order = [...onward, ...onward, ...onward, ...onward, ...beside, ...seldom]
  return order.flatMap((moves) => moves(model, mobility, draw))
}

/** What came of it for one of its goals. */
export const recordOutcome: MobilityMoves = (model, mobility, { how }) => {
  const goal = choose(mobility.goals, how)
  if (goal === undefined || !hasEnded(mobility)) return []
  const result = choose(["reached", "reached", "partly", "not-reached"] as const, how) ?? "reached"
  return movesTo(
    model,
    {
      type: "record-outcome",
      mobility: mobility.id,
      goal,
      result,
      ...(how % 3 === 2 ? {} : { evidence: `report-${mobility.id}-${goal}` })
    },
    { ...mobility, outcomes: [...mobility.outcomes, { goal, on: model.today }] }
  )
}
