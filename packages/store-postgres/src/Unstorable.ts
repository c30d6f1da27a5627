/**
 * What PostgreSQL cannot hold, though another store could.
 */
import { type Event, EventStore, type Query } from "@westum/mobility"

/** Half a surrogate pair becomes another character on the way to the server; a NUL is refused there. */
// oxlint-disable-next-line no-control-regex -- it is what is looked for
const unknown = /\p{Surrogate}|\u0000/u

/** Whether a text can be stored as it is. */
export const isStorable = (text: string): boolean => !unknown.test(text)

/** Callers that no compiler checks may give anything. */
const isText = (value: unknown): boolean => typeof value === "string"

const largestVersion = 2_147_483_647

const problemOf = ({ data, digest, id, meta, type, version }: Event.EncodedEvent): string | undefined => {
  if (![id, type, digest, data, meta].every(isText)) return "has a field that is no text"
  if (![id, type, digest, data, meta].every(isStorable)) return "has a NUL character, which PostgreSQL cannot hold"
  const fits = Number.isInteger(version) && version >= -largestVersion && version <= largestVersion
  return fits ? undefined : `has version ${version}, which is no whole number of 32 bits`
}

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

/** Lists of types come again and again, and are looked through once. */
const storable = new WeakSet<ReadonlyArray<string>>()

const areStorable = (types: ReadonlyArray<string>): boolean => {
  if (storable.has(types)) return true
  if (types.length === 0 || !types.every(isStorable)) return false
  storable.add(types)
  return true
}

/** The item without types that nothing stored can have; nothing when it cannot match. */
export const answerable = (item: Query.QueryItem): Query.QueryItem | undefined => {
  const { tags, types } = item
  if ((types === undefined || areStorable(types)) && tags?.every(isStorable) !== false) return item
  const known = types?.filter(isStorable)
  if (known?.length === 0 || tags?.every(isStorable) === false) return undefined
  const [first, ...others] = known ?? []
  return { ...(first !== undefined && { types: [first, ...others] }), ...(tags !== undefined && { tags }) }
}
