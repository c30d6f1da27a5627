/**
 * Answers questions to those who may ask them.
 */
import { Effect } from "effect"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import type { EventStoreService, StoreFailed } from "../eventsourcing/EventStore.ts"
import { authoriseQuestion } from "../roles/Authorise.ts"
import type { Permissions } from "../roles/Permissions.ts"
import type { Concern } from "../roles/Role.ts"
import { type Answered, askStore, type AskOptions } from "./Asking.ts"
import { hosting, mobility, type Question, roles } from "./Question.ts"
import { Refused } from "./Refused.ts"

/** Whose the mobility or the hosting is that is asked about; other questions tell it themselves. */
const concernOf = Effect.fnUntraced(function* (
  store: EventStoreService,
  { about, concern, key }: Question<unknown>
): Effect.fn.Return<Concern, StoreFailed | CannotDecode> {
  if (about === "mobility") return (yield* askStore(store, mobility(key))).answer.details ?? {}
  return about === "hosting" ? ((yield* askStore(store, hosting(key))).answer.standing ?? {}) : concern
})

/**
 * The answer, where the roles that the actor has now cover what is asked about: of a mobility or a hosting, whose it is now, whichever past is
 * meant. Of one that is not there as little is told as of one that is another's.
 */
export const askStoreAs = Effect.fnUntraced(function* <Answer>(
  store: EventStoreService,
  permissions: Permissions,
  actor: string,
  question: Question<Answer>,
  options?: AskOptions
): Effect.fn.Return<Answered<Answer>, Refused | StoreFailed | CannotDecode> {
  const { answer: held, upTo } = yield* askStore(store, roles(actor))
  const concern = yield* concernOf(store, question)
  const { key, name } = question
  const refusal = authoriseQuestion(permissions, actor, { name, key, concern }, held)
  if (refusal !== undefined) return yield* new Refused({ refusals: [{ row: 0, refusal }], upTo })
  return yield* askStore(store, question, options)
})
