/**
 * The steps that a mobility can take next, the main line first.
 */
import { isFull } from "../model/AgainstMobility.ts"
import { iso } from "../model/Days.ts"
import { isOpen, linkable, projectOf } from "../model/Model.ts"
import { choose, dayBetween, type MobilityMoves, moveBy, onOf } from "./Move.ts"
import { register, removeRegistration, updateRegistration } from "./RowMoves.ts"

const approve: MobilityMoves = (model, mobility, { how, what }) => {
  const { appliedOn, id, project } = mobility
  const full = model.overlooks !== "places" && isFull(model, mobility)
  // Beyond the places only now and then; otherwise the mobility waits.
  if (full && (what % 4 !== 0 || projectOf(model, project).settings.beyondQuota === "forbidden")) return []
  return moveBy(model, {
    type: "approve",
    mobility: id,
    ...onOf(model, dayBetween(model.today, how, appliedOn)),
    ...(full ? { beyondQuota: { reason: "board-decided" } } : {})
  })
}

const depart: MobilityMoves = (model, mobility, { how }) => {
  const { approvedOn, id, planned, project } = mobility
  const on = dayBetween(model.today, how, approvedOn, projectOf(model, project).start)
  const asPlanned = how % 2 === 0 && (planned.end ?? on) >= on
  return moveBy(model, {
    type: "depart",
    mobility: id,
    ...onOf(model, on),
    ...(asPlanned ? {} : { plannedEnd: iso(on + 3 + (how % 4)) })
  })
}

const end: MobilityMoves = (model, { departedOn, id }, { how, what }) => {
  const common = { mobility: id, ...onOf(model, dayBetween(model.today, how, departedOn)) }
  return moveBy(
    model,
    what % 5 === 4
      ? { type: "return-early", ...common, forceMajeure: how % 2 === 1, reason: "border-closed" }
      : { type: "complete", ...common }
  )
}

const giveUp: MobilityMoves = (model, { appliedOn, approvedOn, id, stage }, { how }) => {
  if (stage !== "applied" && stage !== "approved") return []
  const common = { mobility: id, ...onOf(model, dayBetween(model.today, how, appliedOn, approvedOn)) }
  if (how % 2 === 0) return moveBy(model, { type: "withdraw", ...common, reason: "family" })
  return moveBy(
    model,
    stage === "applied"
      ? { type: "reject", ...common, reason: "not-eligible" }
      : { type: "cancel", ...common, reason: "host-closed" }
  )
}

/** Links to other goals, within what the outcomes allow. */
export const changeGoals: MobilityMoves = (model, mobility, { how }) => {
  const kept = mobility.outcomes.map(({ goal }) => goal)
  const others = linkable(projectOf(model, mobility.project)).filter((_, i) => (((how + 1) >> i) & 1) === 1)
  const goals = [...new Set([...kept, ...others])]
  return moveBy(model, { type: "change-goals", mobility: mobility.id, goals })
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
  const order = [...onward, ...onward, ...onward, ...onward, ...beside, ...beside, ...seldom]
  return order.flatMap((moves) => moves(model, mobility, draw))
}

/** What came of it for one of its goals. */
export const recordOutcome: MobilityMoves = (model, { goals, id }, { how }) => {
  const goal = choose(goals, how)
  if (goal === undefined) return []
  const result = choose(["reached", "reached", "partly", "not-reached"] as const, how) ?? "reached"
  const evidence = how % 3 === 2 ? {} : { evidence: `report-${id}-${goal}` }
  return moveBy(model, { type: "record-outcome", mobility: id, goal, result, ...evidence })
}
