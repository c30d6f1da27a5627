/**
 * One figure over time: the answers to a question for several moments or days, from one pass over the log.
 */
import { Effect } from "effect"
import { eachPage } from "../eventsourcing/Ask.ts"
import type { Instant } from "../eventsourcing/Event.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { type SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { lastDays, type Stretch } from "../time/Stretch.ts"
import { endOfDay, TimeZone } from "../time/TimeZone.ts"
import {
  type AskOptions,
  endOf,
  type Lives,
  livesBy,
  readLives,
  realMoment,
  type Sources,
  zoneOfQuestion
} from "./Asking.ts"
import { asOf, pastOf } from "./AsOf.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import type { Question } from "./Question.ts"
import { queryOf, type Unread } from "./Reading.ts"
import type { UnknownVersion } from "./UnknownVersion.ts"

/** The last day of every month, quarter or year from one day to another, and that other day. */
export interface Every {
  readonly per: Stretch
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** What was known by each of these moments: milliseconds since 1970 (UTC), or the end of a day in the zone of the project, or else of the consortium. */
export interface KnownSeries extends Pick<AskOptions, "asOf"> {
  readonly knownBy: ReadonlyArray<Instant | CalendarDate> | Every
}

/** What had happened by the end of each of these days, by all that is known, or was known at a moment. */
export interface HappenedSeries extends Pick<AskOptions, "knownAt" | "version"> {
  readonly happenedBy: ReadonlyArray<CalendarDate> | Every
}

/** Along which of the two times, and at which points. */
export type SeriesOptions = KnownSeries | HappenedSeries

/** The answer for one moment or day. */
export interface Point<Answer> {
  /** As it was asked for. */
  readonly at: Instant | CalendarDate
  readonly answer: Answer
}

/** An answer per moment or day, in the order asked for. */
export interface Series<Answer> {
  readonly points: ReadonlyArray<Point<Answer>>
  /** Up to where the log was read. */
  readonly upTo: SequencePosition
}

const daysOf = ({ per, from, to }: Every): ReadonlyArray<CalendarDate> => lastDays(per, from, to)

/** A point that was asked for, and the moment that it means. */
interface Moment {
  readonly at: Instant | CalendarDate
  readonly instant: Instant
}

/** The moments, and each once in the order of time. */
const momentsOf = Effect.fnUntraced(function* (
  sources: Sources,
  question: Question<unknown>,
  { knownBy }: KnownSeries
): Effect.fn.Return<{ readonly moments: ReadonlyArray<Moment>; readonly inOrder: ReadonlyArray<Instant> }, Unread> {
  const wanted = "per" in knownBy ? daysOf(knownBy) : knownBy
  const needsZone = wanted.some((at) => typeof at === "string")
  const zone = needsZone ? yield* zoneOfQuestion(sources, question) : TimeZone.make("UTC")
  const moments = wanted.map((at) => ({ at, instant: typeof at === "string" ? endOfDay(at, zone) : realMoment(at) }))
  return { moments, inOrder: [...new Set(moments.map(({ instant }) => instant))].sort((a, b) => a - b) }
})

/** The answers, by the moment; each in a list of one, since nothing can be an answer too. */
type Answers<Answer> = ReadonlyMap<Instant, readonly [Answer]>

/** Takes the answer at each moment while the events pass by. */
const passing = <Answer>(question: Question<Answer>, moments: ReadonlyArray<Instant>) => {
  const folding = question.begin()
  const answers = new Map<Instant, readonly [Answer]>()
  let next = 0
  const answerBefore = (recordedAt: number): void => {
    for (let moment = moments[next]; moment !== undefined && moment < recordedAt; moment = moments[++next]) {
      answers.set(moment, [folding.answer()])
    }
  }
  return {
    take: (events: ReadonlyArray<Recorded<ConsortiumEvent>>): void => {
      for (const event of events) {
        answerBefore(event.recordedAt)
        folding.take([event])
      }
    },
    answers: (): Answers<Answer> => {
      for (const moment of moments.slice(next)) answers.set(moment, [folding.answer()])
      return answers
    }
  }
}

/** The answer at each moment where corrections are looked through: the lives are gathered once, and looked at from each moment. */
const lookingBack = <Answer>(
  question: Question<Answer>,
  lives: Lives,
  moments: ReadonlyArray<Instant>,
  day: CalendarDate | undefined
): Answers<Answer> => {
  const answers = new Map<Instant, readonly [Answer]>()
  for (const moment of moments) {
    const folding = question.begin()
    folding.take(asOf(livesBy(lives, moment), day))
    answers.set(moment, [folding.answer()])
  }
  return answers
}

const knownBy = Effect.fnUntraced(function* <Answer>(
  sources: Sources,
  question: Question<Answer>,
  options: KnownSeries
): Effect.fn.Return<Series<Answer>, Unread> {
  const { store } = sources
  const { inOrder, moments } = yield* momentsOf(sources, question, options)
  const last = inOrder.at(-1)
  if (last === undefined) return { points: [], upTo: start }
  const until = yield* store.positionAt(last)
  const told = (answers: Answers<Answer>, upTo: SequencePosition): Series<Answer> => ({
    points: moments.flatMap(({ at, instant }) => (answers.get(instant) ?? []).map((answer) => ({ at, answer }))),
    upTo
  })
  if (options.asOf !== undefined || question.whole === true) {
    const lives = yield* readLives(store, question.tags, until)
    return told(lookingBack(question, lives, inOrder, options.asOf), lives.upTo)
  }
  const pass = passing(question, inOrder)
  const upTo = yield* eachPage(store, codec, queryOf(question.types, question.tags), pass.take, until)
  return told(pass.answers(), upTo)
})

const happenedBy = Effect.fnUntraced(function* <Answer>(
  sources: Sources,
  question: Question<Answer>,
  { happenedBy: wanted, ...options }: HappenedSeries
): Effect.fn.Return<Series<Answer>, Unread | UnknownVersion> {
  const lives = yield* readLives(sources.store, question.tags, yield* endOf(sources, question, options))
  const past = pastOf(livesBy(lives))
  const points = ("per" in wanted ? daysOf(wanted) : wanted).map((at) => {
    const folding = question.begin()
    folding.take(past(at))
    return { at, answer: folding.answer() }
  })
  return { points, upTo: lives.upTo }
})

/** The answer for each moment or day: the same as asking for each by itself. */
export const seriesOf = <Answer>(
  sources: Sources,
  question: Question<Answer>,
  options: SeriesOptions
): Effect.Effect<Series<Answer>, Unread | UnknownVersion> =>
  "knownBy" in options ? knownBy(sources, question, options) : happenedBy(sources, question, options)
