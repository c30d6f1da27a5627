/**
 * A refusal as a value, for programs that know no Effect: a promise rejects only when the system fails.
 */
import { Effect } from "effect"
import type { ConsortiumService, RowAnswer } from "../consortium/Consortium.ts"
import type { Refused } from "../consortium/Refused.ts"
import type { UnknownVersion } from "../consortium/UnknownVersion.ts"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import type { StoreFailed } from "../eventsourcing/EventStore.ts"
import type { Refusal } from "../refusal/Refusal.ts"

/** An answer, or why this is not for whoever asks. */
export type AskedAs<Answer> =
  | { readonly _tag: "Answered"; readonly answer: Answer }
  | { readonly _tag: "Refused"; readonly refusal: Refusal }

type Executed = ReturnType<ConsortiumService["execute"]>

/** What became of commands. */
export const refusalAsValue = (
  executed: Executed
): Effect.Effect<RowAnswer, Exclude<Effect.Error<Executed>, Refused>> =>
  Effect.catchTag(executed, "Refused", ({ refusals, upTo }) =>
    Effect.succeed<RowAnswer>({ _tag: "Refused", refusals, upTo })
  )

/** What somebody was told who may not ask for everything. */
export const answerAsValue = <Asked, Answer>(
  asked: Effect.Effect<Asked, Refused | StoreFailed | CannotDecode | UnknownVersion>,
  answerOf: (asked: Asked) => Answer
): Effect.Effect<AskedAs<Answer>, StoreFailed | CannotDecode | UnknownVersion> =>
  asked.pipe(
    Effect.map((answered): AskedAs<Answer> => ({ _tag: "Answered", answer: answerOf(answered) })),
    Effect.catchTag("Refused", ({ refusal }) => Effect.succeed<AskedAs<Answer>>({ _tag: "Refused", refusal }))
  )
