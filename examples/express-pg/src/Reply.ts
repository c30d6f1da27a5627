/**
 * What the library answers, as HTTP: a refusal is a conflict with a code and a sentence, in English or Swedish.
 */
import { Answer, EventStore, InvalidCommand, type Language, refusalText } from "@westum/mobility"
import { InvalidQuestion, type RowAnswer } from "@westum/mobility/promise"
import { CommitUnanswered } from "./Approval.ts"

/** A status and a body of JSON. */
export interface Reply {
  readonly status: number
  readonly body: object
}

// #region reply
/** Of a command that was decided on. */
export const replyOf = (answer: RowAnswer, language: Language): Reply =>
  answer._tag === "Done"
    ? { status: 200, body: { events: answer.events.length, again: answer.again } }
    : {
        status: 409,
        body: {
          refusals: answer.refusals.map(({ refusal }) => ({ ...refusal, text: refusalText(refusal, language) }))
        }
      }

/** What Express itself makes of a request, such as a body that is no JSON, says with which status it wants to be answered. */
const statusOf = (error: unknown): number =>
  error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : 500

/** Of one that could not be decided on. With 503 the same request may be sent again; nothing happens twice. */
export const replyOfError = (error: unknown): Reply => {
  if (error instanceof InvalidCommand || error instanceof InvalidQuestion)
    return { status: 400, body: { code: error._tag, problems: error.problems } }
  if (error instanceof Answer.CommandIdReused) return { status: 400, body: { code: "CommandIdReused" } }
  if (error instanceof Answer.ContentionNeverEnded) return { status: 503, body: { code: "Unavailable" } }
  if (error instanceof CommitUnanswered) return { status: 503, body: { code: "Unavailable", outcome: "unknown" } }
  if (error instanceof EventStore.StoreFailed) {
    return { status: 503, body: { code: "Unavailable", reason: error.reason, outcome: error.outcome } }
  }
  const status = statusOf(error)
  return status < 500 ? { status, body: { code: "BadRequest" } } : { status: 500, body: { code: "Internal" } }
}
// #endregion
