/**
 * Laws of conduct: answers about the past are those that the log of then gives.
 */
import {
  Ask,
  AsOf,
  type AskOptions,
  CalendarDate,
  ConsortiumCodec,
  type Point,
  Question,
  type SeriesOptions
} from "@westum/mobility"
import { Effect } from "effect"
import { iso, noon } from "../model/Days.ts"
import { onDay, play, wholeLog } from "../history/Play.ts"
import type { Recorded } from "../oracle/World.ts"
import { conductLaw } from "./ConductLaw.ts"
import { difference } from "./Law.ts"
import { distinct } from "./Recount.ts"

type AnyQuestion = Question.Question<unknown>

const questions = (events: ReadonlyArray<Recorded>): ReadonlyArray<AnyQuestion> => {
  const projects = [...new Set(events.flatMap(({ event }) => ("project" in event ? [event.project] : [])))]
  const actors = [...new Set(events.flatMap(({ event }) => ("actor" in event ? [event.actor] : [])))]
  const mobilities = [...new Set(events.flatMap(({ event }) => ("mobility" in event ? [event.mobility] : [])))]
  return [
    Question.received(),
    Question.partners(),
    Question.projects(),
    ...distinct(events.flatMap(({ event }) => ("hosting" in event ? [event.hosting] : [])))
      .slice(0, 3)
      .map(Question.hosting),
    ...projects.flatMap((id) => [
      Question.project(id),
      Question.quotaUsage(id),
      Question.goalProgress(id),
      Question.fourFigures(id),
      Question.versions(id)
    ]),
    ...actors.map((id) => Question.roles(id)),
    // The first, the last and one in between tell as much as all of them.
    ...[0, Math.floor(mobilities.length / 2), mobilities.length - 1].flatMap((i) => {
      const id = mobilities[i]
      return id === undefined ? [] : [Question.mobility(id), Question.timeline(id)]
    })
  ]
}

/** Questions for which mobilities are looked at as they stand after all corrections. */
const listsOf = (events: ReadonlyArray<Recorded>): ReadonlyArray<AnyQuestion> => [
  ...distinct(events.flatMap(({ event }) => ("project" in event ? [event.project] : []))).flatMap((id) => [
    Question.registrations(id),
    Question.payments(id),
    Question.mobilities(id)
  ]),
  ...distinct(events.flatMap(({ event }) => ("mobility" in event ? [event.participant] : [])))
    .slice(0, 3)
    .map(Question.participant)
]

const dayOf = (at: Point<unknown>["at"]) => CalendarDate.CalendarDate.make(String(at))

const series = (options: SeriesOptions, alone: (at: Point<unknown>["at"]) => AskOptions) => [options, alone] as const

const folded = (question: AnyQuestion, events: ReadonlyArray<Recorded>): unknown => {
  const folding = question.begin()
  folding.take(events)
  return folding.answer()
}

/** A version of some project that was not taken back, and the log up to and with its event. */
const someVersion = (
  events: ReadonlyArray<Recorded>,
  chance: number
): ReadonlyArray<readonly [AskOptions, ReadonlyArray<Recorded>]> => {
  const takenBack = events.flatMap(({ event }) => (event.type === "project.step-retracted" ? event.corrects : []))
  const all = events.filter(({ event, id }) => "version" in event && !takenBack.some((each) => each === id))
  const made = all[Math.floor(chance * all.length)]
  if (made === undefined || !("version" in made.event)) return []
  const { project, version } = made.event
  return [[{ version: { project, name: version } }, events.filter(({ position }) => position <= made.position)]]
}

/** `knownAt` is the log up to then, `asOf` is what had happened by then, and both may be asked at once. */
export const pastIsPrefix = conductLaw(
  "knownAt is a fold of the prefix, asOf of what had happened",
  function* ({ chance, fresh, history, right }) {
    const subject = yield* fresh
    const { entries } = history
    yield* play(subject, history)
    // As questions are told of events: with who asked for them.
    const { stored } = yield* wholeLog(subject)
    const events = yield* Effect.fromResult(Ask.decodeAll(ConsortiumCodec.codec, stored))
    const last = entries[entries.length - 1]?.day ?? 0
    const known = entries[Math.floor(chance * entries.length)]?.day ?? last
    const happened = known - Math.floor(chance * 60)
    const prefix = events.filter(({ recordedAt }) => recordedAt <= noon(known))
    const day = CalendarDate.CalendarDate.make(iso(known))
    const asOf = CalendarDate.CalendarDate.make(iso(happened))
    const asked: ReadonlyArray<readonly [AskOptions, ReadonlyArray<Recorded>]> = [
      [{}, events],
      [{ knownAt: noon(known) }, prefix],
      [{ knownAt: day }, prefix],
      [{ asOf }, AsOf.asOf(events, asOf)],
      [{ asOf, knownAt: noon(known) }, AsOf.asOf(prefix, asOf)],
      ...someVersion(events, chance)
    ]
    for (const question of questions(events)) {
      for (const [options, then] of asked) {
        const { answer } = yield* onDay(last, subject.consortium.ask(question, options))
        const wrong = difference(answer, folded(question, then))
        const what = `${question.name} of ${question.key} ${JSON.stringify(options)}`
        yield* right(wrong === undefined ? undefined : `${what}: ${wrong}`)
      }
    }
  }
)

/** A list with so many of these, spread over all of them. */
const spread = <A>(all: ReadonlyArray<A>, count: number): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]).flatMap((each) =>
    each === undefined ? [] : [each]
  )

/** A series is read in one pass; its answers are those of asking for each of its points alone. */
export const seriesIsAsking = conductLaw(
  "a series says what asking for each of its points says",
  function* ({ chance, fresh, history, right }) {
    const subject = yield* fresh
    const { entries } = history
    yield* play(subject, history)
    const { events } = yield* wholeLog(subject)
    const last = entries[entries.length - 1]?.day ?? 0
    const moments = spread(events, 3).map(({ recordedAt }) => recordedAt - Math.round(chance))
    const days = spread(entries, 3).map(({ day }) => CalendarDate.CalendarDate.make(iso(day - Math.floor(chance * 60))))
    const asOf = days[1]
    const knownAt = moments[2]
    const wanted: ReadonlyArray<readonly [SeriesOptions, (at: Point<unknown>["at"]) => AskOptions]> = [
      [{ knownBy: [...moments, ...days] }, (at) => ({ knownAt: at })],
      ...(asOf === undefined ? [] : [series({ knownBy: moments, asOf }, (at) => ({ knownAt: at, asOf }))]),
      [{ happenedBy: days }, (at) => ({ asOf: dayOf(at) })],
      ...(knownAt === undefined ? [] : [series({ happenedBy: days, knownAt }, (at) => ({ asOf: dayOf(at), knownAt }))])
    ]
    // A few of them: each point of each series is asked for once more.
    const some = [...questions(events), ...listsOf(events)].filter((_, i) => i % 5 === Math.floor(chance * 5) % 5)
    for (const question of some) {
      for (const [options, alone] of wanted) {
        const { points } = yield* onDay(last, subject.consortium.series(question, options))
        for (const { answer, at } of points) {
          const expected = yield* onDay(last, subject.consortium.ask(question, alone(at)))
          const wrong = difference(answer, expected.answer)
          const what = `${question.name} of ${question.key} ${JSON.stringify(options)} at ${at}`
          yield* right(wrong === undefined ? undefined : `${what}: ${wrong}`)
        }
      }
    }
  }
)
