/**
 * The page of all events: version, fields, tags, and who reads each.
 */
import { ConsortiumCodec, type ConsortiumEvent, Decisions, Stage } from "@westum/mobility"
import { Schema } from "effect"
import { fieldTable } from "./FieldTable.ts"
import { exportedName } from "./Names.ts"
import { blocks, code, codes, generated, list, type Page, table } from "./Markdown.ts"
import { projections } from "./Projections.ts"
import { sampleOf } from "./Samples.ts"
import { shared } from "./Shared.ts"
import { type Any, isStruct } from "./Shapes.ts"
import { fileDeclaring, sentenceOf, sourceOf } from "./Source.ts"

type Definition = (typeof ConsortiumCodec.definitions)[ConsortiumEvent["type"]]
type Field = readonly [name: string, schema: Any]

/** Events of one kind, and the files they are declared in. */
interface Group {
  readonly prefix: string
  readonly title: string
  readonly file: string
  readonly others?: ReadonlyArray<string>
}

const groups: ReadonlyArray<Group> = [
  {
    prefix: "project.",
    title: "Events of a project",
    file: "project/ProjectEvent.ts",
    others: ["project/ProjectCorrectionEvent.ts", "project/PhaseEvent.ts"]
  },
  {
    prefix: "mobility.",
    title: "Events of a mobility",
    file: "mobility/MobilityEvent.ts",
    others: [
      "mobility/CorrectionEvent.ts",
      "mobility/PaperEvent.ts",
      "mobility/EligibilityEvent.ts",
      "mobility/TermsEvent.ts",
      "mobility/PaymentEvent.ts",
      "mobility/FactFields.ts"
    ]
  },
  { prefix: "role.", title: "Events of roles", file: "roles/RoleEvent.ts" },
  { prefix: "reminder.", title: "Events of reminders", file: "reminder/ReminderEvent.ts" },
  { prefix: "hosting.", title: "Events of a hosting, and of offers to host", file: "hosting/HostingEvent.ts" }
]

const fileOf = ({ file, others = [] }: Group, name: string): string => fileDeclaring(name, [file, ...others])

const definitionsOf = ({ prefix }: Group): ReadonlyArray<Definition> =>
  Object.values(ConsortiumCodec.definitions).filter(({ type }) => type.startsWith(prefix))

const fieldsOf = ({ schema }: Definition): ReadonlyArray<Field> =>
  isStruct(schema) ? Object.entries(schema.fields).filter(([name]) => name !== "type") : []

const commonTo = (definitions: ReadonlyArray<Definition>): ReadonlyArray<Field> => {
  const [first = [], ...others] = definitions.map(fieldsOf)
  return first.filter(([name, schema]) => others.every((fields) => fields.some(([n, s]) => n === name && s === schema)))
}

/** The tags of an event in which every text is the name of its field. */
const tagsOf = (definition: Definition): string => {
  const { schema } = definition
  const [least = [], most = []] = [false, true].map((full) =>
    definition.tags(Schema.decodeUnknownSync(schema)(sampleOf(schema, full)))
  )
  return most
    .map((tag) => {
      const [key = "", field = ""] = tag.split(":")
      const from = key === field ? "" : ` from ${code(field)}`
      return `${code(key)}${from}${least.includes(tag) ? "" : " where there is one"}`
    })
    .join(", ")
}

const allDecisions = Object.keys(Decisions.decisions)
const toMobilities: ReadonlyArray<string> = Stage.stepNames

/** Decisions in few words. */
const named = (commands: ReadonlyArray<string>): string => {
  if (commands.length === allDecisions.length) return "all"
  const steps = commands.filter((command) => toMobilities.includes(command))
  if (steps.length < toMobilities.length) return codes(commands)
  const others = commands.filter((command) => !toMobilities.includes(command))
  return ["all of a mobility", ...others.map(code)].join(", ")
}

const readersOf = (projection: string): ReadonlyArray<string> =>
  Object.entries(Decisions.decisions).flatMap(([command, { parts }]) =>
    Object.values(parts).some(({ name }) => name === projection) ? [command] : []
  )

/** Who decides on an event, through which projection. */
const decisionsReading = (type: string): string =>
  projections
    .filter(({ name, types }) => types.includes(type) && readersOf(name).length > 0)
    .map(({ name }) => `${named(readersOf(name))} through ${code(name)}`)
    .join("; ") || "–"

const eventSection = (definition: Definition, group: Group, common: ReadonlyArray<Field>): string => {
  const { type, version } = definition
  const file = fileOf(group, exportedName(type))
  const own = fieldsOf(definition).filter(([name]) => !common.some(([known]) => known === name))
  const notes = sourceOf(file).declarations.get(exportedName(type))?.fields
  return blocks(
    `### ${type}`,
    sentenceOf(file, exportedName(type)),
    own.length === 0 ? "" : fieldTable(own, (field) => notes?.get(field) ?? ""),
    list([
      `Version ${version}`,
      `Tags: ${tagsOf(definition)}`,
      `Projections: ${codes(projections.filter(({ types }) => types.includes(type)).map(({ name }) => name))}`,
      `Decisions: ${decisionsReading(type)}`
    ])
  ).trimEnd()
}

const groupSection = (group: Group): string => {
  const definitions = definitionsOf(group)
  const common = commonTo(definitions)
  const notes = sourceOf(fileOf(group, "common")).declarations.get("common")?.fields
  return blocks(
    `## ${group.title}`,
    common.length === 0 ? "" : "Each of them has these fields:",
    fieldTable(common, (field) => notes?.get(field) ?? ""),
    ...definitions.map((definition) => eventSection(definition, group, common))
  ).trimEnd()
}

const overview = (): string =>
  table(
    ["Event", "Version", "Tags", "Decisions that read it"],
    Object.values(ConsortiumCodec.definitions).map((definition) => [
      code(definition.type),
      String(definition.version),
      tagsOf(definition),
      decisionsReading(definition.type)
    ])
  )

const partsTable = (): string =>
  table(
    ["Decision", "Parts: the projections it reads", "Contends on"],
    Object.entries(Decisions.decisions).map(([command, { contends, parts }]) => [
      code(command),
      Object.entries(parts)
        .map(([part, { name }]) => (part === name ? code(part) : `${code(part)} (${code(name)})`))
        .join(", "),
      code(contends)
    ])
  )

/** All events. */
export const eventsPage = (): Page => ({
  path: "docs/reference/events.md",
  text: blocks(
    "# Events",
    generated,
    "What can happen, as it is stored. Types and fields are for ever: [how a new version is added](../how-to/add-an-event-version.md).",
    "Beside these a log may have marks, `model.raised`, which tell that [a newer model writes in it](../decisions/0021-marks-of-the-model.md): they have the tag `model:generation`, the field `generation`, and belong to every decision.",
    "A decision reads an event when one of its parts asks for the type, and the event carries the tags of the part's key.",
    overview(),
    ...groups.map(groupSection),
    "## What decisions read",
    "The parts of a decision are its [consistency boundary](../explanation/consistency-boundary.md).",
    partsTable(),
    shared()
  )
})
