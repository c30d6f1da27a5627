/**
 * Projection: the story of one hosting, as it is known now and as it was entered.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Instant } from "../eventsourcing/Event.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { ReasonCode } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { entryOf, withEntry } from "../mobility/Timeline.ts"
import { afterHostingEvent, hosting } from "./Hosting.ts"
import type { HostingEvent } from "./HostingEvent.ts"
import type { Hosting } from "./HostingState.ts"

/** One entry of the story. */
export interface HostingEntry {
  readonly id: string
  readonly type: HostingEvent["type"]
  readonly occurredOn: CalendarDate
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

/** The hosting with everything that was ever entered about it. */
export interface HostingStory extends Hosting {
  readonly entries: ReadonlyArray<HostingEntry>
}

/** One hosting per key; the key is the hosting's id. */
export const hostingStory: Projection<HostingStory, ConsortiumEvent> = {
  name: "hosting-story",
  version: 2,
  types: hosting.types,
  initial: { ...hosting.initial, entries: [] },
  tags: (key) => hosting.tags(key),
  keys: (event) => hosting.keys(event),
  evolve: ({ entries, ...state }, event, at) => {
    if (!("hosting" in event)) return { ...state, entries }
    return { ...afterHostingEvent(state, at.id, event), entries: withEntry(entries, entryOf(event, at)) }
  }
}
