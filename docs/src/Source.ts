/**
 * The files of the core, parsed: what each declares, in which words, and what it takes from where.
 */
import { globSync } from "node:fs"
import { join } from "node:path"
import { parseSync, Visitor } from "oxc-parser"
import { read, root } from "./Repository.ts"
import { commentFinder, exportsOf, importsOf, type Link, namesIn, type Span } from "./Syntax.ts"

/** A name at the top of a file. */
export interface Declaration {
  /** The comment in front of it, in one line. */
  readonly sentence: string
  readonly exported: boolean
  readonly spans: Array<Span>
  /** Every name that occurs in it: other declarations, fields, members. */
  readonly names: Set<string>
  /** The comments in front of the fields inside it. */
  readonly fields: Map<string, string>
  /** Texts by the field or the variable that they are the value of, such as `code` and `NoGoal`. */
  readonly texts: Array<readonly [field: string, text: string]>
}

/** A parsed file. */
export interface Source {
  readonly path: string
  readonly declarations: ReadonlyMap<string, Declaration>
  readonly imports: ReadonlyMap<string, Link>
  /** What it hands on from other files. */
  readonly exports: ReadonlyMap<string, Link>
}

type Parsed = ReturnType<typeof parseSync>
type CommentAt = ReturnType<typeof commentFinder>

const declare = ({ program }: Parsed, commentAt: CommentAt): ReadonlyMap<string, Declaration> => {
  const declarations = new Map<string, Declaration>()
  for (const statement of program.body) {
    const exported = statement.type === "ExportNamedDeclaration"
    for (const name of namesIn(statement)) {
      // A schema and its type share a name: the schema comes first and has the sentence.
      const known = declarations.get(name)
      const sentence = commentAt(statement.start)
      const made: Declaration = known ?? {
        sentence,
        exported,
        spans: [],
        names: new Set(),
        fields: new Map(),
        texts: []
      }
      made.spans.push(statement)
      declarations.set(name, made)
    }
  }
  return declarations
}

/** Fills the declarations with what stands inside them. */
const fill = (
  declarations: ReadonlyMap<string, Declaration>,
  text: string,
  { program }: Parsed,
  commentAt: CommentAt
): void => {
  const all = [...declarations.values()]
  const around = ({ start }: Span): ReadonlyArray<Declaration> =>
    all.filter(({ spans }) => spans.some((span) => span.start <= start && start < span.end))
  const field = (node: Span & { readonly key: Span }): string => {
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
    VariableDeclarator: (node) => {
      const name = node.id.type === "Identifier" ? node.id.name : undefined
      const value = node.init?.type === "Literal" ? node.init.value : undefined
      if (name !== undefined && typeof value === "string")
        around(node).forEach(({ texts }) => texts.push([name, value]))
    },
    Property: (node) => {
      const name = field(node)
      const value = node.value.type === "Literal" ? node.value.value : undefined
      if (typeof value === "string") around(node).forEach(({ texts }) => texts.push([name, value]))
    }
  }).visit(program)
}

const parse = (path: string): Source => {
  const text = read(path)
  const parsed = parseSync(path, text)
  const commentAt = commentFinder(text, parsed.comments)
  const declarations = declare(parsed, commentAt)
  fill(declarations, text, parsed, commentAt)
  const { body } = parsed.program
  return {
    path,
    declarations,
    imports: new Map(body.flatMap((statement) => importsOf(statement, path))),
    exports: new Map(body.flatMap((statement) => exportsOf(statement, path)))
  }
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

/** The files that declare the commands about a mobility. */
export const commandFiles: ReadonlyArray<string> = [
  "mobility/MobilityCommand.ts",
  "mobility/PaperCommand.ts",
  "mobility/EligibilityCommand.ts",
  "mobility/TermsCommand.ts",
  "mobility/PaymentCommand.ts",
  "mobility/CorrectionCommand.ts"
]

/** The files that declare the commands to a project. */
export const projectCommandFiles: ReadonlyArray<string> = [
  "project/ProjectCommand.ts",
  "project/ProjectCorrectionCommand.ts",
  "project/PhaseCommand.ts"
]

/** The file that declares the name; the first of them where none does. */
export const fileDeclaring = (name: string, files: ReadonlyArray<string>): string => {
  const [first = ""] = files
  return files.find((file) => sourceOf(file).declarations.has(name)) ?? first
}

/** The sentence in front of a declaration; a page cannot do without it. */
export const sentenceOf = (file: string, name: string): string => {
  const sentence = sourceOf(file).declarations.get(name)?.sentence ?? ""
  if (sentence === "") throw new Error(`${name} in ${core}/${file} has no sentence`)
  return sentence
}
