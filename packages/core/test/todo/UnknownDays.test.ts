/**
 * Stays of which nobody knows what became of them: once the project is over each of them waits, and stands in the way of the final report
 * where the tool has a row of it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { reportBlockers, toDo } from "../../src/consortium/Question.ts"
import { mobilityReminders } from "../../src/reaction/MobilityReminders.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { running, settle, stage, told } from "../reaction/support.ts"
import { apply, approve, approved, depart, opened, recordPast, register, waitlist } from "../support/Commands.ts"
import { ask, play, send } from "../support/Playing.ts"
import { planned } from "../support/Waiting.ts"

const unknown = { start: null, end: null }
const row = register("m", { ...planned, on: "2019-10-15" })
const ofDraft = register("m", { ...planned, on: "2019-10-15", status: "draft" })
const lastDay = "2021-08-31"
const after = "2021-10-03"

/** What waits on a day, in short: what blocks the report has a mark. */
const waits = (on: string) =>
  Effect.map(ask(toDo("p", { on: CalendarDate.make(on) })), (items) =>
    items.flatMap(({ blocksReport, kind, mobility, since }) =>
      mobility === undefined ? [] : [`${since} ${kind}${blocksReport ? " !" : ""}`]
    )
  )

const cases: ReadonlyArray<
  readonly [
    name: string,
    commands: ReadonlyArray<CommandInput>,
    before: ReadonlyArray<string>,
    on: ReadonlyArray<string>
  ]
> = [
  [
    "approved and planned, with a row, and never departed",
    [...approved("m"), row],
    ["2019-11-01 confirm-departure !"],
    ["2019-11-01 confirm-departure !"]
  ],
  [
    "approved and planned, without a row",
    approved("m"),
    ["2019-10-10 register", "2019-11-01 confirm-departure"],
    ["2019-10-10 register", "2019-11-01 confirm-departure"]
  ],
  ["approved for no known days", [...approved("m", { planned: unknown }), row], [], [`${lastDay} confirm-departure !`]],
  [
    "departed for no known end",
    [...approved("m", { planned: unknown }), depart("m"), row],
    [],
    [`${lastDay} confirm-return !`]
  ],
  [
    "home since a day that nobody knows",
    [recordPast("m", { endedOn: null, registration: { tool: "t", status: "complete", on: "2020-01-10" } })],
    [],
    [`${lastDay} expect-report-request !`]
  ],
  [
    "still to be decided on, with a draft",
    [apply("m"), ofDraft],
    ["2019-10-01 decide-application !"],
    ["2019-10-01 decide-application !"]
  ],
  [
    "on the waiting list, with a draft",
    [apply("m"), ofDraft, waitlist("m", { on: "2019-10-16" })],
    ["2019-10-16 give-place !"],
    ["2019-10-16 give-place !"]
  ]
]

describe("a mobility waits that is", () => {
  it.effect.each(cases)("%s", ([, commands, before, then]) =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { registerFrom: "applied" } }), ...commands)
        expect(yield* waits(lastDay)).toEqual(before)
        expect(yield* waits(after)).toEqual(then)
        const blockers = yield* ask(reportBlockers("p", { on: CalendarDate.make(after) }))
        expect(blockers).toHaveLength(then.filter((each) => each.endsWith("!")).length)
      })
    )
  )
})

const until = (end: string) => ({ planned: { start: "2020-06-01", end } })

it.effect("nobody extends a stay beyond the end of the project, so nobody is told to", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened("p", { end: "2020-06-20" }), ...approved("m", until("2020-06-20")))
      yield* send(depart("m", { on: "2020-06-01" }), register("m", { ...planned, on: "2020-06-02" }))
      expect(yield* waits("2020-06-15")).toEqual([])
      yield* send(...approved("n", until("2020-06-19")), depart("n", { on: "2020-06-10" }))
      yield* send(register("n", { ...planned, on: "2020-06-11" }))
      expect(yield* waits("2020-06-15")).toEqual(["2020-06-10 extend-in-time"])
    })
  )
)

describe("the reaction", () => {
  const plans = [{ of: "confirm-return" as const, after: 3, every: 7, most: 1 }]
  const timeZone = TimeZone.make("Europe/Stockholm")
  const scene = [...opened(), apply("m", { planned: unknown }), approve("m"), depart("m")]

  it.effect("reminds of a stay without a known end where it is told when the project ends", () =>
    stage(
      "2021-09-10",
      Effect.gen(function* () {
        yield* send(...scene)
        const ends = { p: CalendarDate.make(lastDay) }
        yield* running(mobilityReminders({ version: 1, plans, timeZone, ends }))
        yield* settle
        expect(yield* told).toEqual(["2021-09-10 m confirm-return 1"])
      })
    )
  )

  it.effect("and does not where it is not told", () =>
    stage(
      "2021-09-10",
      Effect.gen(function* () {
        yield* send(...scene)
        yield* running(mobilityReminders({ version: 1, plans, timeZone }))
        yield* settle
        expect(yield* told).toEqual([])
      })
    )
  )
})
