/**
 * Answers a question now, and again after every change.
 */
import { Effect, Stream } from "effect"
import { decodeAll, eachPage } from "../eventsourcing/Ask.ts"
import type { EventStoreService, SubscriptionBatch } from "../eventsourcing/EventStore.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { foldLives } from "./Asking.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import type { Question } from "./Question.ts"
import { type Answered, queryOf, type Unread } from "./Reading.ts"

/** The answer now, and how to come to the next one when more was recorded. */
interface Watched<Answer> {
  readonly now: Answered<Answer>
  readonly next: (batch: SubscriptionBatch) => Effect.Effect<Answered<Answer>, Unread>
}

/** Takes in what is new. */
const folded = <Answer>(store: EventStoreService, question: Question<Answer>): Effect.Effect<Watched<Answer>, Unread> =>
  Effect.suspend(() => {
    const folding = question.begin()
    const take = (events: ReadonlyArray<Recorded<ConsortiumEvent>>) => folding.take(events)
    const answered = (upTo: SequencePosition): Answered<Answer> => ({ answer: folding.answer(), upTo })
    return Effect.map(eachPage(store, codec, queryOf(question.types, question.tags), take), (upTo) => ({
      now: answered(upTo),
      next: (batch) =>
        Effect.map(Effect.fromResult(decodeAll(codec, batch.events)), (events) => {
          take(events)
          return answered(batch.upTo)
        })
    }))
  })

/** Takes in what is new, but asks anew after a correction: that changes what had been taken in, or brings what came from elsewhere. */
const foldedLives = <Answer>(
  store: EventStoreService,
  question: Question<Answer>
): Effect.Effect<Watched<Answer>, Unread> =>
  Effect.map(foldLives(store, question), (begun) => {
    let { folding, upTo } = begun
    const answered = (): Answered<Answer> => ({ answer: folding.answer(), upTo })
    return {
      now: answered(),
      next: Effect.fnUntraced(function* (batch) {
        const events = yield* Effect.fromResult(decodeAll(codec, batch.events))
        if (events.some(({ event }) => "corrects" in event)) {
          ;({ folding, upTo } = yield* foldLives(store, question))
        } else {
          // Asking anew may have read further than what had been told until then.
          folding.take(events.filter(({ position }) => position > upTo))
          upTo = batch.upTo > upTo ? batch.upTo : upTo
        }
        return answered()
      })
    }
  })

/** The answer now, and again after every change. Never ends. */
export const watchStore = <Answer>(
  store: EventStoreService,
  question: Question<Answer>
): Stream.Stream<Answered<Answer>, Unread> => {
  const begun = question.whole === true ? foldedLives(store, question) : folded(store, question)
  return Stream.unwrap(
    Effect.map(begun, ({ next, now }) => {
      const changes = store.subscribe(queryOf(question.types, question.tags), { after: now.upTo }).pipe(
        Stream.filter(({ events }) => events.length > 0),
        Stream.mapEffect(next)
      )
      return Stream.concat(Stream.make(now), changes)
    })
  )
}
