/**
 * Schemas in words: the names of their types, and the fields of those that have some.
 */
import {
  Award,
  BudgetHeading,
  CorrectionEvent,
  CountryGroups,
  Goal,
  MobilityEvent,
  Rate,
  DateName,
  Role,
  Settings,
  Stage,
  TravelTable
} from "@westum/mobility"
import { Schema } from "effect"

/** What is known of any schema. */
export type Any = Schema.Top

type Fields = Readonly<Record<string, Any>>

/** Whether it has fields. */
export const isStruct = (schema: Any): schema is Any & { readonly fields: Fields } => "fields" in schema

/** Whether it is the list of its literals. */
export const isLiterals = (schema: Any): schema is Any & { readonly literals: ReadonlyArray<string> } =>
  "literals" in schema

/** Whether it is one literal. */
export const isLiteral = (schema: Any): schema is Any & { readonly literal: string | boolean } => "literal" in schema

/** Whether it is one of several schemas. */
export const isUnion = (schema: Any): schema is Any & { readonly members: ReadonlyArray<Any> } => "members" in schema

/** Whether it is a brand. */
export const isBrand = (schema: Any): schema is Any & { readonly identifier: string } => "identifier" in schema

/** Whether it is a record. */
export const isRecord = (schema: Any): schema is Any & { readonly value: Any } => "key" in schema && "value" in schema

/** Whether it is a list. */
export const isList = (schema: Any): schema is Any & { readonly value: Any } => "value" in schema && !("key" in schema)

/** Whether it stands around another schema: optional fields do. */
const isWrapper = (schema: Any): schema is Any & { readonly schema: Any } => "schema" in schema && !isBrand(schema)

/** Whether a field may be absent. */
export const isOptional = (schema: Any): boolean => schema.ast.context?.isOptional === true

/** A field's schema without its being optional. */
export const inner = (schema: Any): Any => (isOptional(schema) && isWrapper(schema) ? schema.schema : schema)

const excess = inner(MobilityEvent.Approved.fields.excess)
const over = isStruct(excess) ? excess.fields["over"] : undefined

/** The shapes that have names of their own, by their schema. */
export const named: ReadonlyMap<Any | undefined, string> = new Map<Any | undefined, string>([
  [MobilityEvent.Approved.fields.stay, "Stay"],
  [CorrectionEvent.DetailsCorrected.fields.before, "Standing"],
  [CorrectionEvent.DetailsCorrected.fields.changes, "Changes"],
  [excess, "Excess"],
  [over !== undefined && isList(over) ? over.value : undefined, "OverLimit"],
  [Award.Award, "Award"],
  [BudgetHeading.BudgetHeading, "BudgetHeading"],
  [CountryGroups.CountryGroups, "CountryGroups"],
  [TravelTable.TravelTable, "TravelTable"],
  [TravelTable.DistanceBand, "DistanceBand"],
  [Rate.Rate, "Rate"],
  [Rate.Rate.fields.calls, "{ from, to }, the years of the first and the last call"],
  [Goal.Goal, "Goal"],
  [Goal.Target, "Target"],
  [Settings.Settings, "Settings"],
  [Role.Scope, "Scope"],
  [Stage.Stage, "Stage"],
  [DateName.DateName, "DateName"],
  [Schema.Natural, "whole number, 0 or more"],
  [Schema.Int, "whole number"]
])

const kinds: Readonly<Record<string, string>> = { String: "text", Number: "number", Boolean: "true or false" }

/** What a schema of a plain kind asks for besides the kind. */
const limits = (schema: Any): string => {
  const expected = (schema.ast.checks ?? []).map(({ annotations }) => annotations?.["expected"] ?? "")
  const short = expected.map((text) => text.replace("a value with a length of ", "")).filter((text) => text !== "")
  return short.length === 0 ? "" : ` (${short.join(", ")})`
}

const fieldText = ([name, schema]: readonly [string, Any]): string =>
  `${name}${isOptional(schema) ? "?" : ""}: ${typeOf(schema)}`

/** A schema's type in words. */
export const typeOf = (schema: Any): string => {
  const name = named.get(schema)
  if (name !== undefined) return name
  if (isOptional(schema)) return typeOf(inner(schema))
  if (isBrand(schema)) return schema.identifier
  if (isLiterals(schema)) return schema.literals.map((literal) => JSON.stringify(literal)).join(" or ")
  if (isLiteral(schema)) return JSON.stringify(schema.literal)
  if (isUnion(schema)) return schema.members.map(typeOf).join(" or ")
  if (isRecord(schema)) return `${typeOf(schema.value)} by key`
  if (isList(schema)) return `list of ${typeOf(schema.value)}`
  if (isStruct(schema)) return `{ ${Object.entries(schema.fields).map(fieldText).join(", ")} }`
  if (schema.ast._tag === "Null") return "null"
  return `${kinds[schema.ast._tag] ?? schema.ast._tag}${limits(schema)}`
}
