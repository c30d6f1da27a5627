/**
 * What every store refuses and how it judges repeated ids, so that all of them agree.
 */
import { type EncodedEvent, highestVersion, longestName, sameEvent, type SequencedEvent, tagProblem } from "./Event.ts"
import type { AppendCondition, Appended } from "./EventStore.ts"
import { IdClash, InvalidAppend } from "./EventStore.ts"
import { type SequencePosition, start } from "./SequencePosition.ts"

const few = 16

const duplicateIn = (values: ReadonlyArray<string>): string | undefined => {
  // A handful of tags is compared faster than it is hashed.
  if (values.length <= few) return values.find((value, i) => values.indexOf(value) !== i)
  const seen = new Set<string>()
  for (const value of values) {
    if (seen.has(value)) return value
    seen.add(value)
  }
  return undefined
}

const torn = /\p{Surrogate}/u

/** Whether a text has bytes in UTF-8. Half a surrogate pair has none: stores would keep U+FFFD, and two texts as one. */
export const isWhole = (text: string): boolean => !torn.test(text)

/** Callers that no compiler checks may give anything. */
const isText = (value: unknown): boolean => typeof value === "string"

const areTexts = ({ data, digest, id, meta, tags, type }: EncodedEvent): boolean =>
  [id, type, digest, data, meta, ...tags].every(isText)

const areWhole = ({ data, digest, id, meta, tags, type }: EncodedEvent): boolean =>
  [id, type, digest, data, meta].every(isWhole) && tags.every(isWhole)

const tagsProblem = (tags: ReadonlyArray<string>): string | undefined => {
  for (const tag of tags) {
    const problem = tagProblem(tag)
    if (problem !== undefined) return `has a tag that ${problem}: ${JSON.stringify(tag)}`
  }
  const twice = duplicateIn(tags)
  return twice === undefined ? undefined : `has the tag ${twice} twice`
}

const problemOf = (event: EncodedEvent): string | undefined => {
  const { id, tags, type, version } = event
  if (!areTexts(event)) return "has a field that is no text"
  if (!areWhole(event)) return "has half a surrogate pair in its text"
  if (id.length > longestName) return `has an id of ${id.length} characters, at most ${longestName} are allowed`
  if (type.length > longestName) return `has a type of ${type.length} characters, at most ${longestName} are allowed`
  if (!Number.isInteger(version) || version < 1 || version > highestVersion) {
    return `has version ${version}, which is no whole number from 1 to ${highestVersion}`
  }
  return tagsProblem(tags)
}

/** Why no store can take these events, or nothing when they can be stored. */
export const invalidAppend = (events: ReadonlyArray<EncodedEvent>): InvalidAppend | undefined => {
  if (events.length === 0) return new InvalidAppend({ problem: "there are no events" })
  const twice = duplicateIn(events.map(({ id }) => id))
  if (twice !== undefined) return new InvalidAppend({ problem: `the event id ${twice} occurs twice` })
  for (const event of events) {
    const problem = problemOf(event)
    if (problem !== undefined) return new InvalidAppend({ problem: `event ${event.id} (${event.type}) ${problem}` })
  }
  return undefined
}

/** Why no store can be filled with these events, or nothing when it can. */
export const invalidRestore = (events: ReadonlyArray<SequencedEvent>): InvalidAppend | undefined => {
  let last: SequencedEvent | undefined
  for (const current of events) {
    const before = last?.position ?? start
    if (current.position <= before) {
      return new InvalidAppend({ problem: `position ${current.position} follows ${before}` })
    }
    if (last !== undefined && current.recordedAt < last.recordedAt) {
      return new InvalidAppend({ problem: `event ${current.event.id} was recorded before the one in front of it` })
    }
    last = current
  }
  return invalidAppend(events.map(({ event }) => event))
}

/**
 * Why a condition cannot have come out of the log that ends there, or nothing when it can: a log that was set back, as by a backup, gives
 * positions a second time that somebody has known otherwise. Judged behind repeated ids, in front of what the condition asks.
 */
export const beyondHead = (condition: AppendCondition | undefined, head: SequencePosition): string | undefined =>
  condition?.after !== undefined && condition.after > head
    ? `what is appended was decided on position ${condition.after}, and the log ends at ${head}: it was set back, or is another one`
    : undefined

/**
 * Judges an append of which some ids are stored already: the same events again are a success, anything else is a clash.
 * `stored` are the stored events with these ids, in order of position.
 */
export const judgeRepeated = (
  events: ReadonlyArray<EncodedEvent>,
  stored: ReadonlyArray<SequencedEvent>
): Appended | IdClash => {
  const first = stored[0]
  const last = stored[stored.length - 1]
  const whole =
    stored.length === events.length &&
    events.every((event, i) => {
      const found = stored[i]
      return found !== undefined && sameEvent(event, found.event)
    })
  return whole && first !== undefined && last !== undefined
    ? { first: first.position, last: last.position, recordedAt: last.recordedAt, alreadyStored: true }
    : new IdClash({ ids: stored.map(({ event }) => event.id) })
}
