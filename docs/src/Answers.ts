/**
 * The shapes of values that the core gives out, as its sources declare them: fields with their types and comments.
 */
import { type Expression, type ObjectExpression, parseSync, type TSInterfaceDeclaration } from "oxc-parser"
import { read } from "./Repository.ts"
import { sources } from "./Source.ts"
import { commentFinder, type Link, type Span, type Statement } from "./Syntax.ts"

/** A field, its type as TypeScript writes it, and what the source says of it. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly note: string
}

interface File {
  readonly path: string
  readonly statements: ReadonlyArray<Statement | null>
  readonly textOf: (span: Span) => string
  readonly noteOf: (span: Span) => string
}

const files = new Map<string, File>()

/** A file of the core with its statements, out of their `export`. */
export const fileAt = (path: string): File => {
  const known = files.get(path)
  if (known !== undefined) return known
  const text = read(path)
  const { comments, program } = parseSync(path, text)
  const commentAt = commentFinder(text, comments)
  const made: File = {
    path,
    statements: program.body.map((each) => (each.type === "ExportNamedDeclaration" ? each.declaration : each)),
    textOf: ({ end, start }) => text.slice(start, end),
    noteOf: ({ start }) => commentAt(start)
  }
  files.set(path, made)
  return made
}

/** A type in one line, without what says that it is only read. */
export const typeText = (file: File, span: Span): string =>
  file
    .textOf(span)
    .replaceAll(/\/\*\*[\s\S]*?\*\//g, "")
    .replaceAll("readonly ", "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/Readonly<(Record<string, [^<>]*(?:<[^<>]*>)?[^<>]*>)>/g, "$1")
    .replaceAll("ReadonlyArray<", "Array<")
    .replace(/^\| /, "")
    .replace(/^Readonly<(.*)>$/, "$1")
    .replaceAll(/\(typeof (\w+)\)\[number\]/g, (text, name: string) => {
      const value = valueOf(file, name)
      return value === undefined ? text : wordsIn(file, value).join(" | ")
    })
    .trim()

/** Where a name that a file uses is declared; nothing where it is none of the core's. */
export const declaredIn = (path: string, name: string): Link | undefined => {
  const source = sources.get(path)
  if (source?.declarations.has(name) === true) return { path, name }
  const link = source?.imports.get(name) ?? source?.exports.get(name)
  return link === undefined || link.path === path || !sources.has(link.path)
    ? undefined
    : declaredIn(link.path, link.name)
}

const interfaceOf = (file: File, name: string): TSInterfaceDeclaration | undefined =>
  file.statements.find(
    (each): each is TSInterfaceDeclaration => each?.type === "TSInterfaceDeclaration" && each.id.name === name
  )

/** What a name stands for, without `as const`. */
const valueOf = (file: File, name: string): Expression | undefined => {
  for (const each of file.statements) {
    if (each?.type !== "VariableDeclaration") continue
    const found = each.declarations.find(({ id }) => id.type === "Identifier" && id.name === name)?.init
    if (found !== undefined && found !== null) return found.type === "TSAsExpression" ? found.expression : found
  }
  return undefined
}

/** The value behind an expression that is the name of one, and the file in which that stands. */
const behind = (file: File, node: Expression): readonly [File, Expression] => {
  if (node.type !== "Identifier") return [file, node]
  const link = declaredIn(file.path, node.name)
  const home = link === undefined ? file : fileAt(link.path)
  return [home, valueOf(home, link?.name ?? node.name) ?? node]
}

/** The arguments of `Schema.<name>(…)`. */
const argumentsOf = (file: File, node: Expression, name: string): ReadonlyArray<Expression> | undefined =>
  node.type === "CallExpression" && file.textOf(node.callee) === `Schema.${name}`
    ? node.arguments.flatMap((each) => (each.type === "SpreadElement" ? [] : [each]))
    : undefined

const plainTypes: Readonly<Record<string, string>> = {
  "Schema.String": "string",
  "Schema.Int": "number",
  "Schema.Number": "number",
  "Schema.Boolean": "boolean"
}

/** The type of a schema, as TypeScript would write it. */
const schemaText = (file: File, node: Expression): string => {
  const argument = (name: string): Expression | undefined => argumentsOf(file, node, name)?.at(-1)
  const [nullable, each, value, optional] = ["NullOr", "Array", "Record", "optionalKey"].map(argument)
  if (nullable !== undefined) return `${schemaText(file, nullable)} | null`
  if (each !== undefined) return `Array<${schemaText(file, each)}>`
  if (value !== undefined) return `Record<string, ${schemaText(file, value)}>`
  if (optional !== undefined) return schemaText(file, optional)
  const struct = argument("Struct")
  if (struct?.type === "ObjectExpression") {
    return `{ ${fieldsIn(file, struct)
      .map(({ name, type }) => `${name}: ${type}`)
      .join(", ")} }`
  }
  const literals = argument("Literals")
  if (literals?.type === "ArrayExpression") return wordsIn(file, literals).join(" | ")
  const text = file.textOf(node)
  return plainTypes[text] ?? text
}

const isOptional = (file: File, node: Expression): boolean => argumentsOf(file, node, "optionalKey") !== undefined

/** The fields of an object of schemas; those that are spread into it stand where they are. */
const fieldsIn = (file: File, { properties }: ObjectExpression): ReadonlyArray<Field> =>
  properties.flatMap((property) => {
    if (property.type === "SpreadElement") {
      const [home, value] = behind(file, property.argument)
      return value.type === "ObjectExpression" ? fieldsIn(home, value) : []
    }
    const mark = isOptional(file, property.value) ? "?" : ""
    const type = schemaText(file, property.value)
    return [{ name: `${file.textOf(property.key)}${mark}`, type, note: file.noteOf(property) }]
  })

/** The texts of a list; of another list that is spread into it, those of that. */
const wordsIn = (file: File, node: Expression): ReadonlyArray<string> => {
  if (node.type !== "ArrayExpression") return []
  return node.elements.flatMap((each) => {
    if (each?.type === "Literal") return [file.textOf(each)]
    if (each?.type !== "SpreadElement") return []
    const name = file.textOf(each.argument).replace(/\.literals$/, "")
    const link = declaredIn(file.path, name)
    if (link === undefined) return []
    const [words, value] = [wordsOf(link), valueOf(fileAt(link.path), link.name)]
    return words.length > 0 || value === undefined ? words : wordsIn(fileAt(link.path), value)
  })
}

/** What an interface takes from those that it extends, of `Pick` the names picked. */
const inherited = (file: File, { extends: parents }: TSInterfaceDeclaration): ReadonlyArray<Field> =>
  parents.flatMap(({ expression, typeArguments }) => {
    const [of, names] = typeArguments?.params ?? []
    const name = file.textOf(of ?? expression)
    const all = fieldsOf(declaredIn(file.path, name)) ?? []
    const picked = names === undefined ? undefined : file.textOf(names)
    return picked === undefined ? all : all.filter((field) => picked.includes(JSON.stringify(field.name)))
  })

/** The fields of what is declared there; nothing where it is no object with known fields. */
export const fieldsOf = (link: Link | undefined): ReadonlyArray<Field> | undefined => {
  if (link === undefined) return undefined
  const file = fileAt(link.path)
  const declared = interfaceOf(file, link.name)
  if (declared !== undefined) {
    const own = declared.body.body.flatMap((member): ReadonlyArray<Field> => {
      if (member.type !== "TSPropertySignature" || member.typeAnnotation === null) return []
      const name = `${file.textOf(member.key)}${member.optional ? "?" : ""}`
      return [{ name, type: typeText(file, member.typeAnnotation.typeAnnotation), note: file.noteOf(member) }]
    })
    return [...inherited(file, declared), ...own]
  }
  const value = valueOf(file, link.name)
  const list = value === undefined ? undefined : argumentsOf(file, value, "Array")?.[0]
  const [home, schema] = list === undefined ? [file, value] : behind(file, list)
  const [struct] = schema === undefined ? [] : (argumentsOf(home, schema, "Struct") ?? [])
  if (struct === undefined) return undefined
  const [at, fields] = behind(home, struct)
  return fields.type === "ObjectExpression" ? fieldsIn(at, fields) : undefined
}

/** Whether what is declared there is a list; its fields are then those of each entry. */
export const isList = ({ name, path }: Link): boolean => {
  const value = valueOf(fileAt(path), name)
  return value !== undefined && argumentsOf(fileAt(path), value, "Array") !== undefined
}

/** The words that what is declared there may be; none where it is no list of words. */
export const wordsOf = ({ name, path }: Link): ReadonlyArray<string> => {
  const file = fileAt(path)
  const value = valueOf(file, name)
  const [words] = value === undefined ? [] : (argumentsOf(file, value, "Literals") ?? [])
  return words === undefined ? [] : wordsIn(...behind(file, words))
}
