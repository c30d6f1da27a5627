/**
 * A consortium that looks at roles before it carries out a command, instead of while it does: outside the boundary.
 */
import {
  Authorise,
  ConsortiumCommand,
  type ConsortiumService,
  type Permissions,
  Question,
  Refused
} from "@westum/mobility"
import { Effect, Schema } from "effect"

const parsed = Schema.decodeUnknownSync(ConsortiumCommand)

/** Lets by whoever had the role a moment ago. */
export const checkedBefore =
  (free: ConsortiumService, permissions: Permissions.Permissions): ConsortiumService["execute"] =>
  (command, origin) =>
    Effect.gen(function* () {
      const ask = <Answer>(question: Question.Question<Answer>) =>
        Effect.catchTag(free.ask(question), "UnknownVersion", Effect.die)
      const actor = origin?.actor ?? "unknown"
      const { answer: held, upTo } = yield* ask(Question.roles(actor))
      const { answer: coordinators } = yield* ask(Question.holders("coordinator"))
      const id = "mobility" in command ? command.mobility : ""
      const { details } = (yield* ask(Question.mobility(id))).answer
      const refusal = Authorise.authorise(permissions, actor, parsed(command), { held, coordinators, details })
      if (refusal !== undefined) return yield* new Refused({ refusals: [{ row: 0, refusal }], upTo })
      return yield* free.execute(command, origin)
    })
