/**
 * Reads the log for a question.
 */
import { Effect } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { eachPage } from "../eventsourcing/Ask.ts"
import type { Tag } from "../eventsourcing/Event.ts"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import type { EventStoreService, StoreFailed } from "../eventsourcing/EventStore.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { Query } from "../eventsourcing/Query.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import type { Folding } from "./Folding.ts"
import type { Question } from "./Question.ts"

/** An answer and up to which position it holds. */
export interface Answered<Answer> {
  readonly answer: Answer
  readonly upTo: SequencePosition
}

/** Why the log cannot be read. */
export type Unread = StoreFailed | CannotDecode

/** All events that carry these tags, of whatever type. */
export const tagged = (tags: ReadonlyArray<Tag>): Query => [isReadonlyArrayNonEmpty(tags) ? { tags } : {}]

/** All events of these types that carry these tags; without types, of all that this program knows: a newer one writes others as well. */
export const queryOf = (types: ReadonlyArray<string>, tags: ReadonlyArray<Tag>): Query => {
  const known = types.length === 0 ? codec.types : types
  return [
    {
      ...(isReadonlyArrayNonEmpty(known) ? { types: known } : {}),
      ...(isReadonlyArrayNonEmpty(tags) ? { tags } : {})
    }
  ]
}

/** A question as far as the log has told it: what was recorded since can be taken in. */
export interface Told<Answer> {
  readonly folding: Folding<Answer>
  readonly upTo: SequencePosition
}

/** What that comes to. */
export const answered = <Answer>({ folding, upTo }: Told<Answer>): Answered<Answer> => ({
  answer: folding.answer(),
  upTo
})

/** The question as the log tells it up to a position, or up to its head. */
export const toldUntil = <Answer>(
  store: EventStoreService,
  question: Question<Answer>,
  until?: SequencePosition
): Effect.Effect<Told<Answer>, Unread> =>
  Effect.suspend(() => {
    const folding = question.begin()
    const take = (events: ReadonlyArray<Recorded<ConsortiumEvent>>) => folding.take(events)
    return Effect.map(eachPage(store, codec, queryOf(question.types, question.tags), take, until), (upTo) => ({
      folding,
      upTo
    }))
  })

/** The answer by what the log tells up to a position. */
export const askUntil = <Answer>(
  store: EventStoreService,
  question: Question<Answer>,
  until: SequencePosition | undefined
): Effect.Effect<Answered<Answer>, Unread> => Effect.map(toldUntil(store, question, until), answered)
