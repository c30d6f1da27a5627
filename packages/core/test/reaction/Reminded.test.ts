/**
 * Whatever stands in the to-do list can be reminded of: every kind, by the reaction that is for it, on the day on which it waits.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { mobilityReminders } from "../../src/reaction/MobilityReminders.ts"
import { aboutMobilities, aboutProjects } from "../../src/reaction/ShippedReminders.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { toDoKinds } from "../../src/todo/ToDoItem.ts"
import { opened } from "../support/Commands.ts"
import { send } from "../support/Playing.ts"
import { gate, waitingCases } from "../support/Waiting.ts"
import { issued, ofProjects, running, settle, stage } from "./support.ts"

describe("what waits is reminded of:", () => {
  it("every kind of it", () => {
    expect(waitingCases.map(({ kind }) => kind)).toEqual([...toDoKinds])
  })

  it("at first what the library proposes", () => {
    const kinds = [aboutMobilities, aboutProjects].map((plans) => plans.map((plan) => plan.of))
    expect(kinds).toEqual([["register", "expect-report-request", "hand-in-report"], ["use-places"]])
  })

  for (const { given, item, kind, on } of waitingCases) {
    it.effect(kind, () =>
      stage(
        on,
        Effect.gen(function* () {
          yield* send(...opened(), ...given)
          const plans = [{ of: kind, after: 0, every: 1, most: 1 }]
          const timeZone = TimeZone.make("Europe/Stockholm")
          yield* running(mobilityReminders({ version: 1, plans, timeZone, projects: gate }))
          yield* running(ofProjects(...plans))
          yield* settle
          const { since, waitsFor } = item
          expect(yield* issued).toMatchObject([
            { of: kind, occurredOn: on, number: 1, waitsFor, ...(since === undefined ? {} : { since }) }
          ])
        })
      )
    )
  }
})
