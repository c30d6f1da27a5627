/**
 * Where the events of each tag and type stand: what makes reads and conditions independent of the length of a log.
 */
import type { EncodedEvent, Tag } from "./Event.ts"
import type { Query, QueryItem } from "./Query.ts"

/** What of an event is looked at. */
export type Indexed = Pick<EncodedEvent, "tags" | "type">

type Positions = Array<number>

/** Some of the events: their positions, by type. */
class Entry {
  readonly byType = new Map<string, Positions>()
  size = 0
  /** Where the newest of them stands: most conditions are about what nobody has touched since, and end here. */
  last = 0

  add(type: string, position: number): void {
    const positions = this.byType.get(type)
    if (positions === undefined) this.byType.set(type, [position])
    else positions.push(position)
    this.size += 1
    this.last = position
  }
}

/** Index of the first entry above `after`, in an ascending list. */
const firstAbove = (positions: Positions, after: number): number => {
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((positions[middle] ?? 0) > after) high = middle
    else low = middle + 1
  }
  return low
}

/** For stores that keep events in memory, some or all. Positions are those of the store; `eventAt` tells what stands there. */
export class TagIndex {
  readonly #byTag = new Map<Tag, Entry>()
  readonly #all = new Entry()
  readonly #eventAt: (position: number) => Indexed

  constructor(eventAt: (position: number) => Indexed) {
    this.#eventAt = eventAt
  }

  /** Events are added in order of position. */
  add(event: Indexed, position: number): void {
    this.#all.add(event.type, position)
    for (const tag of event.tags) {
      let entry = this.#byTag.get(tag)
      if (entry === undefined) this.#byTag.set(tag, (entry = new Entry()))
      entry.add(event.type, position)
    }
  }

  /** Whether an event above `after` matches the query. */
  matchesAfter(query: Query, after: number): boolean {
    return query.some((item) => this.#lists(item, after).some((positions) => this.#someAbove(positions, item, after)))
  }

  /** The positions of the matching events within (after, until], each once, ascending. */
  positions(query: Query, after: number, until: number): ReadonlyArray<number> {
    const found: Positions = []
    for (const item of query) {
      for (const positions of this.#lists(item, after)) this.#collect(found, positions, item, after, until)
    }
    return found.sort((a, b) => a - b).filter((position, i) => position !== found[i - 1])
  }

  /** One list per type the item can match; the events in it still have to carry the item's other tags. */
  #lists({ tags, types }: QueryItem, after: number): ReadonlyArray<Positions> {
    const entry = tags === undefined ? this.#all : this.#rarest(tags)
    if (entry === undefined || entry.last <= after) return []
    if (types === undefined) return [...entry.byType.values()]
    const lists: Array<Positions> = []
    for (const type of types) {
      const positions = entry.byType.get(type)
      if (positions !== undefined) lists.push(positions)
    }
    return lists
  }

  /** The tag with the fewest events: walking its lists ends soonest. Nothing if a tag is unknown. */
  #rarest(tags: ReadonlyArray<Tag>): Entry | undefined {
    let rarest: Entry | undefined
    for (const tag of tags) {
      const entry = this.#byTag.get(tag)
      if (entry === undefined) return undefined
      if (rarest === undefined || entry.size < rarest.size) rarest = entry
    }
    return rarest
  }

  #someAbove(positions: Positions, item: QueryItem, after: number): boolean {
    for (let i = positions.length - 1; i >= 0; i--) {
      const position = positions[i] ?? 0
      if (position <= after) return false
      if (this.#hasTags(position, item)) return true
    }
    return false
  }

  #collect(into: Positions, positions: Positions, item: QueryItem, after: number, until: number): void {
    for (let i = firstAbove(positions, after); i < positions.length; i++) {
      const position = positions[i] ?? this.#all.last
      if (position > until) return
      if (this.#hasTags(position, item)) into.push(position)
    }
  }

  #hasTags(position: number, { tags }: QueryItem): boolean {
    if (tags === undefined || tags.length === 1) return true
    const event = this.#eventAt(position)
    return tags.every((tag) => event.tags.includes(tag))
  }
}
