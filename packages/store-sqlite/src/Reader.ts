/**
 * Reads an event log. `read` sees one state of the file by itself; every other function here wants to run inside a
 * transaction, which makes its answers belong together.
 */
import { AppendRules, type Event, type EventStore, Query, SequencePosition } from "@westum/mobility"
import { numberIn } from "./Column.ts"
import type { Connection, Row } from "./Connection.ts"
import { columnsOf, decode, endIn, endOfLog, isEnd } from "./EventRow.ts"
import { anySql, eventsSql, type Page, pageSql, type Span, type Sql, unionOf } from "./ItemSql.ts"
import { isCheap, prepare } from "./Items.ts"
import { FileFault } from "./SqliteFault.ts"

/** The end of the log. */
export interface Tail {
  readonly position: number
  readonly recordedAt: number
}

const tailBelow = "SELECT position, recorded_at FROM event WHERE position <= ? ORDER BY position DESC LIMIT 1"

/** The last event at or below a position; zeros when there is none. */
export const tail = (file: Connection, below: number = Number.MAX_SAFE_INTEGER): Tail => {
  const row = file.row(tailBelow, [below])
  return row === undefined
    ? { position: 0, recordedAt: 0 }
    : { position: numberIn(row[0]), recordedAt: numberIn(row[1]) }
}

/** An item of one of the parts, and from where on it is wanted. */
interface Wanted {
  readonly item: Query.QueryItem
  readonly after: number
}

/** SQLite would look for U+FFFD in place of half a surrogate pair. */
const answerable = Query.answerable(AppendRules.isWhole)

const wantedOf = (parts: ReadonlyArray<EventStore.ReadPart>): ReadonlyArray<Wanted> =>
  parts.flatMap(({ after = SequencePosition.start, query }) =>
    query.flatMap((asked) => {
      const item = answerable(asked)
      return item === undefined ? [] : [{ item, after }]
    })
  )

/** What is asked of a span for each item; nothing for one that is wanted beyond it. */
const askedOf = (wanted: ReadonlyArray<Wanted>, span: Span, page?: Page): ReadonlyArray<Sql> =>
  wanted.flatMap(({ after, item }) => {
    const part = { after: Math.max(after, span.after), until: span.until }
    if (part.after >= part.until) return []
    return [page === undefined ? eventsSql(item, part) : pageSql(item, part, page)]
  })

/** The events of so many lists of rows, each once. */
const inOrder = (rows: ReadonlyArray<Row>, lists: number, backwards: boolean): Array<Event.SequencedEvent> => {
  const found = rows.map(decode)
  found.sort(backwards ? (a, b) => b.position - a.position : (a, b) => a.position - b.position)
  return lists === 1 ? found : found.filter(({ position }, i) => position !== found[i - 1]?.position)
}

/** What is wanted of a span; at most a page of each item. */
const collect = (
  file: Connection,
  wanted: ReadonlyArray<Wanted>,
  span: Span,
  page?: Page
): Array<Event.SequencedEvent> => {
  const asked = askedOf(wanted, span, page)
  const rows = asked.flatMap(({ params, text }) => file.rows(text, params))
  return inOrder(rows, asked.length, page?.backwards ?? false)
}

const prepared = (
  file: Connection,
  wanted: ReadonlyArray<Wanted>,
  until: number,
  paged: boolean
): ReadonlyArray<Wanted> =>
  wanted
    .filter(({ after }) => after < until)
    .map(({ after, item }) => ({ after, item: prepare(file, item, { after, until }, paged || after > 0) }))

/** Positions looked through at first for a page. */
const firstStretch = 1024

/**
 * A page is looked for in stretches that grow: SQLite has to sort the matches of several types before it can cut them off,
 * and a stretch keeps those few, however long the log is.
 */
const readPage = (file: Connection, wanted: ReadonlyArray<Wanted>, until: number, { backwards, limit }: Page) => {
  let found: Array<Event.SequencedEvent> = []
  let rest: Span = { after: wanted.reduce((least, { after }) => Math.min(least, after), until), until }
  for (let length = Math.max(limit, firstStretch); found.length < limit && rest.after < rest.until; length *= 2) {
    const border = backwards ? Math.max(rest.after, rest.until - length) : Math.min(rest.until, rest.after + length)
    const stretch = backwards ? { after: border, until: rest.until } : { after: rest.after, until: border }
    found = found.concat(collect(file, wanted, stretch, { backwards, limit: limit - found.length }))
    rest = backwards ? { after: rest.after, until: border } : { after: border, until: rest.until }
  }
  return found.slice(0, limit)
}

/** Reads what takes several statements: what is known of the items, pages, many items. */
const readInSteps = (
  file: Connection,
  wanted: ReadonlyArray<Wanted>,
  { backwards = false, limit, until }: EventStore.ReadOptions
): EventStore.ReadResult => {
  const end = tail(file).position
  const head = until !== undefined && until < end ? until : SequencePosition.at(end)
  // No more events stand there than positions; SQLite takes no limit but a whole number.
  const paged = limit !== undefined && limit < head
  const known = prepared(file, wanted, head, paged)
  if (paged) return { head, events: readPage(file, known, head, { backwards, limit }) }
  const found = collect(file, known, { after: 0, until: head })
  return { head, events: backwards ? found.toReversed() : found }
}

/** Items that one statement asks for at most. */
const together = 8

/** Types that one of them may name, far below the number of values that SQLite lets a statement have. */
const mostTypes = 1000

const isSmall = ({ after, item }: Wanted): boolean =>
  isCheap(item, after > 0) && (item.types === undefined || item.types.length <= mostTypes)

const isOneStatement = (wanted: ReadonlyArray<Wanted>, { limit }: EventStore.ReadOptions): boolean =>
  limit === undefined && wanted.length <= together && wanted.every(isSmall)

/** Reads what takes one statement, as most decisions do. */
const readAtOnce = (
  file: Connection,
  wanted: ReadonlyArray<Wanted>,
  { backwards = false, until = SequencePosition.at(Number.MAX_SAFE_INTEGER) }: EventStore.ReadOptions
): EventStore.ReadResult => {
  // Statements are kept by their text, and the same items come in every order.
  const asked = askedOf(wanted, { after: 0, until }).toSorted((a, b) => a.text.length - b.text.length)
  const { params, text } = unionOf([endOfLog, ...asked])
  const rows = file.rows(text, params)
  const end = endIn(rows.find(isEnd))
  const found = rows.filter((row) => !isEnd(row))
  const events = inOrder(found, asked.length, backwards)
  const last = events.at(backwards ? 0 : -1)?.position ?? end
  if (last > end) throw new FileFault("corrupt", `an event stands at ${last}, behind the end of the log at ${end}`)
  return { head: until < end ? until : end, events }
}

/** The events of all parts, each once, and the head: all of one state of the file. */
export const read = (
  file: Connection,
  parts: ReadonlyArray<EventStore.ReadPart>,
  options: EventStore.ReadOptions
): EventStore.ReadResult => {
  const wanted = wantedOf(parts)
  return isOneStatement(wanted, options)
    ? readAtOnce(file, wanted, options)
    : file.snapshot(() => readInSteps(file, wanted, options))
}

/** Whether an event of the span matches the query. */
export const matches = (file: Connection, query: Query.Query, span: Span): boolean =>
  span.after < span.until &&
  query.some((asked) => {
    const item = answerable(asked)
    if (item === undefined) return false
    const { params, text } = anySql(prepare(file, item, span, span.after > 0), span)
    return file.some(text, params)
  })

const byIds = `SELECT ${columnsOf("e")} FROM event e WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.position`

/** Those of the ids that are stored, in order of position. */
export const find = (file: Connection, ids: ReadonlyArray<string>): ReadonlyArray<Event.SequencedEvent> =>
  file.rows(byIds, [JSON.stringify(ids)]).map(decode)

/** Whether an event with this id is stored. */
export const isStored = (file: Connection, id: string): boolean => file.some("SELECT 1 FROM event WHERE id = ?", [id])

/** The last position recorded at or before the instant. Times grow with positions, so that halving finds it. */
export const positionAt = (file: Connection, instant: number): number => {
  let low = 0
  let high = tail(file).position
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const found = tail(file, middle)
    if (found.position > low && found.recordedAt > instant) high = found.position - 1
    else low = middle
  }
  return tail(file, low).position
}
