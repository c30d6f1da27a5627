/**
 * What a source file asks of others, types counted: its imports, and its reaches for clock and chance.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import {
  type ImportDeclaration,
  type ModuleExportName,
  parseSync,
  type TSImportTypeQualifier,
  Visitor
} from "oxc-parser"

/** One import or re-export. */
export interface Import {
  readonly specifier: string
  /** The names taken; "*" stands for all of them. */
  readonly names: ReadonlyArray<string>
  readonly line: number
}

/** An expression whose answer differs from call to call. */
export interface Reach {
  readonly expression: string
  readonly line: number
}

/** A parsed file. */
export interface SourceFile {
  /** From the root, with slashes: "packages/core/src/index.ts". */
  readonly path: string
  readonly imports: ReadonlyArray<Import>
  readonly reaches: ReadonlyArray<Reach>
}

const clocksAndChance = new Set([
  "Date.now",
  "DateTime.now",
  "DateTime.nowUnsafe",
  "DateTime.nowInCurrentZone",
  "performance.now",
  "Math.random",
  "crypto.randomUUID",
  "crypto.getRandomValues"
])

const nameOf = (node: ModuleExportName): string => (node.type === "Literal" ? node.value : node.name)

const firstOf = (qualifier: TSImportTypeQualifier): string =>
  qualifier.type === "Identifier" ? qualifier.name : firstOf(qualifier.left)

const namesOf = (declaration: ImportDeclaration): ReadonlyArray<string> =>
  declaration.specifiers.map((specifier) =>
    specifier.type === "ImportSpecifier"
      ? nameOf(specifier.imported)
      : specifier.type === "ImportDefaultSpecifier"
        ? "default"
        : "*"
  )

const parse = (root: string, path: string): SourceFile => {
  const text = readFileSync(join(root, path), "utf8")
  const { errors, program } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors.map(({ message }) => message).join("; ")}`)
  const imports: Array<Import> = []
  const reaches: Array<Reach> = []
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length
  const taken = (specifier: string, names: ReadonlyArray<string>, node: { readonly start: number }): void => {
    imports.push({ specifier, names, line: lineAt(node.start) })
  }
  new Visitor({
    ImportDeclaration: (node) => taken(node.source.value, namesOf(node), node),
    ExportAllDeclaration: (node) => taken(node.source.value, ["*"], node),
    ExportNamedDeclaration: (node) => {
      if (node.source === null) return
      const names = node.specifiers.map(({ local }) => nameOf(local))
      taken(node.source.value, names, node)
    },
    ImportExpression: (node) => {
      const { source } = node
      taken(source.type === "Literal" ? String(source.value) : "(computed)", ["*"], node)
    },
    TSImportType: (node) => {
      taken(node.source.value, [node.qualifier === null ? "*" : firstOf(node.qualifier)], node)
    },
    MemberExpression: (node) => {
      const expression = text.slice(node.start, node.end)
      if (clocksAndChance.has(expression)) reaches.push({ expression, line: lineAt(node.start) })
    },
    NewExpression: (node) => {
      const now = node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0
      if (now) reaches.push({ expression: "new Date()", line: lineAt(node.start) })
    }
  }).visit(program)
  return { path, imports, reaches }
}

/** Every TypeScript file below `<dir>/src`. */
export const sourceFiles = (root: string, dir: string): ReadonlyArray<SourceFile> =>
  existsSync(join(root, dir, "src"))
    ? readdirSync(join(root, dir, "src"), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .toSorted()
        .map((file) => parse(root, `${dir}/src/${file.replaceAll("\\", "/")}`))
    : []
