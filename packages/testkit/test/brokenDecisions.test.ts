/**
 * The gallery of broken decisions: each is seen by the law that speaks of it, on the histories that every consortium is tried on,
 * and by the plain model, in conversations.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStoreMemory } from "@westum/mobility"
import { HistoryGenerator, Laws } from "@westum/mobility-testkit"
import { Effect, type Scope } from "effect"
import * as fc from "fast-check"
import { conversationIn, hold } from "../src/conversation/Conversation.ts"
import { subject } from "../src/history/Play.ts"
import { anyConsortium } from "../src/history/Setup.ts"
import { logAfter } from "../src/laws/Trying.ts"
import { decisionFaults } from "./gallery/DecisionFaults.ts"
import { hostingFaults } from "./gallery/HostingFaults.ts"

/** Histories until one shows the fault; most do within ten. */
const enough = 1_000

type Try<A> = (value: A) => Effect.Effect<unknown, unknown, Scope.Scope>

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

/** Tries values until one shows the fault. */
const untilBroken = <A>(arbitrary: fc.Arbitrary<A>, holds: Try<A>) =>
  fc.check(
    fc.asyncProperty(arbitrary, (value) => Effect.runPromise(Effect.scoped(Effect.asVoid(holds(value))))),
    { numRuns: enough, endOnFailure: true }
  )

describe("broken decisions", () => {
  for (const { caughtBy, decisions, fault } of [...decisionFaults, ...hostingFaults]) {
    const fresh = subject(EventStoreMemory.layer, { decisions })

    it(`${fault}: caught by "${caughtBy}"`, async () => {
      const tried = await untilBroken(fc.oneof(allowed, hostile), breaksOn(caughtBy, fresh))
      expect(tried.failed, "the law has let the broken decisions pass").toBe(true)
      expect(String(tried.errorInstance)).toContain(caughtBy)
    }, 600_000)

    if (toldByTheLogAlone.includes(fault)) continue
    it(`${fault}: caught by the model`, async () => {
      const tried = await untilBroken(conversationIn(anyConsortium), (each) => hold(each, fresh))
      expect(tried.failed, "the model has let the broken decisions pass").toBe(true)
      expect(String(tried.errorInstance)).toContain(Laws.asTheModelSays)
    }, 600_000)
  }
})
