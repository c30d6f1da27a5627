/**
 * What can be done about a mobility's row in the tool.
 */
import { hasEnded, type Model } from "../model/Model.ts"
import { dayBetween, type MobilityMoves, moveBy, onOf } from "./Move.ts"

/** The first tool id that nobody of the project has: one that was given back is given again. */
export const freeTool = (model: Model, project: string): string => {
  if (model.overlooks === "tool") return "T1"
  const taken = model.mobilities.flatMap((mobility) => (mobility.project === project ? (mobility.row?.tool ?? []) : []))
  let number = 1
  while (taken.includes(`T${number}`)) number += 1
  return `T${number}`
}

/** The row in the tool as it should be: complete where it can be, with the actual days after the stay. */
export const register: MobilityMoves = (model, mobility, { how, what }) => {
  const { appliedOn, approvedOn, departedOn, endedOn, id, rowFacts } = mobility
  const rows = rowFacts.map(({ on }) => on)
  const on = dayBetween(model.today, how, appliedOn, approvedOn, departedOn, endedOn, ...rows)
  return moveBy(model, {
    type: "register",
    mobility: id,
    ...onOf(model, on),
    tool: freeTool(model, mobility.project),
    status: mobility.stage !== "applied" && what % 6 !== 5 ? "complete" : "draft",
    dates: hasEnded(mobility) ? "actual" : "planned"
  })
}

/** The row is brought up to date. */
export const updateRegistration: MobilityMoves = (model, mobility, { how }) => {
  const { approvedOn, departedOn, endedOn, id, rowFacts } = mobility
  const rows = rowFacts.map(({ on }) => on)
  const on = dayBetween(model.today, how, approvedOn, departedOn, endedOn, ...rows)
  return moveBy(model, {
    type: "update-registration",
    mobility: id,
    ...onOf(model, on),
    status: mobility.stage === "applied" ? "draft" : "complete",
    dates: hasEnded(mobility) ? "actual" : "planned"
  })
}

/** It has another id than was told. */
export const correctRegistration: MobilityMoves = (model, { id, project }) =>
  moveBy(model, {
    type: "correct-registration",
    mobility: id,
    tool: freeTool(model, project),
    reason: "typing-error"
  })

/** The row is gone. */
export const removeRegistration: MobilityMoves = (model, { id }) =>
  moveBy(model, { type: "remove-registration", mobility: id, reason: "wrong-row" })
