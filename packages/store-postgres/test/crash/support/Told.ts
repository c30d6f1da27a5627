/**
 * What writers and subscribers were told, to be held against the log afterwards.
 */
import type { ConsortiumEvent, EventStore } from "@westum/mobility"

/** An event as somebody was told of it. */
export interface Seen {
  readonly position: number
  readonly id: string
}

type Done = { readonly again: boolean; readonly events: ReadonlyArray<Seen & { readonly event: ConsortiumEvent }> }

/** Everything that was told, from the first command on. Times are in milliseconds. */
export class Told {
  /** The events of commands that were answered as done. */
  readonly acknowledged: Array<Seen> = []
  /** The ids of all events that were sent to the store. */
  readonly attempted = new Set<string>()
  /** What each subscriber saw, in order. */
  readonly subscribers: ReadonlyArray<Array<Seen>>
  readonly #times: Array<number> = []
  /** Commands that were answered as done, but had been done before: their first answer was lost. */
  again = 0
  refused = 0
  /** Commands whose outcome was told as unknown, and which were sent again by the writers themselves. */
  unknown = 0
  /** Commands that wait for their answer. */
  waiting = 0
  /** Writers begin nothing new. */
  stopping = false

  constructor(subscribers: number) {
    this.subscribers = Array.from({ length: subscribers }, () => [])
  }

  done({ again, events }: Done): void {
    this.acknowledged.push(...events.map(({ id, position }) => ({ id, position })))
    this.#times.push(performance.now())
    if (again) this.again += 1
  }

  failed({ outcome }: EventStore.StoreFailed): void {
    if (outcome === "unknown") this.unknown += 1
  }

  /** Commands that were done so far. */
  get commands(): number {
    return this.#times.length
  }

  /** The longest time in which nobody was acknowledged anything. */
  get pause(): number {
    return Math.max(0, ...this.#times.map((time, i) => time - (this.#times[i - 1] ?? time)))
  }
}
