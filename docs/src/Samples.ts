/**
 * Example values of schemas, in which a text that may be any is the path of its field: so tags tell where they come from.
 */
import { Schema } from "effect"
import {
  type Any,
  inner,
  isBrand,
  isList,
  isLiteral,
  isLiterals,
  isOptional,
  isRecord,
  isStruct,
  isUnion
} from "./Shapes.ts"

/** Texts that may not be any. */
const texts: Readonly<Record<string, string>> = {
  CalendarDate: "2019-09-01",
  TimeZone: "UTC",
  ReasonCode: "reason",
  Currency: "EUR",
  CountryCode: "SE",
  VersionName: "final-1"
}

const plain: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["Number", 1],
  ["Boolean", true]
])

/** A value with, or without, everything that is optional. */
export const sampleOf = (schema: Any, full: boolean, path = ""): unknown => {
  if (isOptional(schema)) return sampleOf(inner(schema), full, path)
  if (isLiterals(schema)) return schema.literals[0]
  if (isLiteral(schema)) return schema.literal
  if (isUnion(schema)) return sampleOf(schema.members[0] ?? Schema.Null, full, path)
  if (isRecord(schema)) return {}
  if (isList(schema)) return [sampleOf(schema.value, full, path)]
  if (isBrand(schema)) return texts[schema.identifier] ?? path
  if (!isStruct(schema)) return plain.get(schema.ast._tag) ?? (schema.ast._tag === "Null" ? null : path)
  const fields = Object.entries(schema.fields).filter(([, field]) => full || !isOptional(field))
  return Object.fromEntries(
    fields.map(([name, field]) => [name, sampleOf(field, full, path === "" ? name : `${path}.${name}`)])
  )
}
