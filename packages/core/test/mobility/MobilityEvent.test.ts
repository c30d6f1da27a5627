/**
 * What can happen to a mobility: facts, and what is said about them later.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { MobilityCorrection } from "../../src/mobility/CorrectionEvent.ts"
import { isCorrection, MobilityFact } from "../../src/mobility/MobilityEvent.ts"
import { story } from "../golden/Story.ts"
import { play, recorded } from "../support/Playing.ts"

it.effect("each event of a mobility is either a fact or a correction, and is read as that alone", () =>
  play(
    Effect.gen(function* () {
      yield* story
      const [isFact, corrects] = [Schema.is(MobilityFact), Schema.is(MobilityCorrection)]
      const events = (yield* recorded).flatMap(({ event }) => ("mobility" in event ? [event] : []))
      expect(new Set(events.map(({ type }) => type)).size).toBe(37)
      for (const event of events)
        expect([isFact(event), corrects(event)]).toEqual([!isCorrection(event), isCorrection(event)])
    })
  )
)
