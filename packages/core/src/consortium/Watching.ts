/**
 * Answers a question now, and again after every change.
 */
import { Effect, Predicate, Stream } from "effect"
import { decodeAll } from "../eventsourcing/Ask.ts"
import type { EventStoreService, SubscriptionBatch } from "../eventsourcing/EventStore.ts"
import { later } from "../eventsourcing/SequencePosition.ts"
import { toldByLives } from "./Asking.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { Question } from "./Question.ts"
import { type Answered, answered, queryOf, toldUntil, type Unread } from "./Reading.ts"

/** The answer now, and again after every change. Never ends. */
export const watchStore = <Answer>(
  store: EventStoreService,
  question: Question<Answer>
): Stream.Stream<Answered<Answer>, Unread> => {
  const begin = question.whole === true ? toldByLives(store, question) : toldUntil(store, question)
  return Stream.unwrap(
    Effect.map(begin, (begun) => {
      let told = begun
      const next = Effect.fnUntraced(function* (batch: SubscriptionBatch) {
        // Asking anew may have read further than what had been told until then.
        if (batch.events.every(({ position }) => position <= told.upTo)) return undefined
        const events = yield* Effect.fromResult(decodeAll(codec, batch.events))
        // Of whole lives a correction changes what had been taken in, or brings what came from elsewhere.
        if (question.whole === true && events.some(({ event }) => "corrects" in event)) told = yield* begin
        else {
          told.folding.take(events.filter(({ position }) => position > told.upTo))
          told = { ...told, upTo: later(told.upTo, batch.upTo) }
        }
        return answered(told)
      })
      const changes = store
        .subscribe(queryOf(question.types, question.tags), { after: begun.upTo })
        .pipe(Stream.mapEffect(next), Stream.filter(Predicate.isNotUndefined))
      return Stream.concat(Stream.make(answered(begun)), changes)
    })
  )
}
