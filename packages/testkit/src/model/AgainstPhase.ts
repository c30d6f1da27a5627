/**
 * What the phase of a project speaks against: its own next step, and the judgement of a mobility.
 */
import { type Agreed, dayOf, type Mobility, type PhaseCommand } from "./Model.ts"
import { type Phase, phaseBy } from "./Phases.ts"
import { type Reason, when } from "./Standing.ts"

const ongoing: ReadonlyArray<Phase> = ["granted", "running"]

const mayCome = (command: PhaseCommand): ReadonlyArray<Phase> => {
  switch (command.type) {
    case "record-grant-decision":
      return ["applied"]
    case "submit-report":
      return command.report === "interim" ? ongoing : [...ongoing, "interim-reported"]
    case "return-report":
      return command.report === "interim" ? ["interim-reported"] : ["final-reported"]
    case "record-check":
      return ["final-reported", "checked"]
    case "close-project":
      return ["checked"]
  }
}

/** What speaks against a step to another phase. */
export const againstPhaseStep = (project: Agreed, command: PhaseCommand, today: number): ReadonlyArray<Reason> => {
  const on = dayOf(command.on) ?? today
  const before = project.phases.at(-1)?.on ?? on
  const isKnown =
    command.type === "record-check" &&
    project.phases.some(({ command: each }) => each.type === "record-check" && each.code === command.code)
  return [
    ...when(!mayCome(command).includes(phaseBy(project, Math.max(on, before))), "PhaseNotAllowed"),
    ...when(on < before, "OutOfOrder"),
    ...when(isKnown, "CheckExists")
  ]
}

/** What speaks against the agency's judgement of the row of a mobility. */
export const againstJudgement = (
  project: Agreed,
  { row }: Mobility,
  finds: "ineligible" | "eligible",
  on: number
): ReadonlyArray<Reason> => {
  if (row === undefined) return ["NotRegistered"]
  const phase = phaseBy(project, on)
  return [
    ...when(finds === "ineligible" && row.ineligible, "AlreadyIneligible"),
    ...when(finds === "eligible" && !row.ineligible, "NotIneligible"),
    ...when(phase !== "final-reported" && phase !== "checked", "NotUnderCheck"),
    ...when(!row.complete, "RowNotComplete")
  ]
}
