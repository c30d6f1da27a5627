/**
 * What single statements of a file say: the names they declare, the files they lean on, the comments in front of them.
 */
import { dirname, join } from "node:path"
import type { Comment, ModuleExportName, Program } from "oxc-parser"

/** A statement at the top of a file. */
export type Statement = Program["body"][number]

/** Where something stands in a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A name in another file; `*` is the whole file. */
export interface Link {
  readonly path: string
  readonly name: string
}

const nameOf = (node: ModuleExportName): string => (node.type === "Literal" ? node.value : node.name)

/** The names that a statement declares. */
export const namesIn = (statement: Statement): ReadonlyArray<string> => {
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

/** What a statement of the file imports, by the name it has there. */
export const importsOf = (statement: Statement, file: string): ReadonlyArray<readonly [string, Link]> => {
  if (statement.type !== "ImportDeclaration") return []
  const path = join(dirname(file), statement.source.value)
  return statement.specifiers.map((specifier) => [
    specifier.local.name,
    { path, name: specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : "*" }
  ])
}

/** What a statement of the file hands on from another one. */
export const exportsOf = (statement: Statement, file: string): ReadonlyArray<readonly [string, Link]> => {
  if (statement.type === "ExportAllDeclaration" && statement.exported !== null) {
    return [[nameOf(statement.exported), { path: join(dirname(file), statement.source.value), name: "*" }]]
  }
  if (statement.type !== "ExportNamedDeclaration" || statement.source === null) return []
  const path = join(dirname(file), statement.source.value)
  return statement.specifiers.map(({ exported, local }) => [nameOf(exported), { path, name: nameOf(local) }])
}

const inOneLine = ({ value }: Comment): string =>
  value
    .replaceAll(/^\s*\*+/gm, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\*([\w ]+)\*/g, "_$1_")
    .trim()

/** Finds the documenting comment that ends right in front of an offset. */
export const commentFinder =
  (text: string, comments: ReadonlyArray<Comment>) =>
  (offset: number): string => {
    const found = comments.find(
      ({ end, value }) => value.startsWith("*") && end <= offset && text.slice(end, offset).trim() === ""
    )
    return found === undefined ? "" : inOneLine(found)
  }
