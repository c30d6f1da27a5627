/**
 * Which commands of a batch stand in the way of which later ones. The server judges the batch at once, knows the log, and is
 * told this; whether the earlier command is written at all shows there.
 */
import { type Event, type EventStore, Query, SequencePosition } from "@westum/mobility"

/** What one caller wants recorded. */
export interface Append {
  readonly events: ReadonlyArray<Event.EncodedEvent>
  readonly condition: EventStore.AppendCondition | undefined
  /** The caller's clock, asked when the batch is sent. */
  readonly now: () => Event.Instant
}

/** The later of two commands, numbered from 1, must fail if event `offset` of the earlier comes to stand above `after`. */
export interface Rivalry {
  readonly earlier: number
  readonly later: number
  readonly offset: number
  readonly after: number
}

interface Placed {
  readonly command: number
  readonly offset: number
  readonly event: Event.EncodedEvent
}

/** The events of earlier commands, by each of their tags and by their type. */
class Known {
  readonly #byTag = new Map<string, Array<Placed>>()
  readonly #byType = new Map<string, Array<Placed>>()
  readonly #all: Array<Placed> = []

  add(placed: Placed): void {
    this.#all.push(placed)
    for (const tag of placed.event.tags) put(this.#byTag, tag, placed)
    put(this.#byType, placed.event.type, placed)
  }

  matching(item: Query.QueryItem): ReadonlyArray<Placed> {
    return this.#candidates(item).filter(({ event }) => Query.matchesItem(item, event.type, event.tags))
  }

  #candidates({ tags, types }: Query.QueryItem): ReadonlyArray<Placed> {
    if (tags !== undefined) return this.#byTag.get(tags[0]) ?? []
    return types === undefined ? this.#all : types.flatMap((type) => this.#byType.get(type) ?? [])
  }
}

const put = (index: Map<string, Array<Placed>>, key: string, placed: Placed): void => {
  const list = index.get(key)
  if (list === undefined) index.set(key, [placed])
  else list.push(placed)
}

/** The last event of each earlier command that the condition names: if any stands too high, that one does. */
const lastOfEach = (known: Known, query: Query.Query): ReadonlyMap<number, number> => {
  const last = new Map<number, number>()
  for (const item of query) {
    for (const { command, offset } of known.matching(item)) {
      if ((last.get(command) ?? -1) < offset) last.set(command, offset)
    }
  }
  return last
}

/** In order of the later command. */
export const rivalries = (batch: ReadonlyArray<Append>): ReadonlyArray<Rivalry> => {
  const known = new Known()
  const found: Array<Rivalry> = []
  for (const [i, { condition, events }] of batch.entries()) {
    const later = i + 1
    if (condition !== undefined && i > 0) {
      const { after = SequencePosition.start, failIfEventsMatch } = condition
      for (const [earlier, offset] of lastOfEach(known, failIfEventsMatch)) {
        found.push({ earlier, later, offset, after })
      }
    }
    for (const [offset, event] of events.entries()) known.add({ command: later, offset, event })
  }
  return found
}
