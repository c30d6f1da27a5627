/**
 * What rules find in the fields of a record, one after the other.
 */
import { includes } from "../programme/CallYears.ts"
import { severityOf } from "../programme/Finding.ts"
import { fits } from "./FieldForm.ts"
import type { Condition, FieldRule, KnownFact } from "./FieldRule.ts"
import type { RegistrationFinding } from "./RegistrationFinding.ts"
import { type RegistrationRecord, valueIn } from "./RegistrationRecord.ts"
import { hasField, type RegistrationRules } from "./RegistrationRules.ts"

type Findings = ReadonlyArray<RegistrationFinding>

const factIn = (record: RegistrationRecord, fact: KnownFact): string | null | undefined => {
  switch (fact) {
    case "tool-id":
      return record.row?.tool
    case "activity":
      return record.activity
    case "start":
      return record.stay.start
    case "end":
      return record.stay.end
    case "interrupted-days":
      return record.interruptedDays === null ? undefined : String(record.interruptedDays)
    case "force-majeure":
      return String(record.forceMajeure)
  }
}

const isBlank = (value: string | null | undefined): boolean =>
  value === null || value === undefined || value.trim() === ""

/** What the log knows of what a field tells. */
const logged = ({ mode, virtualEnd }: RegistrationRecord, tells: FieldRule["tells"]): string | undefined => {
  switch (tells) {
    case "blended":
      return mode === undefined ? undefined : String(mode === "blended")
    case "virtual-end":
      return virtualEnd
    default:
      return undefined
  }
}

/** What the caller gives goes before what the log knows. */
const givenOf = ({ name, tells }: FieldRule, record: RegistrationRecord): string | undefined => {
  const given = valueIn(record.given, name)
  return isBlank(given) ? logged(record, tells) : given
}

const rawOf = (field: FieldRule, record: RegistrationRecord): string | null | undefined => {
  const { whose } = field
  switch (whose.is) {
    case "mobility":
      return whose.fact === undefined ? givenOf(field, record) : factIn(record, whose.fact)
    case "project":
      return record.projectNumber
    case "sender":
      return valueIn(record.sender, whose.key)
    case "receiver":
      return valueIn(record.receiver, whose.key)
    case "person":
      return valueIn(record.person ?? {}, whose.key)
  }
}

/** What the record says in a field; nothing where it is blank. */
export const valueOf = (field: FieldRule, record: RegistrationRecord): string | undefined => {
  const raw = rawOf(field, record)
  return raw === null || isBlank(raw) ? undefined : raw
}

/** The field that holds under a name in a call. */
const named = ({ fields }: RegistrationRules, name: string, { callYear }: RegistrationRecord): FieldRule | undefined =>
  fields.find((field) => field.name === name && hasField(field, callYear))

const isErased = ({ whose }: FieldRule, { person }: RegistrationRecord): boolean =>
  whose.is === "person" && person === null

/** Whether what a field holds meets the condition. */
const meets = (
  rules: RegistrationRules,
  condition: Extract<Condition, { readonly field: string }>,
  value: string | undefined,
  record: RegistrationRecord
): boolean => {
  switch (condition.on) {
    case "given":
      return value !== undefined
    case "absent":
      return value === undefined
    case "above-zero":
      return value !== undefined && Number(value) > 0
    case "equals":
      return value === condition.value
    case "differs": {
      const from = named(rules, condition.from, record)
      const other = from && valueOf(from, record)
      return value !== undefined && other !== undefined && value.toLowerCase() !== other.toLowerCase()
    }
  }
}

/** What makes the condition hold, or nothing. Of a person that was erased nothing follows. */
const reasonOf = (rules: RegistrationRules, condition: Condition, record: RegistrationRecord): string | undefined => {
  if (!("field" in condition)) {
    const holds = condition.on === "registered" ? record.row !== null : record.forceMajeure
    return holds ? condition.on : undefined
  }
  const field = named(rules, condition.field, record)
  if (field === undefined || isErased(field, record)) return undefined
  return meets(rules, condition, valueOf(field, record), record) ? condition.field : undefined
}

const common = ({ name, whose }: FieldRule) => ({ field: name, whose: whose.is })

const ofNeed = (rules: RegistrationRules, field: FieldRule, record: RegistrationRecord): Findings => {
  const { need } = field
  const missing = (because: string | null): Findings => [
    { code: "FieldMissing", severity: severityOf(need), ...common(field), because }
  ]
  if (need.is !== "required-when") return need.is === "required" ? missing(null) : []
  for (const condition of need.when) {
    const because = reasonOf(rules, condition, record)
    if (because !== undefined) return missing(because)
  }
  return []
}

const ofForm = (field: FieldRule, value: string): Findings => {
  const { allows } = field.form
  if (fits(allows, value)) return []
  return [
    {
      code: "FieldMalformed",
      severity: severityOf(field.form),
      ...common(field),
      form: allows.kind,
      count: allows.kind === "text" ? (allows.most ?? null) : allows.kind === "digits" ? allows.count : null,
      codes: allows.kind === "codes" ? allows.codes : []
    }
  ]
}

/** Hundredths of an amount, exactly: a share of it is compared without rounding. */
const hundredths = (value: string | undefined): number | undefined =>
  value !== undefined && fits({ kind: "decimal" }, value) ? Math.round(Number(value) * 100) : undefined

/** What a field must not be beside others. */
const ofOthers = (rules: RegistrationRules, field: FieldRule, value: string, record: RegistrationRecord): Findings => {
  const { share, without } = field
  const valueIn = (name: string): string | undefined => {
    const other = named(rules, name, record)
    return other && valueOf(other, record)
  }
  const excluded = without?.fields.filter((name) => !isNothing(valueIn(name))) ?? []
  const [amount, whole] = [hundredths(value), share && hundredths(valueIn(share.of))]
  const isTooHigh = amount !== undefined && whole !== undefined && share && amount * 100 > whole * share.percent
  return [
    ...(without === undefined || isNothing(value)
      ? []
      : excluded.map((other) => ({
          code: "FieldsExclude" as const,
          severity: severityOf(without),
          ...common(field),
          other
        }))),
    ...(share !== undefined && isTooHigh === true
      ? [
          {
            code: "AmountTooHigh" as const,
            severity: severityOf(share),
            ...common(field),
            percent: share.percent,
            of: share.of
          }
        ]
      : [])
  ]
}

/** An amount of nothing is as good as none. */
const isNothing = (value: string | undefined): boolean => value === undefined || hundredths(value) === 0

const ofField = (rules: RegistrationRules, field: FieldRule, record: RegistrationRecord): Findings => {
  if (isErased(field, record)) {
    return field.need.is === "optional" ? [] : [{ code: "FieldErased", severity: "warning", ...common(field) }]
  }
  const value = valueOf(field, record)
  if (value === undefined) return ofNeed(rules, field, record)
  return [...ofForm(field, value), ...ofOthers(rules, field, value, record)]
}

/** A value in a field that the call does not have. */
const ofCalls = (field: FieldRule, record: RegistrationRecord): Findings => {
  const { calls } = field
  if (calls === undefined || includes(calls, record.callYear) || valueOf(field, record) === undefined) return []
  const { callYear } = record
  const { first, last } = calls
  return [{ code: "FieldNotInCall", severity: severityOf(calls), ...common(field), callYear, first, last }]
}

/** What the caller gives under a name that no field has: mostly a slip of the pen. */
const ofUnknown = ({ fields }: RegistrationRules, { given }: RegistrationRecord): Findings => {
  const known = new Set(fields.map(({ name }) => name))
  return Object.keys(given)
    .filter((name) => !known.has(name))
    .map((field) => ({ code: "FieldUnknown", severity: "warning", field }))
}

/** Everything that the rules find in the fields, in the order of the rules. */
export const fieldFindings = (rules: RegistrationRules, record: RegistrationRecord): Findings => [
  ...rules.fields.flatMap((field): Findings => {
    if (hasField(field, record.callYear)) return ofField(rules, field, record)
    return named(rules, field.name, record) === undefined ? ofCalls(field, record) : []
  }),
  ...ofUnknown(rules, record)
]

/** What a field says of days and kind, in the call of the record. */
export const told = (
  rules: RegistrationRules,
  record: RegistrationRecord,
  tells: NonNullable<FieldRule["tells"]>
): string | undefined => {
  const field = rules.fields.find((each) => each.tells === tells && hasField(each, record.callYear))
  const value = field && valueOf(field, record)
  return field !== undefined && value !== undefined && fits(field.form.allows, value) ? value : undefined
}
