/**
 * Forms of a mobility, and who pays for it: facts with a history, within what the project allows.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  approved,
  changeFunding,
  changeMode,
  completed,
  correct,
  grant,
  opened,
  settings
} from "../support/Commands.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"

const form = Effect.map(ask(mobility("m")), ({ mode, virtual }) => ({ mode, virtual }))

describe("a mobility", () => {
  it.effect("is physical and funded until something else is said, and what was said before is told of that day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        expect(yield* form).toEqual({ mode: "physical", virtual: undefined })
        yield* send(changeMode("m"), changeFunding("m"))
        const days = { start: "2019-11-25", end: "2019-11-27" }
        expect(yield* ask(mobility("m"))).toMatchObject({ mode: "blended", virtual: days, funding: "zero-grant" })
        const before = yield* ask(mobility("m"), { asOf: CalendarDate.make("2019-12-04") })
        expect(before).toMatchObject({ mode: "physical", virtual: undefined, funding: "eu" })
        yield* send({ type: "change-mode", mobility: "m", mode: "physical" }, changeFunding("m", { funding: "eu" }))
        expect(yield* ask(mobility("m"))).toMatchObject({ mode: "physical", virtual: undefined, funding: "eu" })
        expect((yield* ask(timeline("m"))).entries).toHaveLength(6)
      })
    )
  )

  it.effect("keeps form, funding and money when its details are put right", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), changeMode("m"), changeFunding("m"))
        const changes = { member: "south", category: "staff", dates: { departed: "2019-11-02" } }
        yield* send(correct("m", changes))
        expect(yield* ask(mobility("m"))).toMatchObject({ mode: "blended", funding: "zero-grant" })
      })
    )
  )

  it.effect("keeps its place when others pay", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(1), ...approved("m"), changeFunding("m"), apply("k"))
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 1, free: 0 })
        expect(yield* refusalOf(approve("k"))).toMatchObject({ code: "NoPlaceLeft" })
      })
    )
  )
})

const virtual: CommandInput = { type: "change-mode", mobility: "m", mode: "virtual" }

/** Each with what is said against it, in a project where nothing is virtual. */
const refused: ReadonlyArray<
  readonly [name: string, command: CommandInput, refusal: Readonly<Record<string, unknown>>]
> = [
  ["virtual", virtual, { code: "ModeNotAllowed", mode: "virtual", allowed: ["physical", "blended"] }],
  ["blended without days", { ...virtual, mode: "blended" }, { code: "VirtualDaysMismatch", mode: "blended" }],
  ["physical with days", changeMode("m", { mode: "physical" }), { code: "VirtualDaysMismatch", mode: "physical" }],
  [
    "online before it begins",
    changeMode("m", { virtual: { start: "2019-11-25", end: "2019-11-24" } }),
    { code: "EndBeforeStart", start: "2019-11-25", end: "2019-11-24" }
  ],
  [
    "online when the project is over",
    changeMode("m", { virtual: { start: "2021-08-31", end: "2021-09-01" } }),
    { code: "OutsideProject", what: "virtual-end", date: "2021-09-01" }
  ],
  [
    "online before the project",
    changeMode("m", { virtual: { start: "2019-08-31", end: "2019-09-01" } }),
    { code: "OutsideProject", what: "virtual-start", date: "2019-08-31" }
  ],
  ["blended tomorrow", changeMode("m", { on: "2020-06-16" }), { code: "InFuture", what: "mode-change" }],
  [
    "blended before anybody applied",
    changeMode("m", { on: "2019-09-30" }),
    { code: "OutOfOrder", earlier: "application", later: "mode-change" }
  ],
  [
    "funded otherwise before anybody applied",
    changeFunding("m", { on: "2019-09-30" }),
    { code: "OutOfOrder", earlier: "application", later: "funding-change" }
  ]
]

describe("a mobility cannot be", () => {
  it.effect.each(refused)("%s", ([, command, refusal]) =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        expect(yield* refusalOf(command)).toMatchObject(refusal)
      })
    )
  )
})

const change = (modes: ReadonlyArray<"blended" | "virtual">): CommandInput => ({
  type: "change-settings",
  project: "p",
  settings: settings({ modes })
})

describe("a form that the project allowed", () => {
  it.effect("stays when it allows it no longer, is not taken again, and goes into no project without it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { modes: ["virtual"] } }), ...opened("q"), ...approved("m"), virtual)
        yield* send(change([]), correct("m", { member: "south" }))
        expect(yield* form).toEqual({ mode: "virtual", virtual: undefined })
        expect(yield* refusalOf(correct("m", { project: "q" }))).toMatchObject({ code: "ModeNotAllowed" })
        yield* send({ ...virtual, mode: "physical" })
        expect(yield* refusalOf(virtual)).toMatchObject({ code: "ModeNotAllowed", allowed: ["physical"] })
      })
    )
  )

  it.effect("has its days in the project to which the mobility is moved", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q", { end: "2019-11-26" }), ...approved("m"), changeMode("m"))
        expect(yield* refusalOf(correct("m", { project: "q" }))).toMatchObject({
          code: "OutsideProject",
          what: "virtual-end"
        })
      })
    )
  )

  it.effect("may be virtual with days of its own", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { modes: ["virtual"] } }), ...approved("m"))
        yield* send(changeMode("m", { mode: "virtual" }))
        expect(yield* form).toMatchObject({ mode: "virtual", virtual: { start: "2019-11-25" } })
      })
    )
  )
})
