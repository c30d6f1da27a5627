/**
 * The law of the whole library: it answers as the model does, in any conversation.
 */
import { Effect, type Scope } from "effect"
import * as fc from "fast-check"
import type { History } from "../history/History.ts"
import type { Fresh } from "../history/Play.ts"
import { amongFew, type Setting } from "../history/Setting.ts"
import { unfold } from "../history/Unfold.ts"
import { askAboutNow } from "./Asking.ts"
import { type Hand, sayingsIn } from "./Sayings.ts"
import { type Memory, silence, type Talk } from "./Talk.ts"
import { tell } from "./Telling.ts"

/** How a conversation begins and goes on. */
export interface Conversation {
  readonly setting: Setting
  readonly beginning: History
  readonly sayings: Iterable<fc.AsyncCommand<Memory, Hand>>
}

/** Any conversation; one in which something is wrong shrinks to a short one. */
export const conversationIn = (anybody: Setting): fc.Arbitrary<Conversation> => {
  const setting = amongFew(anybody)
  return fc.record({
    setting: fc.constant(setting),
    beginning: setting.openings.map((opened) => unfold(setting, opened, [])),
    sayings: sayingsIn(setting)
  })
}

/** Holds a conversation; what is remembered of it comes back. Fails at the first answer that is wrong. */
export const hold = Effect.fnUntraced(function* (
  { beginning, sayings, setting }: Conversation,
  fresh: Fresh
): Effect.fn.Return<Talk, unknown, Scope.Scope> {
  const talk: Talk = { memory: silence(setting), subject: yield* fresh }
  for (const entry of beginning.entries) yield* tell(talk, entry)
  const run = Effect.runPromiseWith(yield* Effect.context<Scope.Scope>())
  const hand: Hand = (said) => run(said(talk))
  yield* Effect.promise(() => fc.asyncModelRun(() => ({ model: talk.memory, real: hand }), sayings))
  yield* askAboutNow(talk)
  return talk
})
