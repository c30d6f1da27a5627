/**
 * Broken decisions are tried on values until one shows the fault.
 */
import { expect, it } from "@effect/vitest"
import { EventStoreMemory } from "@westum/mobility"
import { type HistoryGenerator, Laws } from "@westum/mobility-testkit"
import { Effect, type Scope } from "effect"
import * as fc from "fast-check"
import { conversationIn, hold } from "../../src/conversation/Conversation.ts"
import { historiesIn } from "../../src/history/Histories.ts"
import { subject } from "../../src/history/Play.ts"
import type { Setting } from "../../src/history/Setting.ts"
import { anyConsortium } from "../../src/history/Setup.ts"
import { logAfter } from "../../src/laws/Trying.ts"
import { type Rule, rules } from "../../src/model/Rules.ts"
import type { BrokenDecisions } from "../gallery/BrokenDecisions.ts"

/** Histories until one shows the fault; most do within ten. */
const enough = 1_000

/** So long may it take, in milliseconds. */
const longest = 600_000

type Try<A> = (value: A) => Effect.Effect<unknown, unknown, Scope.Scope>

/** Any consortium; who slips overlooks one of these rules, so that faults of their kind show soon. */
const slipping = (overlooked: ReadonlyArray<Rule>): Setting => ({ ...anyConsortium, overlooked })

const breaksOn = (law: string, fresh: ReturnType<typeof subject>) => {
  const logLaw = Laws.logLaws.find(({ name }) => name === law)
  const conductLaw = Laws.conductLaws.find(({ name }) => name === law)
  if (conductLaw !== undefined) {
    return (history: HistoryGenerator.History) => conductLaw.check(history, 0.5, fresh)
  }
  if (logLaw === undefined) throw new RangeError(`there is no law "${law}"`)
  return (history: HistoryGenerator.History) => Effect.map(logAfter(fresh, history), (log) => logLaw.check(log))
}

/** Tries values until one shows the fault. */
const untilBroken = <A>(arbitrary: fc.Arbitrary<A>, holds: Try<A>) =>
  fc.check(
    fc.asyncProperty(arbitrary, (value) => Effect.runPromise(Effect.scoped(Effect.asVoid(holds(value))))),
    { numRuns: enough, endOnFailure: true }
  )

const freshOf = ({ decisions }: BrokenDecisions) => subject(EventStoreMemory.layer, { decisions })

/** The law that speaks of a fault sees it, on the histories that every consortium is tried on. */
export const caughtByTheirLaws = (
  faults: ReadonlyArray<BrokenDecisions>,
  overlooked: ReadonlyArray<Rule> = rules
): void => {
  const { allowed, hostile } = historiesIn(slipping(overlooked))
  for (const broken of faults) {
    const { caughtBy, fault } = broken
    it(`${fault}: caught by "${caughtBy}"`, { timeout: longest }, async () => {
      const tried = await untilBroken(fc.oneof(allowed, hostile), breaksOn(caughtBy, freshOf(broken)))
      expect(tried.failed, "the law has let the broken decisions pass").toBe(true)
      expect(String(tried.errorInstance)).toContain(caughtBy)
    })
  }
}

/** The plain model sees a fault, in conversations. */
export const caughtByTheModel = (
  faults: ReadonlyArray<BrokenDecisions>,
  overlooked: ReadonlyArray<Rule> = rules
): void => {
  const conversations = conversationIn(slipping(overlooked))
  for (const broken of faults) {
    it(`${broken.fault}: caught by the model`, { timeout: longest }, async () => {
      const fresh = freshOf(broken)
      const tried = await untilBroken(conversations, (each) => hold(each, fresh))
      expect(tried.failed, "the model has let the broken decisions pass").toBe(true)
      expect(String(tried.errorInstance)).toContain(Laws.asTheModelSays)
    })
  }
}
