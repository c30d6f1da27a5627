/**
 * A parsed file of the core: what it declares, in which words, and what it takes from where.
 */
import { globSync } from "node:fs"
import { dirname, join } from "node:path"
import { type Comment, type ModuleExportName, parseSync, type Program, Visitor } from "oxc-parser"
import { read, root } from "./Repository.ts"

/** A name at the top of a file. */
export interface Declaration {
  /** The comment in front of it, in one line. */
  readonly sentence: string
  readonly exported: boolean
  /** Every name that occurs in it: other declarations, fields, members. */
  readonly names: Set<string>
  /** The comments in front of the fields inside it. */
  readonly fields: Map<string, string>
  /** Texts by the field that they are the value of, such as `code` and `NoGoal`. */
  readonly texts: Array<readonly [field: string, text: string]>
}

/** A name in another file; `*` is the whole file. */
export interface Link {
  readonly path: string
  readonly name: string
}

/** A parsed file. */
export interface Source {
  readonly path: string
  readonly declarations: ReadonlyMap<string, Declaration>
  readonly imports: ReadonlyMap<string, Link>
  /** What it hands on from other files. */
  readonly exports: ReadonlyMap<string, Link>
}

type Statement = Program["body"][number]
interface Span {
  readonly start: number
  readonly end: number
}

const nameOf = (node: ModuleExportName): string => (node.type === "Literal" ? node.value : node.name)

const namesIn = (statement: Statement): ReadonlyArray<string> => {
  const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement
  switch (declared?.type) {
    case "VariableDeclaration":
      return declared.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []))
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
      return [declared.id.name]
    case "ClassDeclaration":
      return declared.id === null ? [] : [declared.id.name]
    default:
      return []
  }
}

const inOneLine = ({ value }: Comment): string =>
  value
    .replaceAll(/^\s*\*+/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim()

/** Finds the documenting comment that ends right in front of an offset. */
const commentFinder = (text: string, comments: ReadonlyArray<Comment>) => (offset: number) => {
  const found = comments.find(
    ({ end, value }) => value.startsWith("*") && end <= offset && text.slice(end, offset).trim() === ""
  )
  return found === undefined ? "" : inOneLine(found)
}

/** The links that a statement makes to other files: what it imports, what it hands on. */
const linksOf = (statement: Statement, from: string): ReadonlyArray<readonly [name: string, link: Link]> => {
  const linked = (specifier: string, name: string): Link => ({ path: join(dirname(from), specifier), name })
  switch (statement.type) {
    case "ImportDeclaration":
      return statement.specifiers.map((specifier) => [
        specifier.local.name,
        linked(statement.source.value, specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : "*")
      ])
    case "ExportAllDeclaration":
      return statement.exported === null ? [] : [[nameOf(statement.exported), linked(statement.source.value, "*")]]
    case "ExportNamedDeclaration": {
      const { source } = statement
      return source === null
        ? []
        : statement.specifiers.map(({ exported, local }) => [nameOf(exported), linked(source.value, nameOf(local))])
    }
    default:
      return []
  }
}

const parse = (path: string): Source => {
  const text = read(path)
  const { comments, program } = parseSync(path, text)
  const commentAt = commentFinder(text, comments)
  const declarations = new Map<string, Declaration>()
  const spans: Array<readonly [Span, Declaration]> = []
  const links = new Map<Statement["type"], Array<readonly [string, Link]>>()
  for (const statement of program.body) {
    links.set(statement.type, [...(links.get(statement.type) ?? []), ...linksOf(statement, path)])
    const exported = statement.type === "ExportNamedDeclaration"
    for (const name of namesIn(statement)) {
      // A schema and its type share a name: the schema comes first and has the sentence.
      const known = declarations.get(name)
      const sentence = commentAt(statement.start)
      const made = known ?? { sentence, exported, names: new Set(), fields: new Map(), texts: [] }
      declarations.set(name, made)
      spans.push([statement, made])
    }
  }
  const around = ({ start }: Span) =>
    spans.flatMap(([span, made]) => (span.start <= start && start < span.end ? [made] : []))
  const field = (node: Span & { readonly key: Span }) => {
    const name = text.slice(node.key.start, node.key.end).replaceAll('"', "")
    for (const { fields, names } of around(node)) {
      names.add(name)
      const comment = commentAt(node.start)
      if (comment !== "" && !fields.has(name)) fields.set(name, comment)
    }
    return name
  }
  new Visitor({
    Identifier: (node) => around(node).forEach(({ names }) => names.add(node.name)),
    TSPropertySignature: (node) => void field(node),
    TSMethodSignature: (node) => void field(node),
    Property: (node) => {
      const name = field(node)
      const value = node.value.type === "Literal" ? node.value.value : undefined
      if (typeof value === "string") around(node).forEach(({ texts }) => texts.push([name, value]))
    }
  }).visit(program)
  const imports = new Map(links.get("ImportDeclaration"))
  const exports = new Map([
    ...(links.get("ExportAllDeclaration") ?? []),
    ...(links.get("ExportNamedDeclaration") ?? [])
  ])
  return { path, declarations, imports, exports }
}

const core = "packages/core/src"

/** Every file of the core, by its path from the root. */
export const sources: ReadonlyMap<string, Source> = new Map(
  globSync("**/*.ts", { cwd: join(root, core) })
    .map((file) => join(core, file))
    .toSorted()
    .map((path) => [path, parse(path)])
)

/** A file of the core, by its path below its `src`. */
export const sourceOf = (file: string): Source => {
  const found = sources.get(join(core, file))
  if (found === undefined) throw new Error(`${core} has no ${file}`)
  return found
}

/** The sentence in front of a declaration; a page cannot do without it. */
export const sentenceOf = (file: string, name: string): string => {
  const sentence = sourceOf(file).declarations.get(name)?.sentence ?? ""
  if (sentence === "") throw new Error(`${name} in ${core}/${file} has no sentence`)
  return sentence
}
