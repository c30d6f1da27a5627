/**
 * Answers questions to those who may ask them.
 */
import { Effect } from "effect"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import type { EventStoreService, StoreFailed } from "../eventsourcing/EventStore.ts"
import { hostingBeforeError } from "../hosting/HostingState.ts"
import { beforeError } from "../mobility/InError.ts"
import { authoriseQuestion } from "../roles/Authorise.ts"
import type { Permissions } from "../roles/Permissions.ts"
import type { Concern } from "../roles/Role.ts"
import { askStore, type AskOptions, askUpTo, type Sources, type VersionInput } from "./Asking.ts"
import { hosting, mobility, type Question, roles, versions } from "./Question.ts"
import type { Answered } from "./Reading.ts"
import { Refused } from "./Refused.ts"
import { type Series, type SeriesOptions, seriesOf } from "./Series.ts"
import type { UnknownVersion } from "./UnknownVersion.ts"

/** Whose the mobility or the hosting is, or was until it was entered in error, that is asked about; other questions tell it themselves. */
const concernOf = Effect.fnUntraced(function* (
  store: EventStoreService,
  { about, concern, key }: Question<unknown>
): Effect.fn.Return<Concern, StoreFailed | CannotDecode> {
  if (about === "mobility") return beforeError((yield* askUpTo(store, mobility(key))).answer).details ?? {}
  return about === "hosting"
    ? (hostingBeforeError((yield* askUpTo(store, hosting(key))).answer).standing ?? {})
    : concern
})

/** Refuses where the roles that the actor has now do not cover what is asked about. */
const authorised = Effect.fnUntraced(function* (
  store: EventStoreService,
  permissions: Permissions,
  actor: string,
  question: Question<unknown>,
  version: VersionInput | undefined
): Effect.fn.Return<void, Refused | StoreFailed | CannotDecode> {
  const { answer: held, upTo } = yield* askUpTo(store, roles(actor))
  const concern = yield* concernOf(store, question)
  const { key, name } = question
  const named = version === undefined ? undefined : versions(version.project)
  const refusal =
    authoriseQuestion(permissions, actor, { name, key, concern }, held) ??
    (named === undefined ? undefined : authoriseQuestion(permissions, actor, named, held))
  if (refusal !== undefined) return yield* new Refused({ refusals: [{ row: 0, refusal }], upTo })
})

/**
 * The answer, where the roles that the actor has now cover what is asked about: of a mobility or a hosting, whose it is now, whichever past is
 * meant. Of one that is not there as little is told as of one that is another's. Whoever names a version has to be one who may know
 * which there are.
 */
export const askStoreAs = <Answer>(
  sources: Sources,
  permissions: Permissions,
  actor: string,
  question: Question<Answer>,
  options: AskOptions = {}
): Effect.Effect<Answered<Answer>, Refused | StoreFailed | CannotDecode | UnknownVersion> =>
  Effect.andThen(
    authorised(sources.store, permissions, actor, question, options.version),
    askStore(sources, question, options)
  )

/** The series, where the actor may ask for its answers one by one. */
export const seriesAs = <Answer>(
  sources: Sources,
  permissions: Permissions,
  actor: string,
  question: Question<Answer>,
  options: SeriesOptions
): Effect.Effect<Series<Answer>, Refused | StoreFailed | CannotDecode | UnknownVersion> =>
  Effect.andThen(
    authorised(sources.store, permissions, actor, question, "happenedBy" in options ? options.version : undefined),
    seriesOf(sources, question, options)
  )
