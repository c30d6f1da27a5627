/**
 * Findings in people's languages: templates as data, filled with a finding's values.
 */
import type { Stage } from "../mobility/Stage.ts"
import type { Who } from "../programme/ActivityType.ts"
import type { ConsortiumFinding } from "../programme/Finding.ts"
import type { Length } from "../programme/Length.ts"
import type { Mode } from "../mobility/Mode.ts"
import { filled, joined, type Template, type Value, type Values } from "../refusal/Catalogue.ts"
import type { FormKind } from "../registration/FieldForm.ts"
import type { RowFinding } from "../registration/RegistrationFinding.ts"

/** Any finding: of a row, of days and kind of a mobility, of the members of a project. */
export type AnyFinding = RowFinding | ConsortiumFinding

/** What codes are called, each in the place where the templates put it. */
export interface FindingWords {
  /** After "it is": in English `approved`. */
  readonly stages: Readonly<Record<Stage, string>>
  readonly modes: Readonly<Record<Mode, string>>
  /** Kinds of participants, several of them: in English `learners`. */
  readonly who: Readonly<Record<Who, string>>
  /** What a field of the form has to be: in English, after "it has to be", `a date (YYYY-MM-DD)`. `{count}` and `{codes}` are its own. */
  readonly forms: Readonly<Record<FormKind, Template>>
  /** One and several of a unit: in English `month` and `months`. */
  readonly units: Readonly<Record<Length["unit"], readonly [one: string, several: string]>>
}

/** One language. */
export interface FindingCatalogue {
  readonly templates: Readonly<Record<AnyFinding["code"], Template>>
  readonly words: FindingWords
  /** What joins the last two of several: "learners and staff", "physical or blended". */
  readonly and: string
  readonly or: string
  /** What stands for a day that nobody knows. */
  readonly unknown: string
}

/** What fields are called in a language, by their names in the tool. */
export type FieldNames = Readonly<Record<string, string>>

/** Which values are codes, and of which kind; and which name fields. */
const kinds: ReadonlyMap<string, "stages" | "modes" | "who"> = new Map([
  ["stage", "stages"],
  ["mode", "modes"],
  ["allowed", "modes"],
  ["who", "who"]
])
const fields: ReadonlySet<string> = new Set(["field", "other", "of", "because"])

/** Values of which one is enough. */
const alternatives: ReadonlySet<string> = new Set(["allowed", "codes"])

const named = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name

const isPlain = (value: unknown): value is Value =>
  value === null ||
  typeof value === "string" ||
  typeof value === "number" ||
  (Array.isArray(value) && value.every((each) => typeof each === "string"))

/** The values of a finding, those inside others beside them, and a length in one piece. */
const valuesOf = ({ words }: FindingCatalogue, finding: AnyFinding): Values => {
  const plain: Record<string, Value> = {}
  for (const [name, value] of Object.entries("calls" in finding ? { ...finding, ...finding.calls } : finding)) {
    if (isPlain(value)) plain[name] = value
  }
  if (!("unit" in finding)) return plain
  const [one, several] = words.units[finding.unit]
  return { ...plain, length: `${finding.count} ${finding.count === 1 ? one : several}` }
}

const worded = (
  catalogue: FindingCatalogue,
  names: FieldNames,
  values: Values,
  name: string,
  value: Value = null
): string => {
  const { and, or, unknown, words } = catalogue
  if (value === null) return unknown
  if (typeof value === "number") return String(value)
  const kind = kinds.get(name)
  const known: FieldNames = fields.has(name) ? names : kind === undefined ? {} : words[kind]
  if (typeof value !== "string") {
    const each = value.map((one) => named(known, one))
    return joined(each, alternatives.has(name) ? or : and)
  }
  if (name !== "form") return named(known, value)
  const template = Object.entries(words.forms).find(([form]) => form === value)?.[1] ?? value
  return filled(template, values, (inner, of) => worded(catalogue, names, values, inner, of))
}

/** A finding in words; fields are called by their names in the tool where they have no other. */
export const findingIn = (catalogue: FindingCatalogue, finding: AnyFinding, names: FieldNames = {}): string => {
  const values = valuesOf(catalogue, finding)
  return filled(catalogue.templates[finding.code], values, (name, value) =>
    worded(catalogue, names, values, name, value)
  )
}
