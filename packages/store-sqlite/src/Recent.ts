/**
 * What this process has recorded last, since no other has recorded anything: there it knows what matches, and does not ask the file.
 */
import { type Query, type SequencePosition, TagIndex } from "@westum/mobility"

/** Events that are remembered before all are forgotten: some megabytes. Conditions ask what came a moment ago. */
const most = 8192

/** The last events of a log, without a gap between them. */
export class Recent {
  readonly #after: number
  readonly #events: Array<TagIndex.Indexed> = []
  readonly #index = new TagIndex.TagIndex((position) => this.#at(position))

  /** Nothing is remembered of a log that ends at `after`. */
  constructor(after: number) {
    this.#after = after
  }

  /** Whether a log that ends there ends with what is remembered, and more may be. */
  goesOnAt(end: number): boolean {
    return end === this.#end && this.#events.length < most
  }

  /** Takes in what is recorded next. */
  add({ tags, type }: TagIndex.Indexed): void {
    this.#events.push({ tags, type })
    this.#index.add({ tags, type }, this.#end)
  }

  /** From where on the file has to be asked what matches above `after`: the end, where all of that is remembered and nothing does. */
  unmatched(query: Query.Query, after: SequencePosition.SequencePosition): number {
    return after >= this.#after && !this.#index.matchesAfter(query, after) ? this.#end : after
  }

  get #end(): number {
    return this.#after + this.#events.length
  }

  #at(position: number): TagIndex.Indexed {
    const event = this.#events[position - this.#after - 1]
    if (event === undefined) throw new RangeError(`nothing at ${position} is remembered behind ${this.#after}`)
    return event
  }
}

/** What is remembered of a log that ends there: `known`, if that is its end; otherwise nothing. */
export const recentAt = (end: number, known: Recent | undefined): Recent =>
  known?.goesOnAt(end) === true ? known : new Recent(end)
