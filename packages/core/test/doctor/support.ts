/**
 * Logs of courses as they lie in a storage made of lists, which tests damage as they like.
 */
import { Effect } from "effect"
import type { SequencedEvent } from "../../src/eventsourcing/Event.ts"
import { StoreFailed } from "../../src/eventsourcing/EventStore.ts"
import { examineLog, type LogOptions } from "../../src/doctor/LogExamination.ts"
import type { DoctorFinding } from "../../src/doctor/DoctorFinding.ts"
import { type EntryAndEvent, type RawGap, RawLog, type RawLogService, type RawRow } from "../../src/doctor/RawLog.ts"
import { codec, type CourseEvent } from "../eventsourcing/courses.ts"
import { ask, enrolling, memoryStore, opening, request, runnerOn, stored } from "../eventsourcing/support.ts"

/** A log: one command of three events, then two of one event each, then one event of a program that says nothing of itself. */
export const events: Effect.Effect<ReadonlyArray<SequencedEvent>> = Effect.scoped(
  Effect.gen(function* () {
    const store = yield* memoryStore
    const { run } = yield* runnerOn(store)
    yield* run(request("opening", opening("a", 3), opening("b", 2, "u"), enrolling("a", "s1")))
    yield* run(request("second", enrolling("b", "s2")))
    yield* run(ask(enrolling("a", "s3")))
    yield* store.append([codec.encode({ type: "student.left", course: "a", student: "s1" }, "own-id", "{}")])
    // The clock of a test may stand still.
    return (yield* stored(store)).map((event) => ({
      ...event,
      recordedAt: 1000 * (event.position < 4 ? 1 : event.position)
    }))
  }).pipe(Effect.orDie)
)

/** The rows of events, with indexes that lead to them. */
export const rowsOf = (log: ReadonlyArray<SequencedEvent>): ReadonlyArray<RawRow> =>
  log.map(({ event, position, recordedAt }) => ({
    ...event,
    position,
    recordedAt,
    indexed: event.tags,
    foundById: [position]
  }))

/** What a storage is made of. */
export interface Kept {
  readonly rows: ReadonlyArray<RawRow>
  readonly head?: number
  readonly gaps?: ReadonlyArray<RawGap>
  readonly entries?: ReadonlyArray<EntryAndEvent>
  readonly lines?: ReadonlyArray<string>
  /** Positions that fail to be read. */
  readonly unreadable?: ReadonlyArray<number>
}

/** A failure of a storage. */
export const failing = (reason: StoreFailed["reason"]) =>
  Effect.fail(new StoreFailed({ reason, outcome: "nothing written", detail: "the disk", cause: "test" }))

/** A look at such a storage. */
export const rawLog = ({ entries = [], gaps = [], head, lines = [], rows, unreadable = [] }: Kept): RawLogService => ({
  head: () => Effect.succeed(head ?? rows.at(-1)?.position ?? 0),
  rows: ({ after, limit, until }) => {
    const page = rows.filter(({ position }) => position > after && position <= until).slice(0, limit)
    const upTo = page.length < limit ? until : (page.at(-1)?.position ?? until)
    const fails = unreadable.some((position) => position > after && position <= upTo)
    return fails ? failing("corrupt") : Effect.succeed(page)
  },
  entries: (after, limit) =>
    Effect.sync(() => {
      const from = entries.findIndex(({ entry }) => JSON.stringify(entry) === JSON.stringify(after)) + 1
      return entries.slice(from, from + limit)
    }),
  gaps: () => Effect.succeed(gaps),
  integrity: () => Effect.succeed(lines)
})

/** What the doctor says of a storage. */
export const examined = (kept: Kept, options: Partial<LogOptions<CourseEvent>> = {}) =>
  examinedRaw(rawLog(kept), options)

/** What the doctor says of what a look shows. */
export const examinedRaw = (raw: RawLogService, options: Partial<LogOptions<CourseEvent>> = {}) =>
  Effect.provideService(examineLog({ codec, ...options }), RawLog, raw)

/** A finding in short: the problem, the position, and the field. */
export const inShort = ({ field, place, problem }: DoctorFinding): string => {
  const at = place.at === "log" ? ` ${place.first}-${place.last}` : "position" in place ? ` ${place.position}` : ""
  return `${problem}${at}${field === undefined ? "" : ` ${field}`}`
}
