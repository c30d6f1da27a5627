/**
 * Looks at a whole log, or a sample of it, page by page: its memory does not grow with the log.
 */
import { Effect } from "effect"
import type { EventCodec } from "../eventsourcing/EventCodec.ts"
import type { StoreFailed } from "../eventsourcing/EventStore.ts"
import { alteration } from "./Alteration.ts"
import type { DoctorFinding, Place, Problem } from "./DoctorFinding.ts"
import type { DoctorReport } from "./DoctorReport.ts"
import { type Looking, lookingWith, type LookOptions } from "./Looking.ts"
import { type RawEntry, RawLog, type RawLogService, type RawRow, type RawSpan } from "./RawLog.ts"
import { entryFinding, rowFindings, type Suspect } from "./RowCheck.ts"
import { type Sample, turn } from "./Sample.ts"
import { Sequence } from "./Sequence.ts"

/** How to look at a log. */
export interface LogOptions<Event> extends LookOptions {
  readonly codec: EventCodec<Event>
  /** Whether positions may be missing: after a restore of a log with gaps into a store that keeps no account of them. */
  readonly gapsAllowed?: boolean
}

/** Rows read at once. */
const pageSize = 500

/** Entries of the index read at once. */
const entryPage = 2000

/** Altered events whose field is searched for: each search may take a fifth of a second. */
const searches = 20

/** Positions that cannot be read, told one by one; a storage that gives out no more is given up. */
const unreadables = 100

/** What a log is looked at with, and what has become of it. */
interface Work<Event> extends Looking {
  readonly log: RawLogService
  readonly codec: EventCodec<Event>
  readonly head: number
  events: number
  entries: number
  searched: number
  unread: number
}

const unreadable = (problem: Problem, place: Place, { message }: StoreFailed, expected: string): DoctorFinding => ({
  problem,
  place,
  found: message,
  expected
})

/** Whatever else a storage fails of concerns the doctor, not the log. */
const ifCorrupt =
  <A>(orElse: (failed: StoreFailed) => Effect.Effect<A, StoreFailed>) =>
  (read: Effect.Effect<A, StoreFailed>): Effect.Effect<A, StoreFailed> =>
    Effect.catch(read, (failed) => (failed.reason === "corrupt" ? orElse(failed) : Effect.fail(failed)))

/** Rows, and up to where they are all there are. */
interface Page {
  readonly rows: ReadonlyArray<RawRow>
  readonly upTo: number
}

/** A page; where the storage does not give it out, a smaller one, down to single positions, which are told and left out. */
const readPage = <Event>(work: Work<Event>, sequence: Sequence, span: RawSpan): Effect.Effect<Page, StoreFailed> => {
  const read = Effect.map(work.log.rows(span), (rows): Page => {
    const last = rows.length < span.limit ? undefined : rows.at(-1)
    return { rows, upTo: last?.position ?? span.until }
  })
  return ifCorrupt<Page>((failed) => {
    const width = Math.min(span.until - span.after, span.limit)
    if (width > 1) {
      const half = Math.ceil(width / 2)
      return readPage(work, sequence, { after: span.after, until: span.after + half, limit: half })
    }
    return Effect.sync(() => {
      const place = { at: "log", first: span.until, last: span.until } as const
      work.unread += 1
      work.findings.add(unreadable("cannot be read", place, failed, "an event"))
      sequence.skip(span.until)
      return { rows: [], upTo: span.until }
    })
  })(read)
}

const lookAt = <Event>(work: Work<Event>, sequence: Sequence, rows: ReadonlyArray<RawRow>): void => {
  const metas = new Set(rows.flatMap(({ meta }) => (typeof meta === "string" ? [meta] : [])))
  const suspect: Suspect = (stored) => {
    if (work.searched >= searches) return undefined
    work.searched += 1
    return alteration(stored, work.codec, metas)
  }
  for (const row of rows) work.findings.add(...sequence.next(row), ...rowFindings(row, work.codec, suspect))
  work.events += rows.length
}

/** Looks at the rows between two positions, and at whether they are all there. */
const walk = Effect.fnUntraced(function* <Event>(
  work: Work<Event>,
  sequence: Sequence,
  after: number,
  until: number
): Effect.fn.Return<void, StoreFailed> {
  let from = after
  while (from < until && work.unread < unreadables) {
    const page = yield* readPage(work, sequence, { after: from, until, limit: pageSize })
    lookAt(work, sequence, page.rows)
    from = page.upTo
    yield* work.tell("events", from, work.head)
  }
  if (work.unread < unreadables) work.findings.add(...sequence.end(until, until === work.head))
})

/** Looks at the index of tags from its own side. */
const walkIndex = Effect.fnUntraced(function* <Event>(work: Work<Event>): Effect.fn.Return<void, StoreFailed> {
  let after: RawEntry | undefined
  while (true) {
    const page = yield* work.log.entries(after, entryPage)
    for (const each of page) {
      const finding = entryFinding(each)
      if (finding !== undefined) work.findings.add(finding)
    }
    work.entries += page.length
    if (page.length < entryPage) return
    after = page.at(-1)?.entry
    yield* work.tell("index of tags", work.entries)
  }
})

const storage: Place = { at: "storage" }

/** The storage's own findings; that it cannot even look is one too. */
const integrity = (log: RawLogService): Effect.Effect<ReadonlyArray<DoctorFinding>, StoreFailed> =>
  Effect.map(ifCorrupt<ReadonlyArray<string>>(({ message }) => Effect.succeed([message]))(log.integrity()), (lines) =>
    lines.map((found) => {
      const expected = "a storage that finds nothing wrong with itself"
      return { problem: "storage damaged", place: storage, found, expected }
    })
  )

/** The pages of a sample, one of those whose turn it is at least: after which position each begins. */
const chosen = (head: number, { seed = 0, share }: Pick<Sample, "seed" | "share">): ReadonlyArray<number> => {
  if (share <= 0) return []
  const pages = Math.ceil(head / pageSize)
  const parts = Math.min(Math.ceil(1 / share), pages)
  const part = turn(seed, parts)
  return Array.from({ length: pages }, (_, page) => page * pageSize).filter((_, page) => page % parts === part)
}

/** Looks at every position of the log, or at those of a sample of its pages, and at its indexes. Changes nothing. */
export const examineLog = Effect.fnUntraced(function* <Event>(
  options: LogOptions<Event>
): Effect.fn.Return<DoctorReport, StoreFailed, RawLog> {
  const log = yield* RawLog
  const { codec, gapsAllowed = false, sample } = options
  const looking = lookingWith(options)
  looking.findings.add(...(yield* integrity(log)))
  const head = yield* log.head()
  const gaps = yield* log.gaps()
  const work: Work<Event> = { ...looking, log, codec, head, events: 0, entries: 0, searched: 0, unread: 0 }
  const sequence = (after: number) => new Sequence(after, !gapsAllowed, gaps)
  if (sample === undefined) {
    yield* walk(work, sequence(0), 0, head)
    const expected = "an index of tags that can be read"
    yield* ifCorrupt<void>((failed) =>
      Effect.sync(() => work.findings.add(unreadable("storage damaged", storage, failed, expected)))
    )(walkIndex(work))
  } else {
    for (const after of chosen(head, sample)) {
      yield* walk(work, sequence(after), after, Math.min(after + pageSize, head))
    }
  }
  const { entries, events, findings } = work
  const looked = { events, entries, rows: 0, models: [] }
  return { looked, sampled: sample !== undefined, findings: findings.kept, further: findings.further }
})
