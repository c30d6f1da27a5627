/**
 * Where the events of each tag and type stand: what makes reads and conditions independent of the length of a log.
 */
import type { EncodedEvent, Tag } from "./Event.ts"
import type { Query, QueryItem } from "./Query.ts"

type Positions = Array<number>
type ByType = Map<string, Positions>

const add = (byType: ByType, type: string, position: number): void => {
  const positions = byType.get(type)
  if (positions === undefined) byType.set(type, [position])
  else positions.push(position)
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

/** Positions are those of the store; `eventAt` gives the event that stands there. */
export class TagIndex {
  readonly #byTag = new Map<Tag, ByType>()
  readonly #byType: ByType = new Map()
  readonly #eventAt: (position: number) => EncodedEvent
  #last = 0

  constructor(eventAt: (position: number) => EncodedEvent) {
    this.#eventAt = eventAt
  }

  /** Events are added in order of position. */
  add(event: EncodedEvent, position: number): void {
    this.#last = position
    add(this.#byType, event.type, position)
    for (const tag of event.tags) {
      let byType = this.#byTag.get(tag)
      if (byType === undefined) this.#byTag.set(tag, (byType = new Map()))
      add(byType, event.type, position)
    }
  }

  /** Whether an event above `after` matches the query. */
  matchesAfter(query: Query, after: number): boolean {
    return query.some((item) => this.#lists(item).some((positions) => this.#someAbove(positions, item, after)))
  }

  /** The positions of the matching events within (after, until], each once, ascending. */
  positions(query: Query, after: number, until: number): ReadonlyArray<number> {
    const found: Positions = []
    for (const item of query) {
      for (const positions of this.#lists(item)) this.#collect(found, positions, item, after, until)
    }
    return found.sort((a, b) => a - b).filter((position, i) => position !== found[i - 1])
  }

  /** One list per type the item can match; the events in it still have to carry the item's other tags. */
  #lists({ tags, types }: QueryItem): ReadonlyArray<Positions> {
    const byType = tags === undefined ? this.#byType : this.#rarest(tags)
    if (byType === undefined) return []
    if (types === undefined) return [...byType.values()]
    const lists: Array<Positions> = []
    for (const type of types) {
      const positions = byType.get(type)
      if (positions !== undefined) lists.push(positions)
    }
    return lists
  }

  /** The tag whose events reach least far: walking its lists backwards ends soonest. Nothing if a tag is unknown. */
  #rarest(tags: ReadonlyArray<Tag>): ByType | undefined {
    let rarest: ByType | undefined
    let size = Number.POSITIVE_INFINITY
    for (const tag of tags) {
      const byType = this.#byTag.get(tag)
      if (byType === undefined) return undefined
      if (tags.length === 1) return byType
      let events = 0
      for (const positions of byType.values()) events += positions.length
      if (events < size) {
        rarest = byType
        size = events
      }
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
      const position = positions[i] ?? this.#last
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
