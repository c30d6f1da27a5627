/**
 * Requests in a conversation: sent, sent again, or only previewed.
 */
import type { RowAnswer } from "@westum/mobility"
import { Effect, Result, type Scope } from "effect"
import type { Entry } from "../history/History.ts"
import { headOf, onDay, send, type Turn, withColdCache } from "../history/Play.ts"
import { eventsOf, wasDone } from "../laws/Answering.ts"
import { difference } from "../laws/Law.ts"
import { judge } from "../model/Verdict.ts"
import { askAboutHosting, askAboutMobility } from "./Asking.ts"
import { type Memory, right, type Talk } from "./Talk.ts"
import { answerProblem, type Heard, ownRulesIn } from "./Verdicts.ts"

const heard = (answer: RowAnswer): Heard => (answer._tag === "Done" ? answer.events.length : answer.refusals)

/** Sends a request; then it is asked where those mobilities stand that it was about. */
export const tell = Effect.fnUntraced(function* (talk: Talk, entry: Entry): Effect.fn.Return<void, unknown> {
  const { memory } = talk
  const commandId = `request-${memory.turns.length}`
  const answers = yield* send(talk.subject, entry, commandId)
  const said = answers.map(heard)
  const verdict = judge(memory.model, entry, ownRulesIn(said))
  yield* right(answerProblem(said, verdict, entry.mode))
  memory.model = verdict.after
  memory.earlier.push(verdict.after)
  memory.turns.push({ entry, commandId, answers })
  const about = new Set(entry.commands.flatMap((command) => ("mobility" in command ? [command.mobility] : [])))
  for (const id of about) yield* askAboutMobility(talk, id)
  const hosted = new Set(entry.commands.flatMap((command) => ("hosting" in command ? [command.hosting] : [])))
  for (const id of hosted) yield* askAboutHosting(talk, id)
})

/** Asks what a request would lead to. */
export const preview = Effect.fnUntraced(function* (
  { memory, subject }: Talk,
  entry: Entry
): Effect.fn.Return<void, unknown> {
  const before = yield* headOf(subject)
  const { rows } = yield* onDay(entry.day, subject.consortium.preview(entry.commands, {}, entry.mode))
  const foretold = rows.map((row): Heard => (Result.isSuccess(row) ? row.success.length : row.failure))
  const verdict = judge(memory.model, entry, ownRulesIn(foretold))
  yield* right(answerProblem(foretold, verdict, entry.mode))
  yield* right(difference(yield* headOf(subject), before))
})

/** Those requests that were carried out. */
export const done = ({ turns }: Memory): ReadonlyArray<Turn> => turns.filter(({ answers }) => wasDone(answers))

/** Sends a request again that was carried out before. */
export const repeat = Effect.fnUntraced(function* (
  { memory, subject }: Talk,
  { answers, commandId, entry }: Turn
): Effect.fn.Return<void, unknown> {
  const before = yield* headOf(subject)
  const again = yield* send(subject, { ...entry, day: memory.model.today }, commandId)
  yield* right(difference(again.map(eventsOf), answers.map(eventsOf)))
  yield* right(difference(yield* headOf(subject), before))
})

/** As after a restart: from now on everything is read anew. */
export const restart = Effect.fnUntraced(function* (
  talk: Talk,
  capacity: number
): Effect.fn.Return<void, never, Scope.Scope> {
  talk.subject = yield* withColdCache(talk.subject, capacity)
})
