/**
 * The page of the rule sets that come with the library: activities with their bounds, what else holds, and where each value was
 * read.
 */
import {
  type ActivityType,
  type CallYears,
  type Evidence,
  Finding,
  type RuleSet,
  shippedRuleSets
} from "@westum/mobility"
import { Array as Arr, Schema } from "effect"
import { blocks, code, codes, generated, list, type Page, table } from "./Markdown.ts"
import { sentenceOf } from "./Source.ts"

type Of = RuleSet.RuleSet
type Bound = ActivityType.Minimum | ActivityType.Maximum

/** Calls from one to another. */
export const yearsOf = ({ first, last }: CallYears.CallYears): string => `${first}–${last}`

/** A value, with a mark where it is not confirmed. */
export const marked = (text: string, { unconfirmed }: Evidence.Evidence): string =>
  unconfirmed === undefined ? text : `${text} (?)`

const boundOf = (bound: Bound | undefined): string => {
  if (bound === undefined) return "–"
  const { count, unit } = bound
  const below = "itself" in bound && bound.itself === "excluded" ? "less than " : ""
  return marked(`${below}${count} ${count === 1 ? unit.slice(0, -1) : unit}`, bound)
}

const activityRow = ({ programme }: Of, activity: ActivityType.ActivityType): ReadonlyArray<string> => {
  const {
    calls = programme,
    code: name,
    fewerOpportunities,
    ineligible,
    maximum,
    minimum,
    names,
    place,
    who
  } = activity
  const eased = fewerOpportunities === undefined ? "" : `; fewer opportunities: ${boundOf(fewerOpportunities)}`
  return [
    marked(code(name), activity),
    names["en"] ?? "",
    marked(who.are.join(", "), who),
    marked(yearsOf(calls), calls),
    ineligible === undefined ? `${boundOf(minimum)}${eased}` : "not eligible",
    ineligible === undefined ? boundOf(maximum) : "not eligible",
    place === undefined ? "one" : marked(place.used ? "one" : "none", place)
  ]
}

const ruleRows = ({ consortium, counting, forceMajeure, modes, toolIds, travelDays }: Of) => {
  const { accession, leaving, members } = consortium
  const rows: ReadonlyArray<readonly [rule: string, value: string, evidence: Evidence.Evidence | undefined]> = [
    ["Days", "all from the first to the last, less interruptions, without travel", counting.days],
    ["Months", counting.months.are, counting.months],
    ...modes.map(
      (mode) => [`Mode: ${mode.mode}`, `calls ${yearsOf(mode.calls)}; bounds ${mode.bounds}`, mode] as const
    ),
    ["Travel days", `${travelDays?.most}, by green travel ${travelDays?.mostGreen}`, travelDays],
    ["Bounds in force majeure", forceMajeure.bounds, forceMajeure],
    ["Members", `at least ${members?.least}${members?.oneCountry === true ? ", of one country" : ""}`, members],
    ["Accession", "before anybody of the member leaves", accession],
    ["Leaving", "no mobility of the member runs on", leaving],
    ...toolIds.map((ids) => [`Tool ids, calls ${yearsOf(ids.calls)}`, ids.form, ids] as const)
  ]
  return rows.flatMap(([rule, value, evidence]) =>
    evidence === undefined ? [] : [[rule, value, code(evidence.source), evidence.unconfirmed ?? "–"]]
  )
}

const isEvidence = Schema.is(Schema.Struct({ source: Schema.String, unconfirmed: Schema.optionalKey(Schema.String) }))

/** Every value below that says where it comes from, by the way to it. */
const evidenceIn = (value: unknown, path: string): ReadonlyArray<readonly [path: string, Evidence.Evidence]> => {
  if (typeof value !== "object" || value === null) return []
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    evidenceIn(inner, path === "" ? key : `${path}.${key}`)
  )
  return isEvidence(value) ? [[path, value], ...inside] : inside
}

/** Where each value of an activity was read; one row for values that were read in the same place. */
const readRows = ({ activities }: Of): ReadonlyArray<ReadonlyArray<string>> =>
  activities.flatMap((activity) => {
    const groups = Arr.groupBy(evidenceIn(activity, ""), ([, { source, unconfirmed = "–" }]) =>
      JSON.stringify([source, unconfirmed])
    )
    return Object.values(groups).map((group) => {
      const of = group.map(([path]) => (path === "" ? "activity" : path)).join(", ")
      const [[, { source, unconfirmed = "–" }]] = group
      return [code(activity.code), of, code(source), unconfirmed]
    })
  })

/** The sources of rules, by their keys. */
export const sourceList = ({ sources }: Pick<Of, "sources">): string =>
  list(
    Object.entries(sources).map(([key, { title, url }]) =>
      url === undefined ? `${code(key)}: ${title}` : `${code(key)}: [${title}](${url})`
    )
  )

const section = (ruleSet: Of): string =>
  blocks(
    `## ${ruleSet.id}`,
    `${ruleSet.titles["en"]}. Version ${ruleSet.version}. ${ruleSet.actions
      .map(({ calls, code: action }) => `${action}: calls ${yearsOf(calls)}`)
      .join("; ")}.`,
    table(
      ["Activity", "Name", "Who", "Calls", "Minimum", "Maximum", "Place"],
      ruleSet.activities.map((activity) => activityRow(ruleSet, activity))
    ),
    "Besides:",
    table(["Rule", "Value", "Source", "Not confirmed, because"], ruleRows(ruleSet)),
    "Where the values of the activities were read:",
    table(["Activity", "Values", "Source", "Not confirmed, because"], readRows(ruleSet)),
    "Sources:",
    sourceList(ruleSet)
  ).trimEnd()

const findingRows = (
  members: ReadonlyArray<{
    readonly fields: { readonly code: { readonly literal: string }; readonly severity: unknown }
  }>
) =>
  members.map(({ fields }) => {
    const values = Object.keys(fields).filter((name) => name !== "code" && name !== "severity")
    return [code(fields.code.literal), codes(values)]
  })

/** All rule sets that are shipped, and what any rule set can find. */
export const ruleSetsPage = (): Page => ({
  path: "docs/reference/rule-sets.md",
  text: blocks(
    "# Rule sets",
    generated,
    `The rules of a programme period, as data: ${codes(shippedRuleSets.map(({ id }) => id))}. What is marked with (?) was not read in a source for just this case; what follows from it is a warning, never an error. Findings refuse nothing. For rules of your own see [Define your own rule set](../how-to/define-your-own-rule-set.md).`,
    ...shippedRuleSets.map(section),
    "## Findings",
    sentenceOf("programme/Finding.ts", "DurationFinding"),
    table(["Code", "Values"], findingRows(Finding.DurationFinding.members)),
    sentenceOf("programme/Finding.ts", "ConsortiumFinding"),
    table(["Code", "Values"], findingRows(Finding.ConsortiumFinding.members))
  )
})
