/**
 * An event as a row of the table, and back.
 */
import { type Event, SequencePosition } from "@westum/mobility"
import { numberIn, tagsIn, textIn } from "./Column.ts"
import { integers, type Row, texts } from "./Database.ts"

// Numbers of 64 bits come as floating point: ours are whole and below 2^53.
const columns = ["recorded_at::float8", "id", "type", "version", "tags", "digest", "data", "meta"]

/**
 * The columns in the order that `decode` knows, of the table with this alias; the position out of what names it, so that an event that
 * is named and missing is no row of nothing.
 */
export const columnsOf = (alias: string, naming = alias): string =>
  [`${naming}.position::float8`, ...columns.map((column) => `${alias}.${column}`)].join(", ")

/** An event out of a row, whose columns begin at an index. */
export const decode = (row: Row, from: number): Event.SequencedEvent => ({
  position: SequencePosition.at(numberIn(row[from])),
  recordedAt: numberIn(row[from + 1]),
  event: {
    id: textIn(row[from + 2]),
    type: textIn(row[from + 3]),
    version: numberIn(row[from + 4]),
    tags: tagsIn(row[from + 5]),
    digest: textIn(row[from + 6]),
    data: textIn(row[from + 7]),
    meta: textIn(row[from + 8])
  }
})

/** Between tags that travel as one text: none of them has a control character. */
const separator = "\u001f"

/** Events as arrays of columns: id, type, version, tags, digest, data, meta. */
export const encode = (events: ReadonlyArray<Event.EncodedEvent>): ReadonlyArray<unknown> => [
  texts(events.map(({ id }) => id)),
  texts(events.map(({ type }) => type)),
  integers(events.map(({ version }) => version)),
  texts(events.map(({ tags }) => tags.join(separator))),
  texts(events.map(({ digest }) => digest)),
  texts(events.map(({ data }) => data)),
  texts(events.map(({ meta }) => meta))
]
