/**
 * Projection: the story of one mobility, as it is known now and as it was entered.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Instant } from "../eventsourcing/Event.ts"
import { actorIn } from "../eventsourcing/Command.ts"
import type { At, Projection } from "../eventsourcing/Projection.ts"
import type { ReasonCode } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { isStale } from "./InTool.ts"
import { afterEvent, mobility } from "./Mobility.ts"
import type { MobilityEvent } from "./MobilityEvent.ts"
import type { Mobility } from "./MobilityState.ts"
import { isSettled, type Stage } from "./Stage.ts"

/** One entry of the story. */
export interface TimelineEntry {
  readonly id: string
  readonly type: MobilityEvent["type"]
  readonly occurredOn: CalendarDate | null
  readonly recordedAt: Instant
  /** Who asked for it, as an opaque reference; nothing where the log does not say. */
  readonly actor: string | undefined
  /** Why, where one has to say so. */
  readonly reason: ReasonCode | undefined
  /** The earlier entries that this one corrects. */
  readonly corrects: ReadonlyArray<string>
  /** The later entry that corrected this one; not one that was an error itself. */
  readonly correctedBy: string | undefined
}

/** The mobility with everything that was ever entered about it. */
export interface Timeline {
  readonly mobility: Mobility
  readonly entries: ReadonlyArray<TimelineEntry>
}

/** What an entry of a story says of corrections. */
interface Marked {
  readonly id: string
  readonly corrects: ReadonlyArray<string>
  readonly correctedBy: string | undefined
}

/** Who corrected the entry last, as far as that was no error. */
const corrector = (entries: ReadonlyArray<Marked>, id: string): string | undefined =>
  entries.findLast(({ correctedBy, corrects }) => correctedBy === undefined && corrects.includes(id))?.id

/** The entries with one more, each with the one that corrected it last: where that turns out to be an error, the one before. */
export const withEntry = <Entry extends Marked>(entries: ReadonlyArray<Entry>, entry: Entry): ReadonlyArray<Entry> => {
  const { corrects, id } = entry
  const marked = entries.map((each) => (corrects.includes(each.id) ? { ...each, correctedBy: id } : each))
  const freed = marked.map((each) =>
    each.correctedBy !== undefined && corrects.includes(each.correctedBy)
      ? { ...each, correctedBy: corrector(marked, each.id) }
      : each
  )
  return [...freed, entry]
}

/** What an entry says of its event. */
interface Enterable {
  readonly type: string
  readonly occurredOn: CalendarDate | null
  readonly reason?: ReasonCode
  readonly corrects?: ReadonlyArray<string>
}

/** What was entered, by whom, when and why. */
export const entryOf = <Event extends Enterable>(event: Event, { id, meta, recordedAt }: At) => {
  const { corrects = [], reason } = event
  const type: Event["type"] = event.type
  const occurredOn: Event["occurredOn"] = event.occurredOn
  return { id, type, occurredOn, recordedAt, actor: actorIn(meta), reason, corrects, correctedBy: undefined }
}

/** One mobility per key; the key is the mobility's id. */
export const timeline: Projection<Timeline, ConsortiumEvent> = {
  name: "timeline",
  version: 5,
  types: mobility.types,
  initial: { mobility: mobility.initial, entries: [] },
  tags: (key) => mobility.tags(key),
  keys: (event) => mobility.keys(event),
  evolve: (state, event, at) => {
    if (!("mobility" in event)) return state
    const { entries, mobility } = state
    return { mobility: afterEvent(mobility, at.id, event), entries: withEntry(entries, entryOf(event, at)) }
  }
}

/** The five milestones, in their order. */
export const milestoneNames = ["applied", "approved", "departed", "completed", "registered"] as const

/** Reached on a day, reached on a day that is not known, or still open. */
export interface Milestone {
  readonly name: (typeof milestoneNames)[number]
  readonly reached: boolean
  readonly on: CalendarDate | null
}

/** A mobility in short: the five milestones, its stage, and whether it is closed. */
export interface Story {
  readonly stage: Stage
  readonly milestones: ReadonlyArray<Milestone>
  /** See `isClosed`. */
  readonly closed: boolean
  readonly entries: ReadonlyArray<TimelineEntry>
}

const factOf = { applied: "mobility.applied", approved: "mobility.approved", departed: "mobility.departed" } as const

const milestone = ({ facts, registration }: Mobility, name: Milestone["name"]): Milestone => {
  if (name === "registered") return { name, reached: registration !== undefined, on: registration?.on ?? null }
  const types: ReadonlyArray<string> =
    name === "completed" ? ["mobility.completed", "mobility.returned-early"] : [factOf[name]]
  const fact = facts.find(({ event }) => types.includes(event.type))
  return { name, reached: fact !== undefined, on: fact?.event.occurredOn ?? null }
}

/**
 * Whether nothing more is to be done about its row: it has ended, or was prevented, and its registration is complete and shows the days
 * as they were.
 */
export const isClosed = (mobility: Mobility): boolean =>
  isSettled(mobility.stage) && mobility.registration?.status === "complete" && !isStale(mobility)

/** The story of a mobility in short. */
export const storyOf = ({ entries, mobility: state }: Timeline): Story => ({
  stage: state.stage,
  milestones: milestoneNames.map((name) => milestone(state, name)),
  closed: isClosed(state),
  entries
})
