/**
 * The page of what a project decides for itself.
 */
import { Settings } from "@westum/mobility"
import { blocks, code, codes, fenced, generated, type Page, table } from "./Markdown.ts"
import { type Any, isStruct, typeOf } from "./Shapes.ts"
import { sentenceOf, sourceOf } from "./Source.ts"

const fields: Readonly<Record<string, Any>> = Settings.Settings.fields

/** Settings that consist of several, by the name of the whole. */
const wholes = Object.entries(fields).flatMap(([name, schema]) => (isStruct(schema) ? [name] : []))

/** What the source says of a setting; where that is how it is made up, what it says of the type. */
const noteOf = (name: string): string => {
  if (name === "guards") return sentenceOf("project/Settings.ts", "Guard")
  return sourceOf("project/Settings.ts").declarations.get("Settings")?.fields.get(name) ?? ""
}

/** A setting with its default; one that consists of several has a row for each, and its note at the first. */
const rowsOf = ([name, schema]: readonly [string, Any], usual: unknown): ReadonlyArray<ReadonlyArray<string>> => {
  if (!isStruct(schema)) return [[code(name), typeOf(schema), JSON.stringify(usual), noteOf(name)]]
  const inside = new Map<string, unknown>(Object.entries({ ...Object(usual) }))
  return Object.entries(schema.fields).map(([field, each], i) => [
    code(`${name}.${field}`),
    typeOf(each),
    JSON.stringify(inside.get(field)),
    i === 0 ? noteOf(name) : ""
  ])
}

const rows = (): ReadonlyArray<ReadonlyArray<string>> => {
  const usual = new Map<string, unknown>(Object.entries(Settings.defaultSettings))
  return Object.entries(fields).flatMap((setting) => rowsOf(setting, usual.get(setting[0])))
}

/** All settings. */
export const settingsPage = (): Page => ({
  path: "docs/reference/settings.md",
  text: blocks(
    "# Settings",
    generated,
    "What a project decides for itself. Settings stand in the [plan](../how-to/your-own-consortium.md) or in `open-project`, and change with `change-settings`. What `open-project` leaves out is the default; what `change-settings` leaves out stays as it is.",
    `A setting is given whole: whoever gives one of ${codes(wholes)}, gives all of its fields. With \`"guards": { "member": "warn" }\` alone the command is malformed. So are lists: a list that is given takes the place of the one before.`,
    table(["Setting", "Allowed", "Default", ""], rows()),
    "Where a project says nothing, these hold:",
    "<!-- json: settings -->",
    fenced("json", JSON.stringify(Settings.defaultSettings, undefined, 2))
  )
})
