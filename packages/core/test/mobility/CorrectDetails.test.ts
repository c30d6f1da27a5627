/**
 * Corrections of details: each field, what follows from it in every count, and what cannot be corrected.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { goalProgress, mobility, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import {
  allocate,
  apply,
  approve,
  approved,
  cancel,
  completed,
  correct,
  depart,
  grant,
  opened,
  outcome,
  recordPast,
  register,
  removeRegistration,
  setGoals
} from "../support/Commands.ts"
import { ask, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const standing = {
  project: "p",
  member: "north",
  category: "learner",
  goals: ["1"],
  participant: "participant of m",
  stage: "completed",
  registration: "none",
  achieved: [],
  stay: { start: "2019-11-01", end: "2019-11-20" }
}

describe("a correction of details", () => {
  it.effect("names what it corrects, and carries what was and what is", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        const [applied, , departed] = (yield* ask(mobility("m"))).facts.map(({ id }) => id)
        const changes = { member: "south", dates: { departed: "2019-11-02" } }
        expect(yield* eventOf(correct("m", changes))).toEqual({
          type: "mobility.details-corrected",
          mobility: "m",
          occurredOn: "2020-06-15",
          enteredOn: "2020-06-15",
          project: "p",
          member: "south",
          category: "learner",
          goals: ["1"],
          participant: "participant of m",
          corrects: [applied, departed],
          changes,
          reason: "typing-error",
          before: standing,
          after: { ...standing, member: "south", stay: { start: "2019-11-02", end: "2019-11-20" } }
        })
        const { entries } = yield* ask(timeline("m"))
        const correction = entries[4]?.id
        expect(entries.map(({ correctedBy, type }) => [type, correctedBy])).toEqual([
          ["mobility.applied", correction],
          ["mobility.approved", undefined],
          ["mobility.departed", correction],
          ["mobility.completed", undefined],
          ["mobility.details-corrected", undefined]
        ])
      })
    )
  )

  it.effect("reaches each field, and leaves the others as they are", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        const before = yield* ask(mobility("m"))
        yield* send(
          correct("m", {
            category: "staff",
            participant: "another",
            goals: ["2.1", "2.2"],
            activity: "job-shadowing",
            host: "h",
            group: "g",
            planned: { start: "2019-10-30", end: "2019-11-25" }
          })
        )
        const { facts, ...after } = yield* ask(mobility("m"))
        expect(after).toEqual({
          stage: "completed",
          details: { project: "p", member: "north", category: "staff", goals: ["2.1", "2.2"], participant: "another" },
          planned: { start: "2019-10-30", end: "2019-11-25" },
          stay: before.stay,
          activity: "job-shadowing",
          host: "h",
          group: "g",
          interruptions: [],
          registration: undefined,
          outcomes: [],
          signed: [],
          report: undefined,
          mode: "physical",
          virtual: undefined,
          funding: "eu",
          money: []
        })
        expect(facts.map(({ event: { category, goals, participant } }) => [category, goals, participant])).toEqual(
          facts.map(() => ["staff", ["2.1", "2.2"], "another"])
        )
      })
    )
  )

  it.effect("reaches each date", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"))
        const dates = {
          applied: "2019-10-02",
          approved: "2019-10-11",
          departed: "2019-11-02",
          ended: "2019-11-21",
          registered: "2019-12-02"
        }
        yield* send(correct("m", { dates }))
        const { milestones } = yield* ask(timeline("m"))
        expect(milestones.map(({ on }) => on)).toEqual(Object.values(dates))
        const { registration, stay } = yield* ask(mobility("m"))
        expect(stay).toEqual({ start: "2019-11-02", end: "2019-11-21" })
        // The row still says what it said: it is put right in the tool, and then by an update.
        expect(registration).toMatchObject({ on: "2019-12-02", period: { start: "2019-11-01", end: "2019-11-20" } })
      })
    )
  )

  it.effect("makes a day unknown, which it is by the next known day or by the day of the entry", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        yield* send(correct("m", { dates: { applied: null, approved: null, ended: null } }))
        const { facts, stay } = yield* ask(mobility("m"))
        expect(facts.map(({ event: { noLaterThan, occurredOn } }) => [occurredOn, noLaterThan])).toEqual([
          [null, "2019-11-01"],
          [null, "2019-11-01"],
          ["2019-11-01", undefined],
          [null, "2020-06-15"]
        ])
        expect(stay).toEqual({ start: "2019-11-01", end: null })
        yield* send(correct("m", { dates: { ended: "2019-11-19" } }))
        expect((yield* ask(mobility("m"))).facts[3]?.event).toMatchObject({ occurredOn: "2019-11-19" })
        expect((yield* ask(mobility("m"))).facts[3]?.event).not.toHaveProperty("noLaterThan")
      })
    )
  )

  it.effect("of the registration means the row that was made last", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), removeRegistration("m", "2019-12-20"))
        yield* send(
          register("m", { tool: "second", on: "2020-01-10" }),
          correct("m", { dates: { registered: "2020-01-09" } })
        )
        expect((yield* ask(mobility("m"))).facts.slice(4).map(({ event }) => event.occurredOn)).toEqual([
          "2019-12-01",
          "2019-12-20",
          "2020-01-09"
        ])
        expect((yield* ask(timeline("m"))).milestones[4]?.on).toBe("2020-01-09")
      })
    )
  )

  it.effect("of plan and goals means what was said last", () =>
    play(
      Effect.gen(function* () {
        const second = { start: "2019-12-01", end: "2019-12-10" }
        const third = { start: "2019-12-02", end: "2019-12-11" }
        yield* send(...opened(), apply("m"), approve("m", { planned: second }))
        yield* send({ type: "change-goals", mobility: "m", goals: ["2.1"], on: "2019-10-12" })
        yield* send(correct("m", { planned: third, goals: ["2.2"] }))
        expect(
          (yield* ask(mobility("m"))).facts.map(({ event }) => [
            "planned" in event ? event.planned : undefined,
            event.goals
          ])
        ).toEqual([
          [{ start: "2019-11-01", end: "2019-11-20" }, ["1"]],
          [third, ["1"]],
          [undefined, ["2.2"]]
        ])
      })
    )
  )

  it.effect("of goals names the fact that said them last, and no other", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        const [applied] = (yield* ask(mobility("m"))).facts
        expect(yield* eventOf(correct("m", { goals: ["2.1"] }))).toMatchObject({ corrects: [applied?.id] })
      })
    )
  )

  it.effect("prolongs a stay under way, and names the departure where the end had changed with it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), depart("m", { plannedEnd: "2019-11-30" }))
        const [applied, , departed] = (yield* ask(mobility("m"))).facts.map(({ id }) => id)
        const planned = { start: "2019-11-01", end: "2019-12-24" }
        expect(yield* eventOf(correct("m", { planned }))).toMatchObject({
          corrects: [applied, departed],
          after: { stay: { start: "2019-11-01", end: "2019-12-24" } }
        })
        expect(yield* refusalOf(correct("m", { planned: { start: null, end: "2021-09-01" } }))).toMatchObject({
          code: "OutsideProject",
          what: "planned-end"
        })
      })
    )
  )

  it.effect("may be corrected again", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), correct("m", { member: "south" }), correct("m", { member: "east" }))
        yield* send(correct("m", { member: "north" }))
        expect(Object.keys((yield* ask(quotaUsage("p"))).members)).toEqual(["north"])
      })
    )
  )
})

describe("the counts move together:", () => {
  it.effect("those of both members and of both categories", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(10), grant(5, "learner"), allocate("north", 3), allocate("south", 3))
        yield* send(
          ...completed("m"),
          register("m"),
          outcome("m"),
          correct("m", { member: "south", category: "staff" })
        )
        const { categories, members, project } = yield* ask(quotaUsage("p"))
        expect(project).toMatchObject({ held: 1, used: 1, registered: 1 })
        expect(members["north"]).toMatchObject({ held: 0, used: 0, registered: 0, free: 3 })
        expect(members["south"]).toMatchObject({ held: 1, used: 1, registered: 1, free: 2 })
        expect(categories).toMatchObject({
          learner: { held: 0, registered: 0, free: 5 },
          staff: { held: 1, registered: 1 }
        })
        const ofSouth = yield* ask(goalProgress("p", { member: "south", category: "staff" }))
        expect(ofSouth[0]).toMatchObject({ completed: 1, served: 1, achieved: 1 })
      })
    )
  )

  it.effect("and lead above a limit without a guard, but not without a word", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          allocate("north", 1),
          allocate("south", 1),
          ...approved("m"),
          ...approved("k", { member: "south" })
        )
        const over = [{ level: "member", member: "south", category: null, places: 1, held: 2 }]
        expect(yield* eventOf(correct("m", { member: "south" }))).toMatchObject({
          excess: { cause: "correction", over }
        })
        expect((yield* ask(quotaUsage("p"))).members["south"]).toMatchObject({ held: 2, overbooked: 1, free: 0 })
        expect(yield* eventOf(correct("m", { host: "h" }))).not.toHaveProperty("excess")
      })
    )
  )

  it.effect("also where only the category is another", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5), grant(0, "staff"), ...approved("m"))
        expect(yield* eventOf(correct("m", { category: "staff" }))).toMatchObject({
          excess: {
            cause: "correction",
            over: [{ level: "category", member: null, category: "staff", places: 0, held: 1 }]
          }
        })
      })
    )
  )

  it.effect("but nothing is said of limits where no place is held", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), allocate("south", 0), apply("m"), ...approved("k"), cancel("k"))
        for (const id of ["m", "k"]) {
          expect(yield* eventOf(correct(id, { member: "south" }))).not.toHaveProperty("excess")
        }
      })
    )
  )

  it.effect("a full project stays as full as it is when a place goes from one member to another", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(1), ...approved("m"))
        expect(yield* eventOf(correct("m", { member: "south" }))).not.toHaveProperty("excess")
        yield* send(apply("k"))
        expect(yield* refusalOf(approve("k"))).toMatchObject({ code: "NoPlaceLeft", places: 1, held: 2 })
      })
    )
  )
})

describe("a move to another project", () => {
  it.effect("takes the place along, and is decided on the limits and goals of both", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), grant(1), { type: "grant-places", project: "q", places: 1 })
        yield* send(...approved("m"), ...approved("k", { project: "q" }), depart("m"), apply("next"))
        expect(yield* refusalOf(approve("next"))).toMatchObject({ code: "NoPlaceLeft", project: "p" })
        expect(yield* eventOf(correct("m", { project: "q" }))).toMatchObject({
          project: "q",
          before: { project: "p", stage: "departed" },
          after: { project: "q", stage: "departed" },
          excess: {
            cause: "correction",
            over: [{ level: "project", member: null, category: null, places: 1, held: 2 }]
          }
        })
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 0, used: 0, free: 1 })
        expect((yield* ask(quotaUsage("q"))).project).toMatchObject({ held: 2, used: 1, overbooked: 1 })
        expect((yield* ask(goalProgress("p")))[0]).toMatchObject({ selected: 0, underWay: 0 })
        expect((yield* ask(goalProgress("q")))[0]).toMatchObject({ selected: 1, underWay: 1 })
        yield* send(approve("next"), correct("k", { project: "p", member: "south" }))
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 2, overbooked: 1 })
      })
    )
  )

  it.effect("is refused where the mobility would not be possible there", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q", { start: "2019-12-01", categories: ["staff"] }), ...completed("m"))
        yield* send({ type: "leave-member", project: "q", member: "south", on: "2019-09-15" })
        expect(
          yield* refusalsOf(
            correct("m", { project: "nowhere" }),
            correct("m", { project: "q" }),
            correct("m", { project: "q", category: "staff" }),
            correct("m", { project: "q", category: "staff", member: "south" }),
            correct("m", { project: "q", category: "staff", member: "unknown" })
          )
        ).toEqual([
          { code: "UnknownProject", project: "nowhere" },
          { code: "UnknownCategory", project: "q", category: "learner", known: ["staff"] },
          { code: "OutsideProject", what: "departure", date: "2019-11-01", start: "2019-12-01", end: "2021-08-31" },
          { code: "MemberHasLeft", project: "q", member: "south", leftOn: "2019-09-15" },
          { code: "UnknownMember", project: "q", member: "unknown" }
        ])
        yield* send(setGoals({ project: "q", goals: [{ code: "other", titles: {} }] }))
        expect(yield* refusalOf(correct("m", { project: "q", category: "staff" }))).toMatchObject({
          code: "OutsideProject"
        })
      })
    )
  )

  it.effect("is judged by the goals of the other project", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), setGoals({ project: "q", goals: [{ code: "other", titles: {} }] }))
        yield* send(...completed("m"))
        expect(yield* refusalOf(correct("m", { project: "q" }))).toEqual({
          code: "UnknownGoal",
          project: "q",
          goal: "1"
        })
        yield* send(correct("m", { project: "q", goals: ["other"] }))
      })
    )
  )
})

describe("what cannot be corrected:", () => {
  it.effect("nothing at all, and days that no fact has", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), correct("m", { dates: { approved: null } }))
        const nothing = { code: "NothingToCorrect", mobility: "m" }
        expect(
          yield* refusalsOf(
            correct("m", {}),
            correct("m", { member: "north", goals: ["1"], dates: { applied: "2019-10-01" } }),
            correct("m", { dates: { approved: null } }),
            correct("m", { dates: {} })
          )
        ).toEqual([nothing, nothing, nothing, nothing])
        const missing = { code: "NoSuchDate", mobility: "m", stage: "approved" }
        expect(
          yield* refusalsOf(
            correct("m", { dates: { departed: "2019-11-01" } }),
            correct("m", { dates: { ended: null } }),
            correct("m", { dates: { registered: "2019-11-01" } })
          )
        ).toEqual([
          { ...missing, what: "departure" },
          { ...missing, what: "return" },
          { ...missing, what: "registration" }
        ])
        yield* send(apply("k"))
        expect(yield* refusalOf(correct("k", { dates: { approved: "2019-10-10" } }))).toEqual({
          code: "NoSuchDate",
          mobility: "k",
          what: "approval",
          stage: "applied"
        })
      })
    )
  )

  it.effect("nothing, though meanwhile it is known better by when a return of unknown day had been", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), recordPast("m", { endedOn: null }), register("m"))
        const nothing = { code: "NothingToCorrect", mobility: "m" }
        expect(
          yield* refusalsOf(
            correct("m", { member: "north" }),
            correct("m", { goals: ["1"], dates: { departed: "2019-11-01", ended: null } })
          )
        ).toEqual([nothing, nothing])
      })
    )
  )

  it.effect("a mobility of a member that left before, unless it is moved there", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), ...completed("k", { member: "south" }))
        yield* send({ type: "leave-member", project: "p", member: "north", on: "2019-09-30" })
        yield* send(correct("m", { dates: { ended: "2019-11-19" } }))
        const left = { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2019-09-30" }
        expect(
          yield* refusalsOf(correct("k", { member: "north" }), correct("m", { dates: { applied: "2019-10-02" } }))
        ).toEqual([left, left])
      })
    )
  )

  it.effect("a category to one that the project does not know", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        expect(yield* refusalOf(correct("m", { category: "guest" }))).toEqual({
          code: "UnknownCategory",
          project: "p",
          category: "guest",
          known: ["learner", "staff"]
        })
      })
    )
  )

  it.effect("what was cancelled may be corrected, and holds no place", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), cancel("m"), correct("m", { member: "south", participant: "x" }))
        expect((yield* ask(quotaUsage("p"))).project.held).toBe(0)
        yield* send(...approved("k", { participant: "x" }))
        expect((yield* ask(quotaUsage("p"))).members).toMatchObject({ north: { held: 1 } })
      })
    )
  )
})
