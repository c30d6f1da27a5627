/**
 * Answers a question from a state that was saved at or before the moment that is meant, and from what was recorded since: the same
 * answer as from the start, sooner.
 */
import { Array as Arr, Effect } from "effect"
import { eachPage } from "../eventsourcing/Ask.ts"
import { generationOf } from "../eventsourcing/Command.ts"
import type { SequencedEvent } from "../eventsourcing/Event.ts"
import type { EventStoreService } from "../eventsourcing/EventStore.ts"
import { type Moved, movedAsSaved, movedOn, unmoved } from "../eventsourcing/Moved.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { isOf, rungOf, type SavedState } from "../eventsourcing/SavedState.ts"
import { saveIfDue, type Saving } from "../eventsourcing/Saving.ts"
import { at, type SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import { type Folding, Resumable, type Resumption } from "./Folding.ts"
import type { Question } from "./Question.ts"
import { type Answered, askUntil, queryOf, type Unread } from "./Reading.ts"

/** A fold that hands on the states on its way: the last of each rung, and the last of all. */
const savingOnTheWay = <Answer>(
  saving: Saving<ConsortiumEvent>,
  { projection }: Resumption<Answer>,
  key: string,
  folding: Folding<Answer>,
  progress: Moved
) => {
  const save = (): void => saveIfDue(saving, progress, () => ({ projection, key, state: folding.state?.() }))
  return {
    take: (events: ReadonlyArray<Recorded<ConsortiumEvent>>, stored: ReadonlyArray<SequencedEvent>): void => {
      const next = { events: progress.events + stored.length }
      if (progress.events > 0 && rungOf(next) > rungOf(progress)) save()
      folding.take(events)
      for (const [recorded, one] of Arr.zip(events, stored)) movedOn(progress, recorded, generationOf(one))
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
    const progress = saved === undefined ? { ...unmoved } : movedAsSaved(saved)
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
