/**
 * What a schema is made of, as it was put together: its syntax tree alone does not keep the names of brands.
 */
import { type Schema, SchemaAST } from "effect"

/** Any schema, whatever its values. */
export type AnySchema = Schema.Constraint

/** A field of a struct. */
export interface Field {
  readonly name: string
  readonly schema: AnySchema
  readonly optional: boolean
}

/** What the values of a schema are. */
export type Shape =
  | { readonly is: "fields"; readonly fields: ReadonlyArray<Field> }
  | { readonly is: "list"; readonly of: AnySchema; readonly least: number }
  | { readonly is: "record"; readonly key: AnySchema; readonly value: AnySchema }
  | { readonly is: "one of"; readonly members: ReadonlyArray<AnySchema> }
  | { readonly is: "constant"; readonly value: unknown }
  | { readonly is: "text"; readonly brand: string | undefined }
  | { readonly is: "number" }
  | { readonly is: "boolean" }
  | { readonly is: "anything" }

const hasFields = (schema: object): schema is { readonly fields: Readonly<Record<string, AnySchema>> } =>
  "fields" in schema
const hasMembers = (schema: object): schema is { readonly members: ReadonlyArray<AnySchema> } => "members" in schema
const hasKey = (schema: object): schema is { readonly key: AnySchema; readonly value: AnySchema } =>
  "key" in schema && "value" in schema
const hasValue = (schema: object): schema is { readonly value: AnySchema } => "value" in schema
const isBranded = (schema: object): schema is { readonly identifier: string } =>
  "identifier" in schema && "schema" in schema
const isWrapped = (schema: object): schema is { readonly schema: AnySchema } => "schema" in schema
const isTransformed = (schema: object): schema is { readonly from: AnySchema } => "from" in schema && "to" in schema

const fieldsOf = (fields: Readonly<Record<string, AnySchema>>): Shape => ({
  is: "fields",
  fields: Object.entries(fields).map(([name, schema]) => ({
    name,
    schema,
    optional: SchemaAST.isOptional(schema.ast)
  }))
})

/** A field that may be left out need not be there with nothing in it: stored text cannot tell the two apart. */
const choiceOf = (members: ReadonlyArray<AnySchema>): Shape => ({
  is: "one of",
  members: members.filter(({ ast }) => !SchemaAST.isUndefined(ast))
})

const leafOf = ({ ast }: AnySchema): Shape | undefined => {
  if (SchemaAST.isLiteral(ast)) return { is: "constant", value: ast.literal }
  if (SchemaAST.isNull(ast)) return { is: "constant", value: null }
  if (SchemaAST.isString(ast)) return { is: "text", brand: undefined }
  if (SchemaAST.isNumber(ast)) return { is: "number" }
  return SchemaAST.isBoolean(ast) ? { is: "boolean" } : undefined
}

/** The shape of what a schema reads; nothing where this program does not know it. */
export const shapeOf = (schema: AnySchema): Shape | undefined => {
  if (SchemaAST.isUnknown(schema.ast)) return { is: "anything" }
  if (hasFields(schema)) return fieldsOf(schema.fields)
  if (hasMembers(schema)) return choiceOf(schema.members)
  if (hasKey(schema)) return { is: "record", key: schema.key, value: schema.value }
  if (hasValue(schema) && SchemaAST.isArrays(schema.ast)) {
    return { is: "list", of: schema.value, least: schema.ast.elements.length }
  }
  if (isTransformed(schema)) return shapeOf(schema.from)
  if (isBranded(schema) && SchemaAST.isString(schema.ast)) return { is: "text", brand: schema.identifier }
  if (isWrapped(schema)) return shapeOf(schema.schema)
  return leafOf(schema)
}
