/**
 * The page of the read models that come with the library.
 */
import * as core from "@westum/mobility"
import { basename } from "node:path"
import { blocks, code, generated, type Page, table } from "./Markdown.ts"
import { sourceOf, sources } from "./Source.ts"

type Model = (typeof core.shippedReadModels)[number]
type Derived = (typeof core.shippedDerivedRows)[number]

/** Where a value of the core is declared, and how it is called from outside. */
interface Place {
  readonly path: string
  readonly name: string
  readonly called: string
}

/** Found by itself among all that the core exports: no list has to be kept of what is listed already. */
const placeOf = (value: unknown): Place => {
  for (const [namespace, inside] of Object.entries<unknown>({ ...core })) {
    if (typeof inside !== "object" || inside === null) continue
    const name = Object.entries<unknown>({ ...inside }).find(([, each]) => each === value)?.[0]
    const path = sourceOf("index.ts").exports.get(namespace)?.path
    if (name !== undefined && path !== undefined) return { path, name, called: `${namespace}.${name}` }
  }
  throw new RangeError("what ships is not exported by any namespace of the core")
}

/** The declared columns of a file: what is said of all of them, and of single ones. */
const columnsIn = ({ path }: Place) => {
  const declared = [...(sources.get(path)?.declarations ?? [])].filter(([name]) => name.endsWith("Columns"))
  if (declared.length !== 1) throw new RangeError(`${basename(path)} declares ${declared.length} types of columns`)
  return {
    sentence: declared.map(([, { sentence }]) => sentence).join(" "),
    notes: new Map(declared.flatMap(([, { fields }]) => [...fields]))
  }
}

const columnTable = (columns: Model["columns"], notes: ReadonlyMap<string, string>): string =>
  table(
    ["Column", "Kept as", ""],
    Object.entries(columns).map(([name, type]) => [code(name), type, notes.get(name) ?? ""])
  )

const sentenceAt = ({ name, path }: Place): string => sources.get(path)?.declarations.get(name)?.sentence ?? ""

const ofModel = (model: Model): string => {
  const place = placeOf(model)
  const { notes, sentence } = columnsIn(place)
  const state = `The state of a row is that of the projection ${code(model.projection.name)}.`
  return blocks(
    `### ${code(place.called)}`,
    `${sentenceAt(place)} ${state}`,
    sentence,
    columnTable(model.columns, notes)
  )
}

const ofDerived = (derived: Derived): string => {
  const [place, of] = [placeOf(derived), placeOf(derived.of)]
  const { notes, sentence } = columnsIn(place)
  const shared = `Rows are read out of those of ${code(of.called)}; a condition on ${derived.shared.map(code).join(", ")} spares reading all of them.`
  return blocks(
    `### ${code(place.called)}`,
    `${sentenceAt(place)} ${shared}`,
    sentence,
    columnTable(derived.columns, new Map([...columnsIn(of).notes, ...notes]))
  )
}

const trimmed = (text: string): string => text.trimEnd()

/** Read models and their columns. */
export const readModelsPage = (): Page => ({
  path: "docs/reference/read-models.md",
  text: blocks(
    "# Read models",
    generated,
    "Rows that are kept beside the log, and found by their columns: filtered, sorted, counted, page by page. A column is null where there is nothing to say. Days are texts, such as `2019-11-01`: as texts they sort by time.",
    "## Kept",
    "Each of `shippedReadModels` is kept by a runner of its own (`ReadModelRunner.run`); `Rows.select` asks for its rows.",
    ...core.shippedReadModels.map(ofModel).map(trimmed),
    "## Read out of what is kept",
    "Each of `shippedDerivedRows` has several rows for one that is kept, and is kept nowhere itself: `Deriving.selectDerived` works them out of the states when it is asked. So no figure is counted in two ways, a change of what concerns a whole project is in all of its rows at once, and no row is left over.",
    ...core.shippedDerivedRows.map(ofDerived).map(trimmed)
  )
})
