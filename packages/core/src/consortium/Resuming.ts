/**
 * Answers a question from a state that was saved at or before the moment that is meant, and from what was recorded since: the same
 * answer as from the start, sooner.
 */
import { Effect } from "effect"
import { eachPage } from "../eventsourcing/Ask.ts"
import { generation, generationOf } from "../eventsourcing/Command.ts"
import type { Instant, SequencedEvent } from "../eventsourcing/Event.ts"
import type { EventStoreService } from "../eventsourcing/EventStore.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { isOf, rungOf, type SavedState } from "../eventsourcing/SavedState.ts"
import type { Saving } from "../eventsourcing/Saving.ts"
import { at, type SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import { type Folding, Resumable, type Resumption } from "./Folding.ts"
import type { Question } from "./Question.ts"
import { type Answered, askUntil, queryOf, type Unread } from "./Reading.ts"

/** Where a fold has come to, as it is saved. */
interface Progress {
  moved: SequencePosition
  event: string
  recordedAt: Instant
  events: number
  generation: number
  /** How many events stand in the state that was saved last. */
  saved: number
}

const beginning: Progress = { moved: start, event: "", recordedAt: 0, events: 0, generation, saved: 0 }

const progressOf = ({ event, events, generation: by, position, recordedAt }: SavedState): Progress => ({
  moved: position,
  event,
  recordedAt,
  events,
  generation: Math.max(generation, by),
  saved: events
})

const goOn = (progress: Progress, stored: ReadonlyArray<SequencedEvent>): void => {
  const last = stored.at(-1)
  if (last === undefined) return
  progress.moved = last.position
  progress.event = last.event.id
  progress.recordedAt = last.recordedAt
  progress.events += stored.length
  for (const each of stored) progress.generation = Math.max(progress.generation, generationOf(each))
}

/** A fold that hands on the states on its way: the last of each rung, and the last of all. */
const savingOnTheWay = <Answer>(
  saving: Saving<ConsortiumEvent>,
  { projection }: Resumption<Answer>,
  key: string,
  folding: Folding<Answer>,
  progress: Progress
) => {
  const save = (): void => {
    if (progress.events - progress.saved < saving.every) return
    progress.saved = progress.events
    saving.due({ projection, key, state: folding.state?.(), ...progress })
  }
  return {
    take: (events: ReadonlyArray<Recorded<ConsortiumEvent>>, stored: ReadonlyArray<SequencedEvent>): void => {
      const next = { events: progress.events + stored.length }
      if (progress.events > 0 && rungOf(next) > rungOf(progress)) save()
      folding.take(events)
      goOn(progress, stored)
    },
    end: save
  }
}

/** The answer from a saved state; nothing where the log does not have the event that the state ends with. */
const fromSaved = <Answer>(
  store: EventStoreService,
  saving: Saving<ConsortiumEvent>,
  question: Question<Answer>,
  resumable: Resumption<Answer>,
  resumed: { readonly state: unknown; readonly saved: SavedState } | undefined,
  until: SequencePosition | undefined
): Effect.Effect<Answered<Answer> | undefined, Unread> =>
  Effect.suspend(() => {
    const saved = resumed?.saved
    const folding = resumed === undefined ? question.begin() : resumable.from(resumed.state)
    const progress = saved === undefined ? { ...beginning } : progressOf(saved)
    const { end, take } = savingOnTheWay(saving, resumable, question.key, folding, progress)
    // Its last event is read again: it tells that this is the log that the state was saved of.
    let awaited = saved
    let isOther = false
    const page = (events: ReadonlyArray<Recorded<ConsortiumEvent>>, stored: ReadonlyArray<SequencedEvent>): void => {
      const [first] = stored
      if (awaited !== undefined) isOther = first === undefined || !isOf(awaited, first)
      const known = awaited === undefined ? 0 : 1
      awaited = undefined
      if (!isOther) take(events.slice(known), stored.slice(known))
    }
    const from = saved === undefined ? start : at(saved.position - 1)
    const query = queryOf(question.types, question.tags)
    return Effect.map(eachPage(store, codec, query, page, until, from), (upTo) => {
      if (isOther) return undefined
      end()
      return { answer: folding.answer(), upTo }
    })
  })

/** The question as the log tells it up to a position, with the help of saved states where there are any. */
export const askResuming = Effect.fnUntraced(function* <Answer>(
  store: EventStoreService,
  question: Question<Answer>,
  until: SequencePosition | undefined,
  saving: Saving<ConsortiumEvent> | undefined
): Effect.fn.Return<Answered<Answer>, Unread> {
  const { key } = question
  const resumable = question.resumable === undefined ? undefined : Resumable.open(question.resumable)
  if (saving === undefined || resumable?.projection.schema === undefined) return yield* askUntil(store, question, until)
  const resumed = yield* saving.find({ projection: resumable.projection, key }, until)
  const answered = yield* fromSaved(store, saving, question, resumable, resumed, until)
  if (answered !== undefined) return answered
  if (resumed !== undefined) yield* saving.forget(resumed.saved)
  return yield* askUntil(store, question, until)
})
