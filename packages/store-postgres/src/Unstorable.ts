/**
 * What PostgreSQL cannot hold, though another store could.
 */
import { type Event, EventStore, Query } from "@westum/mobility"

/** Half a surrogate pair becomes another character on the way to the server; a NUL is refused there. */
// oxlint-disable-next-line no-control-regex -- it is what is looked for
const unknown = /\p{Surrogate}|\u0000/u

/** Whether a text can be stored as it is. */
export const isStorable = (text: string): boolean => !unknown.test(text)

const problemOf = ({ data, digest, id, meta, type }: Event.EncodedEvent): string | undefined =>
  [id, type, digest, data, meta].every(isStorable) ? undefined : "has a NUL character, which PostgreSQL cannot hold"

/** Why these events cannot be stored here, or nothing when they can. */
export const unstorable = (events: ReadonlyArray<Event.EncodedEvent>): EventStore.InvalidAppend | undefined => {
  for (const event of events) {
    const problem = problemOf(event)
    if (problem !== undefined) {
      return new EventStore.InvalidAppend({ problem: `event ${event.id} (${event.type}) ${problem}` })
    }
  }
  return undefined
}

/** Why these events of another log cannot be stored here, or nothing when they can. */
export const unrestorable = (log: ReadonlyArray<Event.SequencedEvent>): EventStore.InvalidAppend | undefined => {
  const fraction = log.find(({ recordedAt }) => !Number.isSafeInteger(recordedAt))
  return fraction === undefined
    ? unstorable(log.map(({ event }) => event))
    : new EventStore.InvalidAppend({
        problem: `event ${fraction.event.id} was recorded at ${fraction.recordedAt}, which are no whole milliseconds`
      })
}

/** The item without types that nothing stored can have; nothing when it cannot match. */
export const answerable = Query.answerable(isStorable)
