/**
 * Answers questions from the log: now, as known at a moment, as of a day, or ever again.
 */
import { Effect } from "effect"
import { decodeAll, eachStoredPage } from "../eventsourcing/Ask.ts"
import type { Instant, SequencedEvent, Tag } from "../eventsourcing/Event.ts"
import type { EventStoreService } from "../eventsourcing/EventStore.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { Saving } from "../eventsourcing/Saving.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { hosting } from "../hosting/Hosting.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { endOfDay, TimeZone } from "../time/TimeZone.ts"
import { asOf, moved } from "./AsOf.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import { mobility, project, type Question, versions } from "./Question.ts"
import { type Answered, answered, askUntil, queryOf, tagged, type Told, type Unread } from "./Reading.ts"
import { askResuming } from "./Resuming.ts"
import { UnknownVersion } from "./UnknownVersion.ts"

/** A version of a project, by its name: see `versions`. */
export interface VersionInput {
  readonly project: string
  readonly name: string
}

/** Which past is meant; all may be given. */
export interface AskOptions {
  /** What had happened by the end of this day, by what is known. */
  readonly asOf?: CalendarDate
  /** What was known at this moment: milliseconds since 1970 (UTC), or the end of a day in the zone of the project, or else of the consortium. */
  readonly knownAt?: Instant | CalendarDate
  /** What was known when this version of a project was made: the log up to and with the event that made it. */
  readonly version?: VersionInput
}

/** What questions are answered from. */
export interface Sources {
  readonly store: EventStoreService
  /** What helps where there are saved states. */
  readonly saving?: Saving<ConsortiumEvent> | undefined
  /** Where the whole consortium has its days: UTC where it is not said. */
  readonly timeZone?: TimeZone | undefined
}

/** Those that say a time zone. */
const hostingTypes: ReadonlySet<string> = new Set([...hosting.types, "hosting.capacity-offered"])

const zoneOf = (event: ConsortiumEvent): TimeZone | undefined => {
  if ("hosting" in event) return event.after.timeZone
  return event.type === "hosting.capacity-offered" ? event.timeZone : undefined
}

/** What carries some tags, and the mobilities and hostings of which that is a part only, since they were moved. */
export interface Lives {
  readonly own: ReadonlyArray<Recorded<ConsortiumEvent>>
  /** All events of those that were moved, by the tag of each. */
  readonly completed: ReadonlyMap<Tag, ReadonlyArray<Recorded<ConsortiumEvent>>>
  readonly upTo: SequencePosition
}

const types: ReadonlySet<string> = new Set(codec.types)

/** Whether it is of a type that this program knows: a newer one writes others as well, and marks where it begins. */
const isKnown = ({ event }: SequencedEvent): boolean => types.has(event.type)

/** Reads whole mobilities and hostings: what was seen of one that was moved is completed from its own events. */
export const readLives = Effect.fnUntraced(function* (
  store: EventStoreService,
  tags: ReadonlyArray<Tag>,
  until: SequencePosition | undefined
): Effect.fn.Return<Lives, Unread> {
  const allWith = Effect.fnUntraced(function* (wanted: ReadonlyArray<Tag>, end: SequencePosition | undefined) {
    const events: Array<Recorded<ConsortiumEvent>> = []
    const take = (page: ReadonlyArray<SequencedEvent>) =>
      Effect.map(Effect.fromResult(decodeAll(codec, page.filter(isKnown))), (known) => {
        for (const event of known) events.push(event)
      })
    return { events, upTo: yield* eachStoredPage(store, tagged(wanted), take, end) }
  })
  const { events: own, upTo } = yield* allWith(tags, until)
  const completed = new Map<Tag, ReadonlyArray<Recorded<ConsortiumEvent>>>()
  for (const tag of moved(own)) completed.set(tag, (yield* allWith([tag], upTo)).events)
  return { own, completed, upTo }
})

/** The events of whole lives in the order of the log: all, or those that one had seen who read them at a moment. */
export const livesBy = (
  { completed, own }: Lives,
  instant: Instant = Number.POSITIVE_INFINITY
): ReadonlyArray<Recorded<ConsortiumEvent>> => {
  const seen = new Map<number, Recorded<ConsortiumEvent>>()
  const see = (events: ReadonlyArray<Recorded<ConsortiumEvent>>) => {
    for (const event of events) if (event.recordedAt <= instant) seen.set(event.position, event)
  }
  see(own)
  for (const tag of moved([...seen.values()])) see(completed.get(tag) ?? [])
  return [...seen.values()].sort((a, b) => a.position - b.position)
}

/** The project of a mobility by its newest event: an entry in error leaves no details, yet names the project. */
const projectOf = Effect.fnUntraced(function* (
  store: EventStoreService,
  id: string
): Effect.fn.Return<string | undefined, Unread> {
  const query = queryOf(codec.types, mobility(id).tags)
  const { events } = yield* store.read([{ query }], { backwards: true, limit: 1 })
  const [newest] = yield* Effect.fromResult(decodeAll(codec, events))
  return newest !== undefined && "project" in newest.event ? newest.event.project : undefined
})

/** The zone of the newest hosting, or offer to host, that the question is about; nothing before there is any. */
const hostingZone = Effect.fnUntraced(function* (
  store: EventStoreService,
  { tags, types }: Question<unknown>
): Effect.fn.Return<TimeZone | undefined, Unread> {
  const query = queryOf(
    types.filter((type) => hostingTypes.has(type)),
    tags
  )
  const { events } = yield* store.read([{ query }], { backwards: true, limit: 1 })
  const [newest] = yield* Effect.fromResult(decodeAll(codec, events))
  return newest === undefined ? undefined : zoneOf(newest.event)
})

/** The time zone of what the question is about. */
export const zoneOfQuestion = Effect.fnUntraced(function* (
  { store, timeZone = TimeZone.make("UTC") }: Sources,
  question: Question<unknown>
): Effect.fn.Return<TimeZone, Unread> {
  const { about, key } = question
  if (about === "hosting" || about === "hostings") return (yield* hostingZone(store, question)) ?? timeZone
  const id = about === "mobility" ? yield* projectOf(store, key) : about === "project" ? key : undefined
  if (id === undefined) return timeZone
  return (yield* askUntil(store, project(id), undefined)).answer.timeZone
})

/** Where the version ends. */
const versionEnd = Effect.fnUntraced(function* (
  store: EventStoreService,
  { name, project: id }: VersionInput
): Effect.fn.Return<SequencePosition, Unread | UnknownVersion> {
  const { answer: all } = yield* askUntil(store, versions(id), undefined)
  const wanted = all.find((version) => version.name === name)
  const [stored] = wanted === undefined ? [] : yield* store.find([wanted.event])
  return stored === undefined
    ? yield* new UnknownVersion({ project: id, version: name, known: all.map((version) => version.name) })
    : stored.position
})

/** The moment, unless it is none: a log would be read to its end for it, and now be told as the past. */
export const realMoment = (instant: Instant): Instant => {
  if (Number.isNaN(instant)) throw new RangeError("the moment that is asked about is not a number")
  return instant
}

/** Up to where the past that is meant is known; nothing where that is now. */
export const endOf = Effect.fnUntraced(function* (
  sources: Sources,
  question: Question<unknown>,
  { knownAt, version }: AskOptions
): Effect.fn.Return<SequencePosition | undefined, Unread | UnknownVersion> {
  const { store } = sources
  const moment = typeof knownAt === "string" ? endOfDay(knownAt, yield* zoneOfQuestion(sources, question)) : knownAt
  const until = moment === undefined ? undefined : yield* store.positionAt(realMoment(moment))
  const end = version === undefined ? undefined : yield* versionEnd(store, version)
  return until === undefined || (end !== undefined && end < until) ? end : until
})

/** The question as whole lives tell it, as far as it has come: events recorded since can be taken in, unless they correct some of these. */
export const toldByLives = Effect.fnUntraced(function* <Answer>(
  store: EventStoreService,
  question: Question<Answer>,
  until?: SequencePosition,
  day?: CalendarDate
): Effect.fn.Return<Told<Answer>, Unread> {
  const lives = yield* readLives(store, question.tags, until)
  const folding = question.begin()
  folding.take(asOf(livesBy(lives), day))
  return { folding, upTo: lives.upTo }
})

/** The answer by what is known up to a position, of all that happened or of what had happened by a day. */
export const askUpTo = Effect.fnUntraced(function* <Answer>(
  store: EventStoreService,
  question: Question<Answer>,
  until?: SequencePosition,
  day?: CalendarDate,
  saving?: Saving<ConsortiumEvent>
): Effect.fn.Return<Answered<Answer>, Unread> {
  if (day === undefined && question.whole === undefined) return yield* askResuming(store, question, until, saving)
  return answered(yield* toldByLives(store, question, until, day))
})

/** The answer, now or in the past. */
export const askStore = Effect.fnUntraced(function* <Answer>(
  sources: Sources,
  question: Question<Answer>,
  options: AskOptions = {}
): Effect.fn.Return<Answered<Answer>, Unread | UnknownVersion> {
  const { saving, store } = sources
  return yield* askUpTo(store, question, yield* endOf(sources, question, options), options.asOf, saving)
})
