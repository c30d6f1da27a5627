/**
 * The shapes, ids and codes that events and commands share.
 */
import { BudgetHeading, Ids } from "@westum/mobility"
import { fieldTable } from "./FieldTable.ts"
import { blocks, code, list } from "./Markdown.ts"
import { isStruct, named } from "./Shapes.ts"
import { sentenceOf, sourceOf } from "./Source.ts"

/** Where each shape is declared. */
const homes: Readonly<Record<string, string>> = {
  Stay: "mobility/Stay.ts",
  Standing: "mobility/Standing.ts",
  Changes: "mobility/Correction.ts",
  Award: "grants/Award.ts",
  Excess: "quota/Excess.ts",
  OverLimit: "quota/Excess.ts",
  Goal: "project/Goal.ts",
  Target: "project/Goal.ts",
  Settings: "project/Settings.ts",
  Scope: "roles/Role.ts"
}

/** The shapes that the page of events explains. */
export const shapesOfEvents: ReadonlyArray<string> = Object.keys(homes)

const shapes = (): ReadonlyArray<string> =>
  [...named].flatMap(([schema, name]) => {
    const home = homes[name]
    if (schema === undefined || home === undefined || !isStruct(schema)) return []
    const notes = sourceOf(home).declarations.get(name)?.fields
    const fields = fieldTable(Object.entries(schema.fields), (field) => notes?.get(field) ?? "")
    return [`### ${name}`, sentenceOf(home, name), fields]
  })

const ids = (): string =>
  list([
    ...Object.keys(Ids)
      .toSorted()
      .map((name) => `${code(name)}: ${sentenceOf("Ids.ts", name)}`),
    `${code("CalendarDate")}: ${sentenceOf("time/CalendarDate.ts", "CalendarDate")}`,
    `${code("BudgetHeading")}: ${BudgetHeading.headings.map((heading) => JSON.stringify(heading)).join(", ")}`,
    `${code("Currency")}: ${sentenceOf("grants/Money.ts", "Currency")}`,
    `${code("CountryCode")}: ${sentenceOf("project/Country.ts", "CountryCode")}`,
    `${code("TimeZone")}: ${sentenceOf("time/TimeZone.ts", "TimeZone")}`
  ])

/** The end of a page about things that are made of them. */
export const shared = (): string => blocks("## Shapes", ...shapes(), "## Ids and codes", ids()).trimEnd()
