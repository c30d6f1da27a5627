/**
 * The appends on their way to the server: who waits, and which of them make the next batch.
 */
import type { EventStore } from "@westum/mobility"
import type { Effect } from "effect"
import type { Append } from "./Rivals.ts"

/** How an append ends. */
export type Answer = Effect.Effect<EventStore.Appended, EventStore.AppendError>

/** An append on its way. */
export interface Waiting {
  readonly append: Append
  readonly answer: (answer: Answer) => void
  /** Set when it was sent and no answer came: it may have been written. */
  doubtful: boolean
}

/** Appends in one round trip. */
const mostAppends = 256

/** Events in one round trip, beyond which other appends wait for the next. */
const mostEvents = 1000

/** Characters of what they say in one round trip. */
const mostText = 4_000_000

const textOf = ({ events }: Append): number =>
  events.reduce((sum, { data, meta }) => sum + data.length + meta.length, 0)

/** The first of those who wait, in order of arrival. An id is never twice in a batch: the second is judged on the first. */
export const batchOf = (waiting: Iterable<Waiting>): ReadonlyArray<Waiting> => {
  const batch: Array<Waiting> = []
  const ids = new Set<string>()
  let count = 0
  let text = 0
  for (const one of waiting) {
    const { events } = one.append
    count += events.length
    text += textOf(one.append)
    if (batch.length === mostAppends || (batch.length > 0 && (count > mostEvents || text > mostText))) break
    if (events.some(({ id }) => ids.has(id))) continue
    for (const { id } of events) ids.add(id)
    batch.push(one)
  }
  return batch
}
