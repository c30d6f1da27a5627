/**
 * What was recorded last through one open store, as long as nobody else records anything: conditions on it need no look into the file.
 */
import { type Query, TagIndex } from "@westum/mobility"
import type { Tail } from "./Reader.ts"

/** With so many events all are forgotten: some megabytes. Conditions ask what came a moment ago. */
const most = 8192

/** The last events of a log, without a gap between them. */
export class Recent {
  /** Where the log ended before the first of them. */
  readonly from: number
  #tail: Tail
  readonly #events: Array<TagIndex.Indexed> = []
  readonly #index = new TagIndex.TagIndex((position) => this.#at(position))

  /** Nothing is remembered yet of a log that ends there. */
  constructor(tail: Tail) {
    this.from = tail.position
    this.#tail = tail
  }

  get isFull(): boolean {
    return this.#events.length >= most
  }

  /** Whether a log that ends there ends with what is remembered. */
  endsAt({ position, recordedAt }: Tail): boolean {
    return position === this.#tail.position && recordedAt === this.#tail.recordedAt
  }

  /** Takes in the next event, with which the log ends there. */
  add({ tags, type }: TagIndex.Indexed, tail: Tail): void {
    const event = { tags: [...tags], type }
    this.#events.push(event)
    this.#index.add(event, tail.position)
    this.#tail = tail
  }

  /** Whether one of them, above `after`, matches the query. */
  matchesAfter(query: Query.Query, after: number): boolean {
    return this.#index.matchesAfter(query, after)
  }

  #at(position: number): TagIndex.Indexed {
    const event = this.#events[position - this.from - 1]
    if (event === undefined) throw new RangeError(`nothing at ${position} is remembered behind ${this.from}`)
    return event
  }
}
