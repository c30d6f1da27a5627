/**
 * What a decision can lead to, as its source says: the refusals and events named in it and in all that it leans on.
 */
import { ConsortiumCodec, Decisions, Refusal } from "@westum/mobility"
import { sourceOf, sources } from "./Source.ts"
import type { Link } from "./Syntax.ts"

/** The refusals and events within reach. */
export interface Reach {
  readonly refusals: ReadonlyArray<string>
  readonly events: ReadonlyArray<string>
  /** Whether the history that would result is judged, by the rules that decisions share. */
  readonly judgesHistory: boolean
}

const historyRules: Link = { path: sourceOf("mobility/HistoryRules.ts").path, name: "historyRefusal" }

const keyOf = ({ name, path }: Link): string => `${path} ${name}`

/** The declarations that one names, in its own file or through imports. */
const namedBy = ({ name, path }: Link): ReadonlyArray<Link> => {
  const source = sources.get(path)
  return [...(source?.declarations.get(name)?.names ?? [])].flatMap((other) => {
    const link = source?.declarations.has(other) === true ? { path, name: other } : source?.imports.get(other)
    return link === undefined ? [] : [link]
  })
}

/** Everything within reach. What stands behind the rules of history belongs to them, wherever else one begins. */
const reachable = (from: Link): ReadonlyMap<string, Link> => {
  const border = keyOf(historyRules)
  const seen = new Map<string, Link>([[keyOf(from), from]])
  for (const [key, link] of seen) {
    if (key === border && link !== from) continue
    for (const next of namedBy(link)) if (!seen.has(keyOf(next))) seen.set(keyOf(next), next)
  }
  return seen
}

const codes: ReadonlySet<string> = new Set(Refusal.refusalCodes)
const types: ReadonlySet<string> = new Set(Object.keys(ConsortiumCodec.definitions))

/** In the order in which the sources of refusals and events name them. */
const inOrder = (order: ReadonlySet<string>, texts: ReadonlyArray<readonly [string, string]>, field: string) => {
  const found = new Set(texts.flatMap(([name, text]) => (name === field ? [text] : [])))
  return [...order].filter((text) => found.has(text))
}

const reachFrom = (from: Link): Reach => {
  const links = reachable(from)
  const texts = [...links.values()].flatMap(({ name, path }) => sources.get(path)?.declarations.get(name)?.texts ?? [])
  return {
    refusals: inOrder(codes, texts, "code"),
    events: inOrder(types, texts, "type"),
    judgesHistory: links.has(keyOf(historyRules))
  }
}

const decisionOf = (command: string): Link => {
  const name = command.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const link = sourceOf("consortium/Decisions.ts").imports.get(name)
  if (link === undefined) throw new Error(`the decision for ${command} is not imported as ${name}`)
  return link
}

/** What each command can lead to, by its type. */
export const reaches: ReadonlyMap<string, Reach> = new Map(
  Object.keys(Decisions.decisions).map((command) => [command, reachFrom(decisionOf(command))])
)

/** The refusals of the rules by which every history is judged. */
export const historyRefusals: ReadonlyArray<string> = reachFrom(historyRules).refusals
