/**
 * How a project goes from phase to phase, and what the agency finds on the way.
 */
import { hasEnded, type Mobility, type Model, type Project, type ProjectCommand } from "../model/Model.ts"
import { phaseBy } from "../model/Phases.ts"
import { choose, dayBetween, type Draw, type MobilityMoves, type Move, moveBy, onOf } from "./Move.ts"

/** The complete rows of a project's mobilities, which a report is about. */
const rowsIn = ({ mobilities }: Model, project: string): ReadonlyArray<Mobility> =>
  mobilities.filter((mobility) => mobility.project === project && hasEnded(mobility) && mobility.row?.complete === true)

/**
 * The next step that the project can take, now and then the one back. The final report is submitted when the project is over or there
 * are rows to report: afterwards little happens any more.
 */
export const phaseStep = (project: Project, { how, what }: Draw, model: Model): ProjectCommand | undefined => {
  const { end, id, phases } = project
  if (phases.length > 0 && how % 16 === 15) return { type: "retract-project-step", project: id, reason: "wrong-day" }
  const common = { project: id, ...onOf(model, dayBetween(model.today, how, phases.at(-1)?.on ?? null)) }
  switch (phaseBy(project, model.today)) {
    case "applied":
      return { type: "record-grant-decision", ...common, decision: how % 32 === 31 ? "rejected" : "granted" }
    case "granted":
    case "running":
    case "interim-reported": {
      const isLate = model.today > end || (what % 4 !== 3 && rowsIn(model, id).length > 0)
      const report = isLate ? "final" : "interim"
      const isBack = phaseBy(project, model.today) === "interim-reported" && !isLate && what % 3 === 1
      return isBack
        ? { type: "return-report", ...common, report: "interim" }
        : { type: "submit-report", ...common, report }
    }
    case "final-reported":
      return what % 4 !== 3
        ? { type: "record-check", ...common, code: `C${phases.length}` }
        : { type: "return-report", ...common, report: "final" }
    case "checked":
      return what % 3 !== 2
        ? { type: "close-project", ...common }
        : { type: "record-check", ...common, code: `C${phases.length}` }
    default:
      return undefined
  }
}

/** The agency finds the row ineligible, or eligible after all. */
const judge: MobilityMoves = (model, { id, row, rowFacts }, { how }) => {
  const type = row?.ineligible === true ? ("declare-eligible" as const) : ("declare-ineligible" as const)
  const on = dayBetween(model.today, how, ...rowFacts.map((fact) => fact.on))
  return moveBy(model, {
    type,
    mobility: id,
    ...onOf(model, on),
    reason: choose(["too-short", "no-proof"], how) ?? "no-proof"
  })
}

/** A project's next step; every other time, if there are any rows, what the agency finds of one. */
export const reportMoves = (model: Model, draw: Draw): ReadonlyArray<Move> => {
  const project = choose(model.projects, draw.who)
  if (project === undefined) return []
  const row = choose(rowsIn(model, project.id), draw.how)
  const judged = row === undefined || draw.what % 2 === 1 ? [] : judge(model, row, draw)
  const step = phaseStep(project, draw, model)
  return [...judged, ...(step === undefined ? [] : moveBy(model, step))]
}
