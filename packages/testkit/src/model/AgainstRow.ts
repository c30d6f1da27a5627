/**
 * What speaks against a word about the row in the tool.
 */
import { againstJudgement } from "./AgainstPhase.ts"
import { dayOf, type Mobility, type MobilityCommand, type Model, projectOf } from "./Model.ts"
import { type Reason, when } from "./Standing.ts"

type Of<Type extends MobilityCommand["type"]> = Extract<MobilityCommand, { readonly type: Type }>

/** Whether another mobility of the project has the tool id. */
export const hasTool = (model: Model, { id, project }: Mobility, tool: string): boolean =>
  model.mobilities.some((other) => other.id !== id && other.project === project && other.row?.tool === tool)

/** Whether days in the tool end before they begin. */
export const isBackwards = (period: Of<"register">["period"]): boolean => {
  const [start, end] = [dayOf(period?.start), dayOf(period?.end)]
  return start !== null && end !== null && end < start
}

/** What speaks against a word about the row in the tool. */
export const againstRow = (model: Model, mobility: Mobility, command: MobilityCommand): ReadonlyArray<Reason> => {
  switch (command.type) {
    case "register":
      return [
        ...when(mobility.row !== undefined, "AlreadyRegistered"),
        ...when(hasTool(model, mobility, command.tool), "ToolIdTaken"),
        ...when(isBackwards(command.period), "EndBeforeStart")
      ]
    case "update-registration":
      return [
        ...when(mobility.row === undefined, "NotRegistered"),
        ...when(isBackwards(command.period), "EndBeforeStart")
      ]
    case "correct-registration":
      return [
        ...when(mobility.row === undefined, "NotRegistered"),
        ...when(mobility.row?.tool === command.tool, "NothingToCorrect"),
        ...when(hasTool(model, mobility, command.tool), "ToolIdTaken")
      ]
    case "remove-registration":
      return when(mobility.row === undefined, "NotRegistered")
    case "declare-ineligible":
    case "declare-eligible": {
      const finds = command.type === "declare-ineligible" ? "ineligible" : "eligible"
      const project = projectOf(model, mobility.project)
      return againstJudgement(project, mobility, finds, dayOf(command.on) ?? model.today)
    }
    default:
      return []
  }
}
