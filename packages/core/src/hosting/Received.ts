/**
 * Projection: who was received, by member, category and partner, in each calendar year.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { hosting } from "./Hosting.ts"
import { isReceived } from "./HostingStage.ts"
import type { HostingStanding } from "./HostingStanding.ts"

/** What is asked of those who came: year of arrival, member, category, partner, project if any, goals. */
const Kind = Schema.Tuple([
  Schema.Int,
  Schema.String,
  Schema.String,
  Schema.String,
  Schema.NullOr(Schema.String),
  Schema.Array(Schema.String)
])
type Kind = typeof Kind.Type

const toKind = Schema.decodeSync(Schema.fromJsonString(Kind))

/** How many came, by their kind as JSON text. */
export const Received = Schema.Record(Schema.String, Schema.Int)
export type Received = typeof Received.Type

const kindOf = ({ category, days, goals, member, partner, project }: HostingStanding): Kind => [
  Number(days.start.slice(0, 4)),
  member,
  category,
  partner,
  project ?? null,
  goals
]

const tallied = (received: Received, standing: HostingStanding, by: 1 | -1): Received => {
  if (!isReceived(standing.stage)) return received
  const kind = JSON.stringify(kindOf(standing))
  const { [kind]: known = 0, ...others } = received
  return known + by === 0 ? others : { ...others, [kind]: known + by }
}

/** The whole log has the one key. */
export const received: Projection<Received, ConsortiumEvent> = {
  name: "received",
  version: 2,
  schema: Received,
  types: hosting.types,
  initial: {},
  tags: () => [],
  keys: () => [""],
  evolve: (state, event) => {
    if (!("hosting" in event)) return state
    const before = "before" in event ? tallied(state, event.before, -1) : state
    return tallied(before, event.after, 1)
  }
}

/** Of whom it is asked; what is left out does not narrow. */
export interface ReceivedOf {
  readonly year?: number
  readonly member?: string
  readonly category?: string
  readonly partner?: string
  readonly project?: string
  /** A development goal that the stay served. */
  readonly goal?: string
}

/** How many a member received of one category from one partner in one year. */
export interface ReceivedRow {
  readonly year: number
  readonly member: string
  readonly category: string
  readonly partner: string
  readonly number: number
}

/** Who was received, and how many in all. */
export interface ReceivedReport {
  readonly total: number
  /** By category. */
  readonly categories: Readonly<Record<string, number>>
  /** In the order of year, member, category and partner. */
  readonly rows: ReadonlyArray<ReceivedRow>
}

const isOf = ([year, member, category, partner, project, goals]: Kind, of: ReceivedOf): boolean =>
  (of.year ?? year) === year &&
  (of.member ?? member) === member &&
  (of.category ?? category) === category &&
  (of.partner ?? partner) === partner &&
  (of.project === undefined || of.project === project) &&
  (of.goal === undefined || goals.includes(of.goal))

const compare = (one: ReceivedRow, other: ReceivedRow): number => {
  const key = ({ category, member, partner, year }: ReceivedRow) => [String(year), member, category, partner]
  const [left, right] = [key(one), key(other)]
  const at = left.findIndex((text, i) => text !== right[i])
  return at < 0 ? 0 : (left[at] ?? "") < (right[at] ?? "") ? -1 : 1
}

/** The report of those who came. */
export const receivedReport = (all: Received, of: ReceivedOf = {}): ReceivedReport => {
  const rows = new Map<string, ReceivedRow>()
  const categories: Record<string, number> = {}
  let total = 0
  for (const [text, number] of Object.entries(all)) {
    const kind = toKind(text)
    if (!isOf(kind, of)) continue
    const [year, member, category, partner] = kind
    const key = JSON.stringify([year, member, category, partner])
    rows.set(key, { year, member, category, partner, number: (rows.get(key)?.number ?? 0) + number })
    categories[category] = (categories[category] ?? 0) + number
    total += number
  }
  return { total, categories, rows: [...rows.values()].toSorted(compare) }
}
