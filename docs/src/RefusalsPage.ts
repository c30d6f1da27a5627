/**
 * The page of all refusals: code, values, and text in each language shipped.
 */
import { english, Refusal, type RefusalCatalogue, swedish } from "@westum/mobility"
import { blocks, code, generated, list, type Page, table } from "./Markdown.ts"
import { historyRefusals, reaches } from "./Reach.ts"
import { type Any, isStruct, typeOf } from "./Shapes.ts"

type Catalogue = RefusalCatalogue.Catalogue

const languages: ReadonlyArray<readonly [name: string, catalogue: Catalogue]> = [
  ["English", english],
  ["Swedish", swedish]
]

/** What is said before a decision is asked. */
const ofRoles: ReadonlyArray<string> = ["NotAuthorised", "UnknownRole", "RoleNotBound"]

const commandLinks = (refusal: string): string => {
  const own = [...reaches].flatMap(([command, { refusals }]) => (refusals.includes(refusal) ? [command] : []))
  const links = own.map((command) => `[${command}](commands.md#${command})`)
  const shared = historyRefusals.includes(refusal) ? ["[rules of history](commands.md#rules-of-history)"] : []
  const overlaid = ofRoles.includes(refusal) ? ["[roles](roles.md), where they are set"] : []
  return [...links, ...shared, ...overlaid].join(", ")
}

const valuesOf = (member: Any): string =>
  isStruct(member)
    ? Object.entries(member.fields)
        .filter(([name]) => name !== "code")
        .map(([name, schema]) => `${code(name)} (${typeOf(schema)})`)
        .join(", ")
    : ""

/** The texts that a template may become, each with the values that choose it. */
const alternatives = (template: RefusalCatalogue.Template, when: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (typeof template === "string") return [when.length === 0 ? template : `(${when.join(", ")}) ${template}`]
  const { by, otherwise, texts = {}, unknown } = template
  return [
    ...Object.entries(texts).flatMap(([value, text]) => alternatives(text, [...when, `${by}: ${code(value)}`])),
    ...(unknown === undefined ? [] : alternatives(unknown, [...when, `${by} unknown`])),
    ...alternatives(otherwise, [...when, `any other ${by}`])
  ]
}

const textItem = (language: string, template: RefusalCatalogue.Template): string => {
  const [only = "", ...others] = alternatives(template, [])
  return others.length === 0 ? `${language}: ${only}` : [`${language}:`, only, ...others].join("\n  - ")
}

const section = (member: (typeof Refusal.Refusal.members)[number]): string => {
  const refusal = member.fields.code.literal
  return blocks(
    `### ${refusal}`,
    list([
      ...languages.map(([name, { templates }]) => textItem(name, templates[refusal])),
      `Values: ${valuesOf(member)}`,
      `From: ${commandLinks(refusal)}`
    ])
  ).trimEnd()
}

const kinds = ["stages", "steps", "days", "problems", "bounds"] as const

const words = (kind: (typeof kinds)[number]): string =>
  table(
    [kind, ...languages.map(([name]) => name)],
    Object.keys(english.words[kind]).map((value) => [
      code(value),
      ...languages.map(([, { words }]) => new Map(Object.entries(words[kind])).get(value) ?? "")
    ])
  )

/** All refusals. */
export const refusalsPage = (): Page => ({
  path: "docs/reference/refusals.md",
  text: blocks(
    "# Refusals",
    generated,
    "A refusal is an answer, not an error: the system worked, and nothing was written. It is a `code` with the values that prove it; the text is made from a catalogue. [Another language](../how-to/your-own-consortium.md#refusals-in-another-language) is a catalogue of your own.",
    "In the texts, `{value}` stands for a value.",
    "## Codes",
    ...Refusal.Refusal.members.map(section),
    "## Words",
    "What the values are called that are codes themselves.",
    ...kinds.map(words)
  )
})
