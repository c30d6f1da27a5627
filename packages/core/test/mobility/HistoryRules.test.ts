/**
 * The days of a mobility: judged by the calendar, in whatever order they were entered.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility, project as projectOf } from "../../src/consortium/Question.ts"
import { MobilityId } from "../../src/Ids.ts"
import { historyRefusal } from "../../src/mobility/HistoryRules.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  changeGoals,
  complete,
  completed,
  correct,
  depart,
  extend,
  opened,
  outcome,
  recordPast,
  register,
  reject,
  removeRegistration,
  retract,
  returnEarly,
  settings,
  updateRegistration,
  withdraw
} from "../support/Commands.ts"
import { ask, dayIs, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const draft = { on: "2019-10-05", status: "draft", dates: "planned" } as const
const draftsFirst = opened("p", { settings: settings({ registerFrom: "applied" }) })

/** What happened, what is to happen on a day before something else, and what that is. */
const disorder: ReadonlyArray<
  readonly [
    given: ReadonlyArray<CommandInput>,
    when: CommandInput,
    earlier: string,
    on: string,
    later: string,
    day: string
  ]
> = [
  [[apply("m")], approve("m", { on: "2019-09-30" }), "application", "2019-10-01", "approval", "2019-09-30"],
  // A row is not removed before what it could only have been made after, though nobody knows when it was made.
  [
    [recordPast("m", { registration: { tool: "1", status: "complete", on: null } })],
    removeRegistration("m", "2019-11-19"),
    "return",
    "2019-11-20",
    "registration-removal",
    "2019-11-19"
  ],
  [[apply("m")], reject("m", "2019-09-30"), "application", "2019-10-01", "rejection", "2019-09-30"],
  [[apply("m")], withdraw("m", "2019-09-30"), "application", "2019-10-01", "withdrawal", "2019-09-30"],
  [approved("m"), withdraw("m", "2019-10-09"), "approval", "2019-10-10", "withdrawal", "2019-10-09"],
  [approved("m"), cancel("m", "2019-10-09"), "approval", "2019-10-10", "cancellation", "2019-10-09"],
  [approved("m"), depart("m", { on: "2019-10-09" }), "approval", "2019-10-10", "departure", "2019-10-09"],
  [
    [...approved("m"), depart("m")],
    complete("m", { on: "2019-10-31" }),
    "departure",
    "2019-11-01",
    "return",
    "2019-10-31"
  ],
  [
    [...approved("m"), depart("m")],
    returnEarly("m", { on: "2019-10-31" }),
    "departure",
    "2019-11-01",
    "return",
    "2019-10-31"
  ],
  [
    [apply("m")],
    register("m", { ...draft, on: "2019-09-30" }),
    "application",
    "2019-10-01",
    "registration",
    "2019-09-30"
  ],
  [
    approved("m"),
    register("m", { on: "2019-10-09", dates: "planned" }),
    "approval",
    "2019-10-10",
    "registration",
    "2019-10-09"
  ],
  [completed("m"), register("m", { on: "2019-11-19" }), "return", "2019-11-20", "registration", "2019-11-19"],
  [
    [...completed("m"), register("m")],
    updateRegistration("m", { on: "2019-11-30" }),
    "registration",
    "2019-12-01",
    "registration-update",
    "2019-11-30"
  ],
  [
    [...completed("m"), register("m", draft)],
    updateRegistration("m", { on: "2019-10-09", dates: "planned" }),
    "approval",
    "2019-10-10",
    "registration-update",
    "2019-10-09"
  ],
  [
    [...completed("m"), register("m", draft)],
    updateRegistration("m", { on: "2019-11-19" }),
    "return",
    "2019-11-20",
    "registration-update",
    "2019-11-19"
  ],
  [
    [...completed("m"), register("m")],
    removeRegistration("m", "2019-11-30"),
    "registration",
    "2019-12-01",
    "registration-removal",
    "2019-11-30"
  ],
  [
    [...completed("m"), register("m"), updateRegistration("m")],
    removeRegistration("m", "2019-12-09"),
    "registration-update",
    "2019-12-10",
    "registration-removal",
    "2019-12-09"
  ],
  [
    [...completed("m"), register("m"), removeRegistration("m")],
    register("m", { on: "2019-12-19" }),
    "registration-removal",
    "2019-12-20",
    "registration",
    "2019-12-19"
  ],
  [[apply("m")], changeGoals("m", ["2.1"], "2019-09-30"), "application", "2019-10-01", "goal-change", "2019-09-30"],
  [completed("m"), outcome("m", { on: "2019-11-19" }), "return", "2019-11-20", "outcome", "2019-11-19"],
  [
    [recordPast("m", { endedOn: null })],
    outcome("m", { on: "2019-10-31" }),
    "departure",
    "2019-11-01",
    "outcome",
    "2019-10-31"
  ],
  [[], recordPast("m", { approvedOn: "2019-09-30" }), "application", "2019-10-01", "approval", "2019-09-30"],
  [[], recordPast("m", { departedOn: null, endedOn: "2019-10-09" }), "approval", "2019-10-10", "return", "2019-10-09"],
  [
    [],
    recordPast("m", { registration: { tool: "t", status: "draft", on: "2019-11-19" } }),
    "return",
    "2019-11-20",
    "registration",
    "2019-11-19"
  ],
  [
    completed("m"),
    correct("m", { dates: { departed: "2019-11-21" } }),
    "departure",
    "2019-11-21",
    "return",
    "2019-11-20"
  ],
  [
    [...completed("m"), register("m")],
    correct("m", { dates: { registered: "2019-11-19" } }),
    "return",
    "2019-11-20",
    "registration",
    "2019-11-19"
  ],
  [
    [...completed("m"), register("m", draft), updateRegistration("m")],
    correct("m", { dates: { registrationUpdated: "2019-11-19" } }),
    "return",
    "2019-11-20",
    "registration-update",
    "2019-11-19"
  ],
  [
    [...completed("m"), register("m"), removeRegistration("m")],
    correct("m", { dates: { registrationRemoved: "2019-11-30" } }),
    "registration",
    "2019-12-01",
    "registration-removal",
    "2019-11-30"
  ],
  // A row that stands is complete from its approval on.
  [
    [...approved("m"), register("m", { on: "2019-10-12", dates: "planned" })],
    correct("m", { dates: { approved: "2019-10-13" } }),
    "approval",
    "2019-10-13",
    "registration",
    "2019-10-12"
  ],
  [
    [...completed("m"), outcome("m")],
    correct("m", { dates: { ended: "2019-12-06" } }),
    "return",
    "2019-12-06",
    "outcome",
    "2019-12-05"
  ],
  [
    [apply("m"), changeGoals("m", ["2.1"], "2019-10-02")],
    correct("m", { dates: { applied: "2019-10-03" } }),
    "application",
    "2019-10-03",
    "goal-change",
    "2019-10-02"
  ]
]

describe("nothing happens before what it needs:", () => {
  for (const [given, when, earlier, earlierOn, later, laterOn] of disorder) {
    it.effect(`${when.type}: no ${later} before the ${earlier}`, () =>
      play(
        Effect.gen(function* () {
          yield* send(...draftsFirst, ...given)
          expect(yield* refusalOf(when)).toEqual({ code: "OutOfOrder", earlier, earlierOn, later, laterOn })
        })
      )
    )
  }

  it.effect("all may happen on one day, entered in any order that the steps allow", () =>
    play(
      Effect.gen(function* () {
        const on = "2019-11-01"
        yield* send(...opened(), apply("m", { on }), approve("m", { on }), depart("m", { on }), complete("m", { on }))
        yield* send(register("m", { on }), updateRegistration("m", { on }), outcome("m", { on }))
        yield* send(changeGoals("m", ["1", "2.1"], on), removeRegistration("m", on), register("m", { on }))
        expect((yield* ask(mobility("m"))).stage).toBe("completed")
      })
    )
  )

  it.effect(
    "a draft may be older than the approval, and a row with planned dates older than the departure entered before it",
    () =>
      play(
        Effect.gen(function* () {
          yield* send(...draftsFirst, apply("m"), approve("m"), register("m", draft), depart("m"))
          yield* send(updateRegistration("m", { on: "2019-10-30", dates: "planned" }))
          expect((yield* ask(mobility("m"))).registration?.status).toBe("complete")
        })
      )
  )
})

describe("no fact lies ahead:", () => {
  it.effect("not by a day, in the project's time zone", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2019-10-01")
        yield* send(...opened())
        expect(yield* refusalOf(apply("m", { on: "2019-10-02" }))).toEqual({
          code: "InFuture",
          what: "application",
          date: "2019-10-02",
          today: "2019-10-01"
        })
        yield* send(apply("m"))
        expect(yield* refusalOf(approve("m", { on: "2019-10-02" }))).toMatchObject({
          code: "InFuture",
          what: "approval"
        })
      })
    )
  )

  it.effect("not in a correction, nor in a recorded past", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        const ahead = "2020-06-16"
        const codes = yield* refusalsOf(
          correct("m", { dates: { ended: ahead } }),
          recordPast("past", { endedOn: ahead }),
          recordPast("past", { registration: { tool: "t", status: "draft", on: ahead } })
        )
        expect(codes).toMatchObject([
          { code: "InFuture", what: "return", date: ahead, today: "2020-06-15" },
          { code: "InFuture", what: "return" },
          { code: "InFuture", what: "registration" }
        ])
      })
    )
  )

  it.effect("where no day is said it is today, in the project's time zone", () =>
    play(
      Effect.gen(function* () {
        const { on: _, ...application } = { on: "", ...apply("m") }
        yield* send(...opened("p", { timeZone: "Pacific/Kiritimati" }))
        // At noon in Greenwich it is the next day there.
        expect(yield* send(application, { type: "approve", mobility: "m" })).toMatchObject([
          { type: "mobility.applied", occurredOn: "2020-06-16" },
          { type: "mobility.approved", occurredOn: "2020-06-16" }
        ])
        expect(yield* refusalOf(depart("m", { on: "2020-06-17" }))).toMatchObject({
          code: "InFuture",
          today: "2020-06-16"
        })
      })
    )
  )

  it.effect("a plan may", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2019-10-01")
        yield* send(...opened(), apply("m", { planned: { start: "2021-08-01", end: "2021-08-31" } }))
        expect((yield* ask(mobility("m"))).stay).toEqual({ start: "2021-08-01", end: "2021-08-31" })
      })
    )
  )
})

const date = (text: string) => CalendarDate.make(text)

describe("a stay lies within its project:", () => {
  const project = { start: "2019-09-01", end: "2021-08-31" }

  it.effect("the plan, at both ends", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m"))
        const refusals = yield* refusalsOf(
          apply("early", { planned: { start: "2019-08-31", end: "2019-09-10" } }),
          apply("late", { planned: { start: "2021-08-30", end: "2021-09-01" } }),
          approve("m", { planned: { start: null, end: "2021-09-01" } }),
          correct("m", { planned: { start: "2019-08-31", end: null } })
        )
        expect(refusals).toEqual([
          { code: "OutsideProject", what: "planned-start", date: "2019-08-31", ...project },
          { code: "OutsideProject", what: "planned-end", date: "2021-09-01", ...project },
          { code: "OutsideProject", what: "planned-end", date: "2021-09-01", ...project },
          { code: "OutsideProject", what: "planned-start", date: "2019-08-31", ...project }
        ])
        yield* send(apply("whole", { planned: project }))
      })
    )
  )

  it.effect("the stay as it was, until the extension is granted", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2021-10-15")
        yield* send(...opened(), ...approved("m"), ...approved("k", { planned: { start: "2021-08-20", end: null } }))
        const late = depart("m", { on: "2021-09-01", plannedEnd: "2021-09-20" })
        const refused = { code: "OutsideProject", what: "departure", date: "2021-09-01", ...project }
        expect(yield* refusalOf(late)).toEqual(refused)
        yield* send({ type: "request-extension", project: "p", end: "2022-08-31" })
        expect(yield* refusalOf(late)).toEqual(refused)
        yield* send(depart("k", { on: "2021-08-20" }))
        expect(yield* refusalOf(complete("k", { on: "2021-09-01" }))).toMatchObject({ what: "return" })
        yield* send({ type: "grant-extension", project: "p", end: "2021-09-30" })
        yield* send(late, complete("k", { on: "2021-09-01" }))
        expect(yield* refusalOf(complete("m", { on: "2021-10-01" }))).toEqual({
          code: "OutsideProject",
          what: "return",
          date: "2021-10-01",
          start: "2019-09-01",
          end: "2021-09-30"
        })
      })
    )
  )

  it.effect("a plan that is told once the stay has begun, but not one that stood", () =>
    play(
      Effect.gen(function* () {
        const backwards = { start: "2020-05-05", end: "2020-05-01" }
        const late = { start: "2021-08-01", end: "2021-09-01" }
        yield* send(...opened(), ...approved("d"), depart("d"), ...completed("m"))
        const first = { code: "EndBeforeStart", ...backwards }
        const outside = { code: "OutsideProject", what: "planned-end", date: "2021-09-01", ...project }
        expect(
          yield* refusalsOf(
            correct("d", { planned: backwards }),
            correct("m", { planned: backwards }),
            recordPast("past", { planned: backwards }),
            correct("m", { planned: late }),
            recordPast("past", { planned: late })
          )
        ).toEqual([first, first, first, outside, outside])
        // Where the stay was extended, the end that was planned at first stands: a start after that is none.
        yield* send(extend("d", { on: "2019-11-10", plannedEnd: "2019-12-20" }))
        expect(yield* refusalOf(correct("d", { planned: { start: "2019-11-21", end: "2019-12-24" } }))).toEqual({
          code: "EndBeforeStart",
          start: "2019-11-21",
          end: "2019-11-20"
        })
        yield* send(correct("d", { planned: { start: "2019-11-20", end: "2019-12-24" } }))
        yield* send(correct("m", { planned: { start: "2020-05-01", end: null } }), correct("m", { category: "staff" }))
      })
    )
  )

  it.effect("though a plan that stands, of times when it was not looked at any more, holds nothing up", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        const m = yield* ask(mobility("m"))
        const odd = { ...m, planned: { start: date("2031-05-05"), end: date("2010-01-01") } }
        const around = { mobility: MobilityId.make("m"), today: date("2020-06-15"), stays: undefined }
        const project = yield* ask(projectOf("p"))
        expect(historyRefusal(odd, { ...around, project, before: odd })).toBeUndefined()
        expect(historyRefusal(odd, { ...around, project, before: m })).toMatchObject({ code: "EndBeforeStart" })
      })
    )
  )

  it.effect("a plan that stood, in a project that it is moved to", () =>
    play(
      Effect.gen(function* () {
        const short = { start: "2019-09-01", end: "2019-11-20" }
        yield* send(
          ...opened(),
          ...opened("q", short),
          apply("m", { planned: { start: "2019-11-01", end: "2019-12-01" } })
        )
        yield* send(approve("m"), depart("m"), complete("m"))
        const code = "OutsideProject"
        const what = "planned-end"
        expect(yield* refusalOf(correct("m", { project: "q" }))).toEqual({ code, what, date: "2019-12-01", ...short })
        yield* send(correct("m", { project: "q", planned: { start: "2019-11-01", end: "2019-11-20" } }))
      })
    )
  )

  it.effect("while it goes on, by the end that is planned", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        expect(yield* refusalOf(depart("m", { plannedEnd: "2021-09-01" }))).toMatchObject({ what: "planned-end" })
        expect(yield* refusalOf(depart("m", { plannedEnd: "2019-10-31" }))).toEqual({
          code: "EndBeforeStart",
          start: "2019-11-01",
          end: "2019-10-31"
        })
        expect(yield* refusalOf(depart("m", { on: "2019-11-21" }))).toEqual({
          code: "EndBeforeStart",
          start: "2019-11-21",
          end: "2019-11-20"
        })
      })
    )
  )

  it.effect("and ends after it starts, also in the tool", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        const backwards = { start: "2019-11-20", end: "2019-11-01" }
        expect(
          yield* refusalsOf(
            apply("k", { planned: backwards }),
            approve("k"),
            register("m", { dates: "planned", period: backwards })
          )
        ).toEqual([
          { code: "EndBeforeStart", ...backwards },
          { code: "UnknownMobility", mobility: "k" },
          { code: "EndBeforeStart", ...backwards }
        ])
      })
    )
  )
})

describe("stays of one participant share no day:", () => {
  const november = { start: "2019-11-01", end: "2019-11-20" }
  const anna = { participant: "anna" }
  const both = [...opened(), ...opened("q"), ...approved("m", anna)]

  it.effect("in one project or in two", () =>
    play(
      Effect.gen(function* () {
        const planned = { start: "2019-11-20", end: "2019-12-05" }
        yield* send(...both, apply("k", { ...anna, planned }), apply("l", { ...anna, planned, project: "q" }))
        const refused = {
          code: "StaysOverlap",
          participant: "anna",
          mobility: "m",
          ...planned,
          otherStart: "2019-11-01",
          otherEnd: "2019-11-20"
        }
        expect(yield* refusalsOf(approve("k"), approve("l"))).toEqual([refused, refused])
        yield* send(approve("k", { planned: { start: "2019-11-21", end: "2019-12-05" } }))
      })
    )
  )

  it.effect("however the days came about", () =>
    play(
      Effect.gen(function* () {
        const planned = { start: "2019-11-25", end: "2019-11-30" }
        yield* send(...both, ...approved("k", { ...anna, planned }))
        expect(yield* refusalOf(depart("m", { plannedEnd: "2019-11-25" }))).toMatchObject({ mobility: "k" })
        expect(yield* refusalOf(correct("k", { planned: november }))).toMatchObject({ mobility: "m" })
        yield* send(depart("m"))
        expect(yield* refusalOf(complete("m", { on: "2019-11-26" }))).toMatchObject({
          code: "StaysOverlap",
          mobility: "k",
          end: "2019-11-26"
        })
      })
    )
  )

  it.effect("a stay of unknown end lasts for ever, one of unknown start is nowhere yet", () =>
    play(
      Effect.gen(function* () {
        const open = { planned: { start: "2019-12-01", end: null } }
        yield* send(
          ...both,
          ...approved("open", { ...anna, ...open }),
          apply("k", { ...anna, planned: { start: "2021-01-01", end: null } })
        )
        expect(yield* refusalOf(approve("k"))).toEqual({
          code: "StaysOverlap",
          participant: "anna",
          mobility: "open",
          start: "2021-01-01",
          end: null,
          otherStart: "2019-12-01",
          otherEnd: null
        })
        yield* send(...approved("l", { ...anna, planned: { start: null, end: "2021-01-01" } }))
      })
    )
  )

  it.effect("applications may, and stays that were given up or never were", () =>
    play(
      Effect.gen(function* () {
        yield* send(...both, apply("k", anna), withdraw("m"), approve("k"), cancel("k"), ...approved("l", anna))
        yield* send({ type: "enter-in-error", mobility: "l", reason: "duplicate" }, ...approved("n", anna))
        expect(yield* refusalsOf(retract("m"), retract("k"))).toMatchObject([
          { code: "StaysOverlap", mobility: "n" },
          { code: "StaysOverlap", mobility: "n" }
        ])
      })
    )
  )

  it.effect("a corrected participant counts on both sides", () =>
    play(
      Effect.gen(function* () {
        yield* send(...both, ...approved("k", { participant: "bo" }))
        expect(yield* refusalOf(correct("k", anna))).toMatchObject({
          code: "StaysOverlap",
          participant: "anna",
          mobility: "m"
        })
        yield* send(correct("m", { participant: "cia" }), correct("k", anna))
        expect(yield* refusalOf(correct("m", anna))).toMatchObject({ code: "StaysOverlap", mobility: "k" })
      })
    )
  )
})
