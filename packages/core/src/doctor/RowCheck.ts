/**
 * Looks at one row of a log by itself: its columns, its digest, whether it can be read, its tags and the indexes that lead to it.
 */
import { Result } from "effect"
import { generation, generationOf } from "../eventsourcing/Command.ts"
import { type EncodedEvent, type SequencedEvent, type Tag, tagProblem } from "../eventsourcing/Event.ts"
import { type CannotDecode, digest, type EventCodec } from "../eventsourcing/EventCodec.ts"
import { codec as marks, isMark } from "../eventsourcing/ModelRaised.ts"
import { at } from "../eventsourcing/SequencePosition.ts"
import { type Alteration, tagsToday } from "./Alteration.ts"
import type { DoctorFinding, Field, Place, Problem } from "./DoctorFinding.ts"
import type { EntryAndEvent, RawRow } from "./RawLog.ts"

/** Where a row stands, with as much of it as can name it. */
export const placeOf = ({ id, position, type }: RawRow): Place => ({
  at: "event",
  position,
  ...(typeof id === "string" ? { id } : {}),
  ...(typeof type === "string" ? { type } : {})
})

const kindOf = (value: unknown): string => {
  if (typeof value === "string") return `a text of ${value.length} characters`
  if (typeof value === "number") return String(value)
  return value === null ? "nothing" : Array.isArray(value) ? "a list" : typeof value
}

const isTag = (value: unknown): value is Tag => typeof value === "string" && tagProblem(value) === undefined

const areTags = (value: unknown): value is ReadonlyArray<Tag> =>
  Array.isArray(value) && value.every(isTag) && new Set(value).size === value.length

const isVersion = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0

const isText = (value: unknown): value is string => typeof value === "string"

const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value)

type Shapes = ReadonlyArray<readonly [Field, (value: unknown) => boolean, string]>

const shapes: Shapes = [
  ["recordedAt", isTime, "milliseconds since 1970"],
  ["id", isText, "a UUID"],
  ["type", isText, "the name of a type"],
  ["version", isVersion, "a whole number from 1"],
  ["tags", areTags, "a list of different tags, each key:value, as the store writes it"],
  ["digest", isText, "a SHA-256 in base64url"],
  ["data", isText, "JSON text"],
  ["meta", isText, "JSON text"]
]

/** The row as a store would give it out; nothing where a column does not hold what belongs there. */
export const storedOf = (row: RawRow): SequencedEvent | undefined => {
  const { data, digest, id, meta, recordedAt, tags, type, version } = row
  return isText(id) &&
    isText(type) &&
    isVersion(version) &&
    areTags(tags) &&
    isText(digest) &&
    isText(data) &&
    isText(meta) &&
    isTime(recordedAt)
    ? { position: at(row.position), recordedAt, event: { id, type, version, tags, data, meta, digest } }
    : undefined
}

const malformed = (row: RawRow): ReadonlyArray<DoctorFinding> =>
  shapes.flatMap(([field, fits, expected]) => {
    const value: unknown = row[field]
    if (fits(value)) return []
    return [{ problem: "malformed column", place: placeOf(row), field, found: kindOf(value), expected }]
  })

const altered = (row: RawRow, event: EncodedEvent, alteration: Alteration | undefined): DoctorFinding => {
  const place = placeOf(row)
  const sums = { found: `digest ${digest(event)} of what stands there`, expected: `digest ${event.digest} as stored` }
  if (alteration === undefined) return { problem: "digest differs", place, ...sums }
  const { field, instead, now } = alteration
  return { problem: "digest differs", place, field, found: now ?? sums.found, expected: instead ?? sums.expected }
}

/** What a newer or another program may well have written: no damage. The rest that cannot be decoded is. */
export const unfamiliar: Partial<Readonly<Record<CannotDecode["problem"], Problem>>> = {
  "newer version": "newer version",
  "unknown type": "unknown type"
}

const listed = (tags: ReadonlyArray<string>): string => (tags.length === 0 ? "no tags" : tags.join(" "))

const sameTags = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  a.length === b.length && a.every((tag) => b.includes(tag))

const meaning = <Event>(
  row: RawRow,
  stored: SequencedEvent,
  codec: EventCodec<Event>
): ReadonlyArray<DoctorFinding> => {
  const place = placeOf(row)
  const decoded = codec.decode(stored)
  if (Result.isFailure(decoded)) {
    const { detail, problem } = decoded.failure
    const field = problem === "unknown type" ? "type" : problem === "newer version" ? "version" : "data"
    const found = field === "data" ? problem : `${stored.event.type} v${stored.event.version}`
    const expected = field === "data" ? "an event of its type" : detail
    return [{ problem: unfamiliar[problem] ?? "cannot decode", place, field, found, expected }]
  }
  const tags = tagsToday(codec, stored, decoded.success)
  if (tags === undefined || sameTags(tags, stored.event.tags)) return []
  return [{ problem: "tags differ", place, field: "tags", found: listed(stored.event.tags), expected: listed(tags) }]
}

/** What a mark means is the same whatever the events of the log are. */
const meaningOfMark = (row: RawRow, stored: SequencedEvent): ReadonlyArray<DoctorFinding> => {
  const raised = generationOf(stored)
  if (raised <= generation) return meaning(row, stored, marks)
  const found = `generation ${raised} of the model`
  return [{ problem: "newer model", place: placeOf(row), field: "meta", found, expected: `at most ${generation}` }]
}

const unindexed = (row: RawRow, { event: { tags, type } }: SequencedEvent): ReadonlyArray<DoctorFinding> =>
  tags
    .filter((tag) => !row.indexed.includes(tag))
    .map((tag) => ({
      problem: "not indexed",
      place: placeOf(row),
      field: "tags",
      found: `a query for ${tag} does not find it`,
      expected: `an entry ${tag}, ${type}, ${row.position} in the index of tags`
    }))

const byId = (row: RawRow): ReadonlyArray<DoctorFinding> => {
  const place = placeOf(row)
  const expected = `position ${row.position} alone under this id`
  const others = row.foundById.filter((position) => position !== row.position)
  if (others.length > 0) {
    return [{ problem: "id twice", place, field: "id", found: `the id stands at ${others.join(", ")} too`, expected }]
  }
  return row.foundById.includes(row.position)
    ? []
    : [{ problem: "not found by id", place, field: "id", found: "the index of ids does not lead to it", expected }]
}

/** Tells which field was altered of an event whose digest differs. */
export type Suspect = (stored: SequencedEvent) => Alteration | undefined

/** Everything that is wrong with a row, seen by itself. */
export const rowFindings = <Event>(
  row: RawRow,
  codec: EventCodec<Event>,
  suspect: Suspect
): ReadonlyArray<DoctorFinding> => {
  const stored = storedOf(row)
  if (stored === undefined) return [...malformed(row), ...byId(row)]
  const content =
    digest(stored.event) === stored.event.digest
      ? isMark(stored.event)
        ? meaningOfMark(row, stored)
        : meaning(row, stored, codec)
      : // What follows from altered content is no news of its own.
        [altered(row, stored.event, suspect(stored))]
  return [...content, ...unindexed(row, stored), ...byId(row)]
}

/** What is wrong with an entry of the index of tags, if anything is. */
export const entryFinding = ({ entry, event }: EntryAndEvent): DoctorFinding | undefined => {
  const { position, tag, type } = entry
  const found =
    event === undefined
      ? "no event stands there"
      : event.type !== type
        ? "the event there is of another type"
        : Array.isArray(event.tags) && event.tags.includes(tag)
          ? undefined
          : "the event there does not have the tag"
  if (found === undefined) return undefined
  const expected = "entries for the tags of events, and no others"
  return { problem: "stray in the index", place: { at: "index", position, tag, type }, found, expected }
}
