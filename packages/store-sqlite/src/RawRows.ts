/**
 * Rows of an event log as they lie in the file, and what the indexes say of them. Nothing that is read is believed.
 */
import type { RawLog } from "@westum/mobility"
import type { SQLOutputValue } from "node:sqlite"
import { numberIn, textIn } from "./Column.ts"
import type { Connection, Row } from "./Connection.ts"
import { columnsOf } from "./EventRow.ts"

const texts = (value: SQLOutputValue | undefined): ReadonlyArray<string> => {
  const parsed: unknown = JSON.parse(textIn(value))
  return Array.isArray(parsed) ? parsed.filter((each) => typeof each === "string") : []
}

const numbers = (value: SQLOutputValue | undefined): ReadonlyArray<number> => {
  const parsed: unknown = JSON.parse(textIn(value))
  return Array.isArray(parsed) ? parsed.filter((each) => typeof each === "number") : []
}

/** The list that a text is the JSON of, letter by letter as it is written here; otherwise the text. */
const tagsIn = (value: SQLOutputValue | undefined): unknown => {
  if (typeof value !== "string") return value
  try {
    const parsed: unknown = JSON.parse(value)
    return JSON.stringify(parsed) === value ? parsed : value
  } catch {
    return value
  }
}

const rowIn = (row: Row): RawLog.RawRow => ({
  position: numberIn(row[0]),
  recordedAt: row[1],
  id: row[2],
  type: row[3],
  version: row[4],
  tags: tagsIn(row[5]),
  digest: row[6],
  data: row[7],
  meta: row[8],
  indexed: texts(row[9]),
  foundById: numbers(row[10])
})

// Whatever its tags have become, the row is read.
const page = `
  SELECT ${columnsOf("e")},
    (SELECT json_group_array(t.tag) FROM json_each(iif(json_valid(e.tags), e.tags, '[]')) j
      JOIN event_tag t ON t.tag = j.value AND t.type = e.type AND t.position = e.position),
    (SELECT json_group_array(i.position) FROM event i WHERE i.id = e.id)
  FROM event e WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?`

/** A page of rows. */
export const rows = (file: Connection, { after, limit, until }: RawLog.RawSpan): ReadonlyArray<RawLog.RawRow> =>
  file.rows(page, [after, until, limit]).map(rowIn)

const entryIn = ([tag, type, position, event, eventType, tags]: Row): RawLog.EntryAndEvent => ({
  entry: { tag: textIn(tag), type: textIn(type), position: numberIn(position) },
  event: event === null ? undefined : { type: eventType, tags: tagsIn(tags) }
})

const entryPage = `
  SELECT t.tag, t.type, t.position, e.position, e.type, e.tags
  FROM event_tag t LEFT JOIN event e ON e.position = t.position
  WHERE (t.tag, t.type, t.position) > (?, ?, ?) ORDER BY t.tag, t.type, t.position LIMIT ?`

/** A page of the index of tags. */
export const entries = (
  file: Connection,
  after: RawLog.RawEntry = { tag: "", type: "", position: 0 },
  limit: number
): ReadonlyArray<RawLog.EntryAndEvent> =>
  file.rows(entryPage, [after.tag, after.type, after.position, limit]).map(entryIn)

/** What SQLite finds wrong with the file: its pages, its indexes, the types of its columns. */
export const integrity = (file: Connection): ReadonlyArray<string> =>
  file
    .rows("PRAGMA integrity_check")
    .map(([line]) => String(line))
    .filter((line) => line !== "ok")
