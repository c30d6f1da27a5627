/**
 * The page of the rules of rows that come with the library: the fields of each tool, when each has to be filled in, and where that was
 * read; and what can be found in a row.
 */
import {
  type FieldForm,
  type FieldRule,
  findingsInEnglish,
  RefusalCatalogue,
  RegistrationFinding,
  type RegistrationRules,
  shippedRegistrationRules
} from "@westum/mobility"
import { blocks, code, codes, generated, type Page, table } from "./Markdown.ts"
import { marked, sourceList, yearsOf } from "./RuleSetsPage.ts"
import { sentenceOf } from "./Source.ts"

type Field = FieldRule.FieldRule

const formOf = (form: FieldForm.FieldForm): string => {
  switch (form.kind) {
    case "text":
      return form.most === undefined ? "text" : `text, up to ${form.most}`
    case "codes":
      return `one of ${codes(form.codes)}`
    case "digits":
      return `${form.count} digits`
    case "oid":
      return "`E` and 8 digits"
    default:
      return form.kind
  }
}

const conditionOf = (condition: FieldRule.Condition): string => {
  if (!("field" in condition)) return condition.on === "registered" ? "there is a row" : "force majeure"
  const field = code(condition.field)
  switch (condition.on) {
    case "given":
      return `${field} is given`
    case "absent":
      return `there is no ${field}`
    case "above-zero":
      return `${field} is above zero`
    case "equals":
      return `${field} is ${code(condition.value)}`
    case "differs":
      return `${field} is not ${code(condition.from)}`
  }
}

const needOf = ({ need }: Field): string =>
  marked(need.is === "required-when" ? `when ${need.when.map(conditionOf).join(", or ")}` : need.is, need)

const whoseOf = ({ whose }: Field): string => {
  if (whose.is === "mobility") return whose.fact === undefined ? "mobility, from the caller" : "mobility"
  return "key" in whose ? `${whose.is}: ${code(whose.key)}` : whose.is
}

const besides = ({ calls, share, without }: Field): string =>
  [
    ...(calls === undefined ? [] : [marked(`calls ${yearsOf(calls)}`, calls)]),
    ...(share === undefined ? [] : [marked(`at most ${share.percent} % of ${code(share.of)}`, share)]),
    ...(without === undefined ? [] : [marked(`not beside ${codes(without.fields)}`, without)])
  ].join("; ") || "–"

const fieldRow = (field: Field): ReadonlyArray<string> => [
  code(field.name),
  field.names["en"] ?? "",
  whoseOf(field),
  needOf(field),
  marked(formOf(field.form.allows), field.form),
  besides(field),
  [...new Set([field.need.source, field.form.source])].map(code).join(", ")
]

const reasonRows = ({ fields }: RegistrationRules.RegistrationRules): ReadonlyArray<ReadonlyArray<string>> => {
  const reasons = new Map<string, Array<string>>()
  for (const { form, name, need } of fields) {
    for (const [what, { unconfirmed }] of [["need", need] as const, ["form", form] as const]) {
      if (unconfirmed !== undefined)
        reasons.set(unconfirmed, [...(reasons.get(unconfirmed) ?? []), `${name} (${what})`])
    }
  }
  return [...reasons].map(([reason, values]) => [reason, String(values.length)])
}

const section = (rules: RegistrationRules.RegistrationRules): string =>
  blocks(
    `## ${rules.id}`,
    `${rules.titles["en"]}. Version ${rules.version}. Calls ${yearsOf(rules.calls)}.`,
    table(["Field", "Name", "Whose", "Needed", "Form", "Besides", "Sources"], rules.fields.map(fieldRow)),
    "Why values are not confirmed:",
    table(["Reason", "Values"], reasonRows(rules)),
    "Sources:",
    sourceList(rules)
  ).trimEnd()

const findingRows = RegistrationFinding.RegistrationFinding.members.map(({ fields }) => {
  const { literal } = fields.code
  const values = Object.keys(fields).filter((name) => name !== "code" && name !== "severity")
  const [text = ""] = RefusalCatalogue.textsOf(findingsInEnglish.templates[literal])
  return [code(literal), codes(values), text]
})

/** All rules of rows that are shipped, and what any can find. */
export const registrationRulesPage = (): Page => ({
  path: "docs/reference/registration-rules.md",
  text: blocks(
    "# Rules of rows",
    generated,
    `What the tool wants in the row of a mobility, field by field, as data: ${codes(shippedRegistrationRules.map(({ id }) => id))}. What is marked with (?) was not read in a source for just this case; what follows from it is a warning, never an error. A row without errors is complete by our own check. See [Check what the tool will say](../how-to/check-registrations.md).`,
    "A field that is the mobility's, the project's or the person's is known from the log and from the store of personal data, under the key given there; those of sender and receiver are the caller's, by the ids of members and hosts.",
    ...shippedRegistrationRules.map(section),
    "## Findings",
    `${sentenceOf("registration/RegistrationFinding.ts", "RegistrationFinding")} What is found in days and activities is listed with the [rule sets](rule-sets.md#findings).`,
    table(["Code", "Values", "Text, where it may have several the first"], findingRows)
  )
})
