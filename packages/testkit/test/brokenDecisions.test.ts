/**
 * The gallery of broken decisions: each is seen by the law that speaks of it, on the histories that every consortium is tried on,
 * and by the plain model, in conversations.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStoreMemory } from "@westum/mobility"
import { HistoryGenerator, Laws } from "@westum/mobility-testkit"
import { Effect } from "effect"
import * as fc from "fast-check"
import { conversationIn, hold } from "../src/conversation/Conversation.ts"
import { subject } from "../src/history/Play.ts"
import { anyConsortium } from "../src/history/Setup.ts"
import { logAfter } from "../src/laws/Trying.ts"
import { decisionFaults } from "./gallery/DecisionFaults.ts"

/** Histories until one shows the fault; most do within ten. */
const enough = 1_000

/** An excess is told by the event alone: no answer has it, so that a model of answers cannot miss it. */
const toldByTheLogAlone = ["corrects without looking at the places", "says nothing of an excess"]

const { allowed, hostile } = HistoryGenerator.anywhere

const breaksOn = (law: string, fresh: ReturnType<typeof subject>) => {
  const logLaw = Laws.logLaws.find(({ name }) => name === law)
  const conductLaw = Laws.conductLaws.find(({ name }) => name === law)
  if (conductLaw !== undefined) {
    return (history: HistoryGenerator.History) => conductLaw.check(history, 0.5, fresh)
  }
  if (logLaw === undefined) throw new RangeError(`there is no law "${law}"`)
  return (history: HistoryGenerator.History) => Effect.map(logAfter(fresh, history), (log) => logLaw.check(log))
}

describe("broken decisions", () => {
  for (const { caughtBy, decisions, fault } of decisionFaults) {
    it(`${fault}: caught by "${caughtBy}"`, async () => {
      const fresh = subject(EventStoreMemory.layer, { decisions })
      const holds = breaksOn(caughtBy, fresh)
      const tried = await fc.check(
        fc.asyncProperty(fc.oneof(allowed, hostile), (history) => Effect.runPromise(Effect.scoped(holds(history)))),
        { numRuns: enough, endOnFailure: true }
      )
      expect(tried.failed, "the law has let the broken decisions pass").toBe(true)
      expect(String(tried.errorInstance)).toContain(caughtBy)
    }, 120_000)

    if (toldByTheLogAlone.includes(fault)) continue
    it(`${fault}: caught by the model`, async () => {
      const fresh = subject(EventStoreMemory.layer, { decisions })
      const tried = await fc.check(
        fc.asyncProperty(conversationIn(anyConsortium), (each) =>
          Effect.runPromise(Effect.scoped(Effect.asVoid(hold(each, fresh))))
        ),
        { numRuns: enough, endOnFailure: true }
      )
      expect(tried.failed, "the model has let the broken decisions pass").toBe(true)
      expect(String(tried.errorInstance)).toContain(Laws.asTheModelSays)
    }, 120_000)
  }
})
