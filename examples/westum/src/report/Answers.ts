/**
 * Questions of the report, and the answers alone.
 */
import { Consortium, type Question } from "@westum/mobility"
import { Effect } from "effect"
import { day } from "../story/Days.ts"

/** Which past is meant, as days. */
export interface Past {
  readonly asOf?: string
  readonly knownAt?: string
}

/** The answer to a question, now or in the past. */
export const answerTo = <Answer>(question: Question.Question<Answer>, { asOf, knownAt }: Past = {}) =>
  Effect.flatMap(Consortium, (consortium) =>
    Effect.map(
      consortium.ask(question, {
        ...(asOf === undefined ? {} : { asOf: day(asOf) }),
        ...(knownAt === undefined ? {} : { knownAt: day(knownAt) })
      }),
      ({ answer }) => answer
    )
  )
