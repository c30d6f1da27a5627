/**
 * The page of all commands: fields, stages, parts, and what each can lead to.
 */
import { ConsortiumCommand, Decisions, HostingCommand, HostingStage, Stage } from "@westum/mobility"
import { fieldTable } from "./FieldTable.ts"
import { exportedName } from "./Names.ts"
import { blocks, code, codes, generated, list, type Page } from "./Markdown.ts"
import { historyRefusals, reaches } from "./Reach.ts"
import { type Any, isStruct } from "./Shapes.ts"
import { commandFiles, fileDeclaring, projectCommandFiles, sentenceOf, sourceOf } from "./Source.ts"

type CommandType = keyof typeof Decisions.decisions

const isStep = (type: string): type is Stage.StepName => type in Stage.steps

const aboutRoles: ReadonlyArray<string> = ["assign-role", "revoke-role"]

const isHostingStep = (type: string): type is HostingStage.HostingStepName => type in HostingStage.hostingSteps

const hosting: ReadonlyArray<string> = HostingCommand.HostingCommand.members.map((member) => member.fields.type.literal)

const fileOf = (type: string): string => {
  if (isStep(type)) return fileDeclaring(exportedName(type), commandFiles)
  if (hosting.includes(type)) return "hosting/HostingCommand.ts"
  if (type === "remind") return "reminder/ReminderCommand.ts"
  return aboutRoles.includes(type) ? "roles/RoleCommand.ts" : fileDeclaring(exportedName(type), projectCommandFiles)
}

const stagesOf = (type: string): ReadonlyArray<string> => {
  if (isHostingStep(type)) return [`Stages: ${codes(HostingStage.hostingAllowedFrom(type))}`]
  return isStep(type) ? [`Stages: ${codes(Stage.allowedFrom(type))}`] : []
}

const refusalLinks = (refusals: ReadonlyArray<string>): string =>
  refusals.map((refusal) => `[${refusal}](refusals.md#${refusal.toLowerCase()})`).join(", ")

const factsOf = (type: CommandType): string => {
  const { contends, parts } = Decisions.decisions[type]
  const reach = reaches.get(type)
  if (reach === undefined) throw new Error(`nothing is known of what ${type} leads to`)
  const history = reach.judgesHistory ? "; and the [rules of history](#rules-of-history)" : ""
  return list([
    ...stagesOf(type),
    `Reads: ${codes(Object.keys(parts))}; contends on ${code(contends)}`,
    `Events: ${codes(reach.events)}`,
    `Refusals: ${refusalLinks(reach.refusals)}${history}`
  ])
}

const section = (type: CommandType, fields: Readonly<Record<string, Any>>): string => {
  const file = fileOf(type)
  const name = exportedName(type)
  const notes = sourceOf(file).declarations.get(name)?.fields
  const others = Object.entries(fields).filter(([field]) => field !== "type")
  return blocks(
    `### ${type}`,
    sentenceOf(file, name),
    fieldTable(others, (field) => notes?.get(field) ?? ""),
    factsOf(type)
  ).trimEnd()
}

const sections = (wanted: (type: string) => boolean): ReadonlyArray<string> =>
  ConsortiumCommand.members.flatMap((member) => {
    const type = member.fields.type.literal
    return wanted(type) && isStruct(member) ? [section(type, member.fields)] : []
  })

/** All commands. */
export const commandsPage = (): Page => ({
  path: "docs/reference/commands.md",
  text: blocks(
    "# Commands",
    generated,
    "What can be asked, as JSON: `type` says which. Fields that a command does not have are refused. `on` is the day it happened; left out, it is today in the project's time zone.",
    "The events and refusals are those that the source of the decision names, and all that it calls: a command leads to no others. Where [roles](roles.md) are set, any command may be refused for want of one. Types are explained on the [page of events](events.md#shapes).",
    "## Commands to a project",
    ...sections(
      (type) => ![isStep(type), aboutRoles.includes(type), hosting.includes(type), type === "remind"].includes(true)
    ),
    "## Commands to a mobility",
    ...sections(isStep),
    "## Commands about roles",
    ...sections((type) => aboutRoles.includes(type)),
    "## Commands about hosting",
    ...sections((type) => hosting.includes(type)),
    "## Commands about reminders",
    ...sections((type) => type === "remind"),
    "## Rules of history",
    "Steps and corrections are judged on the facts as they would stand. These refusals come from that judgement:",
    `${refusalLinks(historyRefusals)}.`
  )
})
