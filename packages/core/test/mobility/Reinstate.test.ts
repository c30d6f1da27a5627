/**
 * A mobility that was called an error by mistake: what stands again, and beside what.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import {
  fourFigures,
  goalProgress,
  mobility,
  partners,
  quotaUsage,
  registrations,
  timeline
} from "../../src/consortium/Question.ts"
import { fold } from "../../src/eventsourcing/Projection.ts"
import { mobility as projection } from "../../src/mobility/Mobility.ts"
import { unborn } from "../../src/mobility/MobilityState.ts"
import {
  apply,
  approve,
  approved,
  completed,
  correctProject,
  correct,
  enterInError,
  grant,
  opened,
  outcome,
  pay,
  register,
  reinstate,
  removeRegistration,
  retract,
  submitReport,
  withdrawPayment
} from "../support/Commands.ts"
import { ask, eventOf, play, recorded, refusalOf, send } from "../support/Playing.ts"

const figures = Effect.gen(function* () {
  return [
    yield* ask(mobility("m")),
    yield* ask(quotaUsage("p")),
    yield* ask(fourFigures("p")),
    yield* ask(goalProgress("p")),
    yield* ask(partners()),
    yield* ask(registrations("p"))
  ]
})

const marksOf = ({ entries }: { readonly entries: ReadonlyArray<{ readonly correctedBy: string | undefined }> }) =>
  entries.map(({ correctedBy }) => correctedBy)

describe("a mobility that is reinstated", () => {
  it.effect("is what it was, and counts as it did", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(4), ...completed("m", { host: "host 1" }), correct("m", { member: "south" }))
        yield* send(register("m"), outcome("m"), pay("m"), withdrawPayment("m"))
        const before = yield* figures
        yield* send(enterInError("m"))
        expect(yield* figures).not.toEqual(before)
        const error = (yield* ask(timeline("m"))).entries.at(-1)
        expect(yield* eventOf(reinstate("m"))).toEqual({
          type: "mobility.reinstated",
          mobility: "m",
          occurredOn: "2020-06-15",
          project: "p",
          member: "south",
          category: "learner",
          goals: ["1"],
          participant: "participant of m",
          corrects: [error?.id],
          reason: "no-duplicate",
          host: "host 1",
          tool: "tool id of m",
          after: {
            project: "p",
            member: "south",
            category: "learner",
            goals: ["1"],
            participant: "participant of m",
            stage: "completed",
            registration: "complete",
            achieved: ["1"],
            stay: { start: "2019-11-01", end: "2019-11-20" }
          }
        })
        expect(yield* figures).toEqual(before)
      })
    )
  )

  it.effect("has the story that it had: who corrected what holds again, and the error is no error's any more", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), correct("m", { member: "south" }))
        yield* send(correct("m", { dates: { ended: "2019-11-19" } }))
        const before = marksOf(yield* ask(timeline("m")))
        expect(new Set(before).size).toBe(3)
        yield* send(enterInError("m"), reinstate("m"))
        const { entries } = yield* ask(timeline("m"))
        expect(marksOf({ entries })).toEqual([...before, entries.at(-1)?.id, undefined])
        expect(entries.at(-1)?.corrects).toEqual([entries.at(-2)?.id])
        expect(entries[0]?.corrects).toEqual([])
        // It can be called one again, and that be taken back again.
        yield* send(enterInError("m"), reinstate("m"), retract("m"))
        expect(yield* ask(mobility("m"))).toMatchObject({ stage: "departed", struck: undefined })
      })
    )
  )

  it.effect("takes a place again, be there one or not, and says so", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(1), ...approved("m"), enterInError("m"), ...approved("k"))
        expect(yield* eventOf(reinstate("m"))).toMatchObject({
          after: { stage: "approved" },
          excess: {
            cause: "correction",
            over: [{ level: "project", member: null, category: null, places: 1, held: 2 }]
          }
        })
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 2, overbooked: 1 })
      })
    )
  )

  it.effect("says nothing of places or tool ids where it has none", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(0), apply("k"), approve("k", { beyondQuota: { reason: "board" } }))
        yield* send(apply("m"), enterInError("m"))
        const event = yield* eventOf(reinstate("m"))
        expect(event).not.toHaveProperty("excess")
        expect(event).not.toHaveProperty("tool")
        expect(event).not.toHaveProperty("host")
      })
    )
  )

  it.effect("has its tool id again, and keeps others from it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), enterInError("m"), reinstate("m"), ...completed("k"))
        const tool = "tool id of m"
        expect(yield* refusalOf(register("k", { tool }))).toMatchObject({ code: "ToolIdTaken", mobility: "m" })
        yield* send(removeRegistration("m"), register("k", { tool }))
      })
    )
  )

  it.effect("is away on its days again", () =>
    play(
      Effect.gen(function* () {
        const anna = { participant: "anna" }
        yield* send(...opened(), ...approved("m", anna), enterInError("m"), reinstate("m"))
        yield* send(...approved("k", anna).slice(0, 1))
        const [, approve] = approved("k", anna)
        if (approve === undefined) throw new Error("there is an approval")
        expect(yield* refusalOf(approve)).toMatchObject({ code: "StaysOverlap", mobility: "m" })
      })
    )
  )

  it.effect("stands as it did where what it does would be refused by now", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), apply("k", { goals: [] }))
        yield* send({ type: "change-settings", project: "p", settings: { goalsFrom: "applied" } })
        yield* send(enterInError("m"), enterInError("k"))
        yield* send(correctProject({ end: "2019-11-10" }), submitReport("final", "2020-02-10"))
        yield* send(reinstate("m"), reinstate("k"))
        expect([(yield* ask(mobility("m"))).stage, (yield* ask(mobility("k"))).stage]).toEqual(["completed", "applied"])
      })
    )
  )
})

describe("in a log that cannot be", () => {
  it.effect("what is told of an entry in error, or put back that was none, is borne", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m"), apply("k"), enterInError("m"), reinstate("m"))
        const [, ...log] = (yield* recorded).filter(({ event }) => "mobility" in event && event.mobility === "m")
        const [error, back] = log
        const [applied] = (yield* recorded).filter(({ event }) => "mobility" in event && event.mobility === "k")
        if (error === undefined || back === undefined || applied === undefined) throw new Error("there are three")
        const told = fold(projection, "k", [applied], fold(projection, "m", [error]))
        expect(told).toMatchObject({ stage: "entered-in-error", facts: [{ id: applied.id }], struck: { by: error.id } })
        expect(fold(projection, "m", [back])).toEqual(unborn)
      })
    )
  )
})
