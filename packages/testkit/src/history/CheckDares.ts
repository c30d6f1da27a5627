/**
 * Dares about what the agency finds when it checks a project.
 */
import type { CommandInput } from "@westum/mobility"
import { iso } from "../model/Days.ts"
import type { Mobility, Model, Project } from "../model/Model.ts"
import { phaseBy } from "../model/Phases.ts"
import { type Dare, ofMobility, ofProject, type Steps } from "./Dare.ts"
import type { Draw } from "./Move.ts"

const hasRow = ({ row }: Mobility): boolean => row !== undefined

/** The same where the project is under check; now and then its report is submitted for that. */
const whileChecked = (project: Project, { today }: Model, { how }: Draw, steps: Steps): Steps => {
  const phase = phaseBy(project, today)
  if (phase === "final-reported" || phase === "checked") return steps
  return how % 4 === 0 ? [{ type: "submit-report", project: project.id, report: "final" }, ...steps] : []
}

/** A row can still be made a draft on the day of the submission. */
const asDraft = ({ id, row }: Mobility, { phases }: Project, { today }: Model): ReadonlyArray<CommandInput> => {
  const submitted = phases.findLast(({ command }) => command.type === "submit-report")
  const on = iso(submitted?.on ?? today)
  const dates = row?.actual === true ? "actual" : "planned"
  return row?.complete === true ? [{ type: "update-registration", mobility: id, on, status: "draft", dates }] : []
}

/** All of them. */
export const checkDares: ReadonlyArray<Dare> = [
  ofMobility("NotIneligible", hasRow, ({ id }, project, model, draw) =>
    whileChecked(project, model, draw, [{ type: "declare-eligible", mobility: id, reason: "proof-came" }])
  ),
  ofMobility("AlreadyIneligible", hasRow, ({ id, row }, project, model, draw) => {
    const find = { type: "declare-ineligible", mobility: id, reason: "no-proof" } as const
    return whileChecked(project, model, draw, row?.ineligible === true ? [find] : [find, find])
  }),
  ofMobility("RowNotComplete", hasRow, (mobility, project, model, draw) =>
    whileChecked(project, model, draw, [
      ...asDraft(mobility, project, model),
      { type: "declare-ineligible", mobility: mobility.id, reason: "no-proof" }
    ])
  ),
  ofProject("CheckExists", (project, model, draw) => {
    const check = { type: "record-check", project: project.id, code: `C${project.phases.length}` } as const
    return [whileChecked(project, model, draw, [check, check])]
  })
]
