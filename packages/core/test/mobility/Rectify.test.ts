/**
 * Entering one thing and correcting it to another leads, in every projection, to what entering the other at first leads to.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { asOf } from "../../src/consortium/AsOf.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import { fold, type Recorded } from "../../src/eventsourcing/Projection.ts"
import { fourFigures } from "../../src/figures/FourFigures.ts"
import { goalProgress, goalReport } from "../../src/goals/GoalProgress.ts"
import { ProjectId, ToolId } from "../../src/Ids.ts"
import { mobility } from "../../src/mobility/Mobility.ts"
import { participantStays } from "../../src/mobility/ParticipantStays.ts"
import { toolIdHolders, toolIdKey } from "../../src/mobility/ToolIdHolders.ts"
import { storyOf, timeline } from "../../src/mobility/Timeline.ts"
import { places } from "../../src/quota/Places.ts"
import { quotaReport, quotaUsage } from "../../src/quota/QuotaUsage.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  allocate,
  apply,
  approve,
  approved,
  cancel,
  changeGoals,
  complete,
  completed,
  correct,
  depart,
  enterInError,
  grant,
  opened,
  outcome,
  recordPast,
  register,
  reject,
  removeRegistration,
  retract,
  returnEarly,
  updateRegistration,
  withdraw
} from "../support/Commands.ts"
import { dayIs, play, recorded, send } from "../support/Playing.ts"

type Events = ReadonlyArray<Recorded<ConsortiumEvent>>

/** All states, without what only tells how they came about: ids, and what an approval had to say of other mobilities. */
const statesOf = (events: Events) => {
  const { facts, ...standing } = fold(mobility, "m", events)
  const { closed, milestones } = storyOf(fold(timeline, "m", events))
  return {
    mobility: { ...standing, facts: facts.map(({ event }) => ({ ...event, excess: undefined, overlaps: undefined })) },
    timeline: { closed, milestones },
    stays: ["participant of m", "another"].map((key) => fold(participantStays, key, events)),
    tools: ["p", "q"].map((key) =>
      fold(toolIdHolders, toolIdKey(ProjectId.make(key), ToolId.make("tool id of m")), events)
    ),
    projects: ["p", "q"].map((key) => {
      const usage = fold(quotaUsage, key, events)
      const progress = fold(goalProgress, key, events)
      return {
        places: fold(places, key, events),
        usage,
        report: quotaReport(usage),
        figures: fourFigures(usage),
        progress,
        rows: goalReport(progress)
      }
    })
  }
}

const dates = ["2019-10-05", "2019-10-15", "2019-10-30", "2019-11-10", "2019-11-25", "2019-12-15", "2020-06-30"]

/** The states now, and as of days before and after each of the steps. */
const statesThroughout = (events: Events) => ({
  now: statesOf(events),
  asOf: dates.map((date) => ({ date, ...statesOf(asOf(events, CalendarDate.make(date))) }))
})

const settle = [
  ...opened(),
  ...opened("q"),
  grant(20),
  grant(8, "learner"),
  allocate("north", 3),
  allocate("south", 2, "learner"),
  ...completed("other", { member: "south", category: "staff" }),
  register("other")
]

const all = [...completed("m"), register("m"), outcome("m")]
const of = (more: Parameters<typeof apply>[1]) => [...completed("m", more), register("m"), outcome("m")]
const withDates = (
  first: string,
  second: string,
  third: string,
  fourth: string,
  period: { start: string; end: string }
) => [
  apply("m", { on: first }),
  approve("m", { on: second }),
  depart("m", { on: third }),
  complete("m", { on: fourth }),
  register("m", { period }),
  outcome("m")
]
const period = { start: "2019-11-01", end: "2019-11-20" }

/** What was entered, with its correction; and what it would have been right to enter. */
const cases: Readonly<
  Record<string, readonly [wrong: ReadonlyArray<CommandInput>, right: ReadonlyArray<CommandInput>]>
> = {
  "the member": [[...all, correct("m", { member: "south" })], of({ member: "south" })],
  "the member, of an application": [[apply("m"), correct("m", { member: "east" })], [apply("m", { member: "east" })]],
  "the category": [[...all, correct("m", { category: "staff" })], of({ category: "staff" })],
  "member and category, before the next steps": [
    [
      apply("m"),
      approve("m"),
      correct("m", { member: "south", category: "staff" }),
      depart("m"),
      complete("m"),
      register("m"),
      outcome("m")
    ],
    of({ member: "south", category: "staff" })
  ],
  "the participant": [[...all, correct("m", { participant: "another" })], of({ participant: "another" })],
  "the goals": [
    [...completed("m"), correct("m", { goals: ["2.1", "2.2"] })],
    completed("m", { goals: ["2.1", "2.2"] })
  ],
  "the goals, with an outcome": [[...all, correct("m", { goals: ["2.1", "1"] })], of({ goals: ["2.1", "1"] })],
  "the goals, after they were changed": [
    [...completed("m"), changeGoals("m", ["2.1"]), correct("m", { goals: ["2.2", "1"] })],
    [...completed("m"), changeGoals("m", ["2.2", "1"])]
  ],
  "activity, host and group": [
    [...all, correct("m", { activity: "training", host: "h", group: "g" })],
    of({ activity: "training", host: "h", group: "g" })
  ],
  "the plan, before the departure": [
    [...approved("m"), correct("m", { planned: { start: "2020-01-01", end: null } })],
    approved("m", { planned: { start: "2020-01-01", end: null } })
  ],
  "the plan, of the approval": [
    [
      apply("m"),
      approve("m", { planned: period }),
      correct("m", { planned: { start: "2019-11-02", end: "2019-12-01" } })
    ],
    [apply("m"), approve("m", { planned: { start: "2019-11-02", end: "2019-12-01" } })]
  ],
  "the plan, on the way": [
    [...approved("m"), depart("m"), correct("m", { planned: { start: "2019-11-01", end: "2019-12-24" } })],
    [...approved("m", { planned: { start: "2019-11-01", end: "2019-12-24" } }), depart("m")]
  ],
  "the plan, on the way, where its end had changed with the departure": [
    [
      ...approved("m"),
      depart("m", { plannedEnd: "2019-11-30" }),
      correct("m", { planned: { start: "2019-11-01", end: "2019-12-24" } })
    ],
    [
      ...approved("m", { planned: { start: "2019-11-01", end: "2019-12-24" } }),
      depart("m", { plannedEnd: "2019-12-24" })
    ]
  ],
  "the plan, on the way, to an end that nobody knows": [
    [
      ...approved("m"),
      depart("m", { plannedEnd: "2019-11-30" }),
      correct("m", { planned: { start: "2019-11-01", end: null } })
    ],
    [...approved("m", { planned: { start: "2019-11-01", end: null } }), depart("m")]
  ],
  "all days": [
    [
      ...all,
      correct("m", {
        dates: { applied: "2019-10-03", approved: "2019-10-12", departed: "2019-11-03", ended: "2019-11-22" }
      })
    ],
    withDates("2019-10-03", "2019-10-12", "2019-11-03", "2019-11-22", period)
  ],
  "the day of the application": [
    [...all, correct("m", { dates: { applied: "2019-09-20" } })],
    withDates("2019-09-20", "2019-10-10", "2019-11-01", "2019-11-20", period)
  ],
  "the day of the departure": [
    [...all, correct("m", { dates: { departed: "2019-11-12" } })],
    withDates("2019-10-01", "2019-10-10", "2019-11-12", "2019-11-20", period)
  ],
  "the day of an early return": [
    [...approved("m"), depart("m"), returnEarly("m"), correct("m", { dates: { ended: "2019-11-09" } })],
    [...approved("m"), depart("m"), returnEarly("m", { on: "2019-11-09" })]
  ],
  "the day of the registration": [
    [...completed("m"), register("m"), correct("m", { dates: { registered: "2019-12-20" } })],
    [...completed("m"), register("m", { on: "2019-12-20" })]
  ],
  "the day of the registration, before what was done to the row and what came of the stay": [
    [
      ...completed("m"),
      register("m", { status: "draft" }),
      updateRegistration("m", { on: "2019-12-28" }),
      outcome("m"),
      correct("m", { dates: { registered: "2019-12-20" } })
    ],
    [
      ...completed("m"),
      register("m", { on: "2019-12-20", status: "draft" }),
      updateRegistration("m", { on: "2019-12-28" }),
      outcome("m")
    ]
  ],
  "days that nobody knows": [
    [recordPast("m"), correct("m", { dates: { approved: null, ended: null } })],
    [recordPast("m", { approvedOn: null, endedOn: null })]
  ],
  "days that nobody knew": [
    [
      recordPast("m", { appliedOn: null, departedOn: null }),
      correct("m", { dates: { applied: "2019-10-01", departed: "2019-11-01" } })
    ],
    [recordPast("m")]
  ],
  "the day after one that nobody knows": [
    [recordPast("m", { approvedOn: null, departedOn: null }), correct("m", { dates: { ended: "2019-11-12" } })],
    [recordPast("m", { approvedOn: null, departedOn: null, endedOn: "2019-11-12" })]
  ],
  "the project": [[...completed("m"), correct("m", { project: "q" })], completed("m", { project: "q" })],
  "the project, with member and participant": [
    [...approved("m"), correct("m", { project: "q", member: "east", participant: "another" })],
    approved("m", { project: "q", member: "east", participant: "another" })
  ],
  "the project, and back": [
    [
      ...completed("m"),
      correct("m", { project: "q", member: "south" }),
      correct("m", { project: "p", member: "north" })
    ],
    completed("m")
  ],
  "the project, before the row in the tool": [
    [...completed("m"), correct("m", { project: "q" }), register("m"), outcome("m")],
    of({ project: "q" })
  ],
  "what was rejected": [
    [apply("m"), reject("m"), correct("m", { member: "south" })],
    [apply("m", { member: "south" }), reject("m")]
  ],
  "what was withdrawn after the approval": [
    [...approved("m"), withdraw("m"), correct("m", { member: "south", dates: { approved: "2019-10-12" } })],
    [apply("m", { member: "south" }), approve("m", { on: "2019-10-12" }), withdraw("m")]
  ],
  "what was cancelled": [
    [...approved("m"), cancel("m"), correct("m", { category: "staff" })],
    [apply("m", { category: "staff" }), approve("m"), cancel("m")]
  ],
  "a row that was updated and removed": [
    [
      ...completed("m"),
      register("m", { status: "draft" }),
      updateRegistration("m"),
      removeRegistration("m"),
      correct("m", { member: "south" })
    ],
    [
      ...completed("m", { member: "south" }),
      register("m", { status: "draft" }),
      updateRegistration("m"),
      removeRegistration("m")
    ]
  ],
  "an approval that was none": [[...approved("m"), retract("m")], [apply("m")]],
  "a rejection that was none": [[apply("m"), reject("m"), retract("m"), approve("m")], approved("m")],
  "a withdrawal that was none": [[...approved("m"), withdraw("m"), retract("m")], approved("m")],
  "a cancellation that was none": [
    [...approved("m"), cancel("m"), retract("m"), depart("m")],
    [...approved("m"), depart("m")]
  ],
  "a departure that was none": [[...approved("m"), depart("m"), retract("m")], approved("m")],
  "a completion that was an early return": [
    [...completed("m"), retract("m"), returnEarly("m")],
    [...approved("m"), depart("m"), returnEarly("m")]
  ],
  "three steps that were none, with the goals changed meanwhile": [
    [...completed("m"), changeGoals("m", ["2.1"]), retract("m"), retract("m"), retract("m")],
    [apply("m"), changeGoals("m", ["2.1"])]
  ],
  "details, then a step that was none": [
    [...completed("m"), correct("m", { member: "south", dates: { departed: "2019-11-12" } }), retract("m")],
    [...approved("m", { member: "south" }), depart("m", { on: "2019-11-12" })]
  ]
}

const played = (commands: ReadonlyArray<CommandInput>) =>
  play(
    Effect.gen(function* () {
      yield* send(...settle, ...commands)
      return statesThroughout(yield* recorded)
    })
  )

describe("right in the end is as right at first:", () => {
  for (const [what, [wrong, right]] of Object.entries(cases)) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const expected = yield* played(right)
        expect(yield* played(wrong)).toEqual(expected)
        expect(expected.now.mobility.stage).not.toBe("none")
      })
    )
  }

  it.effect("and what was entered in error is as never entered, but for its own name", () =>
    Effect.gen(function* () {
      const wrong = yield* played([...all, correct("m", { member: "south" }), enterInError("m")])
      const right = yield* played([])
      const { struck } = wrong.now.mobility
      expect(struck?.facts).not.toEqual([])
      expect(wrong.now.mobility).toEqual({ ...right.now.mobility, stage: "entered-in-error", struck })
      const { mobility: _, ...others } = wrong.now
      expect(others).toEqual({
        timeline: right.now.timeline,
        stays: right.now.stays,
        tools: right.now.tools,
        projects: right.now.projects
      })
      expect(wrong.asOf).toEqual(right.asOf)
    })
  )

  it.effect("a mobility that moves here without its row leaves the tool id to the one that has it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...settle, ...completed("m", { project: "q" }), register("m", { tool: "T1" }))
        yield* send(...completed("n"), register("n", { tool: "T1" }), removeRegistration("m"))
        yield* send(correct("m", { project: "p" }))
        const key = toolIdKey(ProjectId.make("p"), ToolId.make("T1"))
        const events = yield* recorded
        expect(fold(toolIdHolders, key, events)).toEqual(["n"])
        expect(fold(toolIdHolders, key, asOf(events))).toEqual(["n"])
        expect(fold(toolIdHolders, key, asOf(events, CalendarDate.make("2019-12-10")))).toEqual(["m", "n"])
      })
    )
  )

  const bounds = Effect.map(recorded, (events) =>
    fold(mobility, "m", events).facts.map(({ event: { noLaterThan } }) => noLaterThan)
  )

  it.effect("a day that nobody knows keeps the day of its first entry, whatever is corrected later", () =>
    play(
      Effect.gen(function* () {
        yield* send(...settle, recordPast("m", { departedOn: null, endedOn: null }))
        yield* dayIs("2020-09-01")
        yield* send(correct("m", { host: "h" }), correct("m", { dates: { approved: "2019-10-11" } }))
        expect(yield* bounds).toEqual([undefined, undefined, "2020-06-15", "2020-06-15"])
        yield* send(correct("m", { dates: { approved: null } }))
        expect(yield* bounds).toEqual([undefined, "2020-06-15", "2020-06-15", "2020-06-15"])
        yield* send(correct("m", { dates: { ended: "2020-01-10" } }))
        expect(yield* bounds).toEqual([undefined, "2020-01-10", "2020-01-10", undefined])
        yield* send(correct("m", { dates: { ended: null } }))
        expect(yield* bounds).toEqual([undefined, "2020-09-01", "2020-09-01", "2020-09-01"])
      })
    )
  )

  it.effect("or the day of the row in the tool, which could not say how it was before it was over", () =>
    play(
      Effect.gen(function* () {
        const registration = { tool: "1", status: "draft", on: null } as const
        yield* send(...settle, recordPast("m", { departedOn: null, endedOn: null, registration }))
        yield* dayIs("2020-09-01")
        yield* send(correct("m", { dates: { ended: "2020-01-10" } }), correct("m", { dates: { ended: null } }))
        expect(yield* bounds).toEqual([undefined, undefined, "2020-06-15", "2020-06-15", "2020-06-15"])
        yield* send(correct("m", { dates: { registered: "2020-03-01" } }))
        expect(yield* bounds).toEqual([undefined, undefined, "2020-03-01", "2020-03-01", undefined])
      })
    )
  )
})
