/**
 * What can be done about a mobility's row in the tool.
 */
import { freeTool, hasEnded } from "./Model.ts"
import { dayBetween, type MobilityMoves, movesTo, onOf } from "./Move.ts"

/** The row in the tool as it should be: complete where it can be, with the actual days after the stay. */
export const register: MobilityMoves = (model, mobility, { how, what }) => {
  const { appliedOn, approvedOn, departedOn, endedOn, id, rowFacts } = mobility
  const complete = mobility.stage !== "applied" && what % 6 !== 5
  const actual = hasEnded(mobility)
  const on = dayBetween(
    model.today,
    how,
    appliedOn,
    approvedOn,
    departedOn,
    endedOn,
    ...rowFacts.map((fact) => fact.on)
  )
  const tool = freeTool(model, mobility.project)
  return movesTo(
    model,
    {
      type: "register",
      mobility: id,
      ...onOf(model, on),
      tool,
      status: complete ? "complete" : "draft",
      dates: actual ? "actual" : "planned"
    },
    {
      ...mobility,
      row: { tool, complete, actual },
      rowFacts: [...rowFacts, { did: "registered", on, complete, actual }]
    }
  )
}

/** The row is brought up to date. */
export const updateRegistration: MobilityMoves = (model, mobility, { how }) => {
  const { approvedOn, departedOn, endedOn, row, rowFacts } = mobility
  if (row === undefined) return []
  const complete = mobility.stage !== "applied"
  const actual = hasEnded(mobility)
  const on = dayBetween(model.today, how, approvedOn, departedOn, endedOn, ...rowFacts.map((fact) => fact.on))
  return movesTo(
    model,
    {
      type: "update-registration",
      mobility: mobility.id,
      ...onOf(model, on),
      status: complete ? "complete" : "draft",
      dates: actual ? "actual" : "planned"
    },
    {
      ...mobility,
      row: { ...row, complete, actual },
      rowFacts: [...rowFacts, { did: "updated", on, complete, actual }]
    }
  )
}

/** The row is gone. */
export const removeRegistration: MobilityMoves = (model, mobility) =>
  mobility.row === undefined
    ? []
    : movesTo(
        model,
        { type: "remove-registration", mobility: mobility.id, reason: "wrong-row" },
        {
          ...mobility,
          row: undefined,
          rowFacts: [...mobility.rowFacts, { did: "removed", on: model.today, complete: false, actual: false }]
        }
      )
