/**
 * An event as a row of the table, and back.
 */
import { type Event, SequencePosition } from "@westum/mobility"
import type { SQLOutputValue } from "node:sqlite"
import { jsonIn, numberIn, textIn } from "./Column.ts"
import type { Params, Row } from "./Connection.ts"
import { FileFault } from "./SqliteFault.ts"

const columns = ["position", "recorded_at", "id", "type", "version", "tags", "digest", "data", "meta"] as const

/** The columns in the order that `decode` and `encode` know, of the table with this alias. */
export const columnsOf = (alias: string): string => columns.map((column) => `${alias}.${column}`).join(", ")

/** Asks for the end of the log, as a row among those of events. */
export const endOfLog = {
  text: `SELECT NULL, coalesce(max(position), 0), ${columns
    .slice(2)
    .map(() => "NULL")
    .join(", ")} FROM event`,
  params: []
}

/** Whether a row is that of the end: an event has a position, and one that is missing has nothing at all. */
export const isEnd = (row: Row): boolean => row[0] === null && row[1] !== null

/** The last position; zero in an empty log. */
export const endIn = (row: Row | undefined): SequencePosition.SequencePosition =>
  SequencePosition.at(numberIn(row?.[1]))

/** The statement that stores what `encode` gives. */
export const insert = `INSERT INTO event (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`

export const encode = ({ event, position, recordedAt }: Event.SequencedEvent): Params => [
  position,
  recordedAt,
  event.id,
  event.type,
  event.version,
  JSON.stringify(event.tags),
  event.digest,
  event.data,
  event.meta
]

const isTag = (value: unknown): value is Event.Tag => typeof value === "string" && value.includes(":")

const tagsIn = (value: SQLOutputValue | undefined): ReadonlyArray<Event.Tag> => {
  const tags = jsonIn(value)
  if (Array.isArray(tags) && tags.every(isTag)) return tags
  throw new FileFault("corrupt", "tags were expected where something else stands")
}

export const decode = (row: Row): Event.SequencedEvent => ({
  position: SequencePosition.at(numberIn(row[0])),
  recordedAt: numberIn(row[1]),
  event: {
    id: textIn(row[2]),
    type: textIn(row[3]),
    version: numberIn(row[4]),
    tags: tagsIn(row[5]),
    digest: textIn(row[6]),
    data: textIn(row[7]),
    meta: textIn(row[8])
  }
})
