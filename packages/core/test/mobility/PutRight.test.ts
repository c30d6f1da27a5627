/**
 * What turned out otherwise once the row in the tool was right by what was known: it is put right, and the row waits for its update.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { mobility, quotaUsage, timeline, toDo } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  approved,
  changeGoals,
  complete,
  completed,
  correct,
  depart,
  interrupt,
  opened,
  recordPast,
  register,
  removeRegistration,
  retract,
  returnEarly,
  settings,
  updateRegistration
} from "../support/Commands.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"

const planned = { on: "2019-10-12", dates: "planned" } as const
const actual = [...completed("m"), register("m", planned), updateRegistration("m", { on: "2019-11-21" })]
const late = correct("m", { dates: { ended: "2019-11-22" } })

const waiting = Effect.map(ask(toDo("p", { on: CalendarDate.make("2020-06-15") })), (items) =>
  items.flatMap(({ kind, since }) => (kind === "update-registration" ? [since] : []))
)

describe("a return that was later than the row in the tool", () => {
  it.effect("is put right, and the row waits for its update", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...actual)
        expect(yield* waiting).toEqual([])
        yield* send(late)
        expect(yield* ask(mobility("m"))).toMatchObject({ stage: "completed", stay: { end: "2019-11-22" } })
        expect(yield* waiting).toEqual(["2019-11-22"])
        // The planned dates may have been typed again before the return, though actual ones were typed before that.
        yield* send(updateRegistration("m", { on: "2019-11-21", dates: "planned" }))
        expect(yield* refusalOf(updateRegistration("m", { on: "2019-11-21" }))).toMatchObject({
          code: "OutOfOrder",
          earlier: "return"
        })
        yield* send(updateRegistration("m", { on: "2019-11-23" }))
        expect(yield* waiting).toEqual([])
      })
    )
  )

  it.effect("also where the row was made so, where it was changed back, and where it is gone", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...actual, updateRegistration("m", { on: "2019-11-25", dates: "planned" }), late)
        yield* send(...completed("k"), register("k", { on: "2019-11-21" }), removeRegistration("k", "2019-11-21"))
        yield* send(correct("k", { dates: { ended: "2019-11-22" } }))
        yield* send(...completed("n"), register("n", { on: "2019-11-21" }))
        yield* send(correct("n", { dates: { departed: "2019-11-22", ended: "2019-11-22" } }))
        for (const id of ["m", "k", "n"]) expect((yield* ask(mobility(id))).stay.end).toBe("2019-11-22")
      })
    )
  )

  it.effect("is entered anew, once it was taken back", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...actual)
        expect(yield* refusalOf(retract("m"))).toMatchObject({ code: "ActualDatesTooEarly", stage: "departed" })
        yield* send(updateRegistration("m", { on: "2019-11-25", dates: "planned" }), retract("m"))
        yield* send(complete("m", { on: "2019-11-22" }))
        expect(yield* refusalOf(updateRegistration("m", { on: "2019-11-24" }))).toMatchObject({
          earlier: "registration-update"
        })
        yield* send(updateRegistration("m", { on: "2019-11-25" }))
        expect((yield* ask(timeline("m"))).closed).toBe(true)
      })
    )
  )

  it.effect("leaves the figures of the days before it as the tool showed them", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...actual, late)
        const then = ask(quotaUsage("p"), { asOf: CalendarDate.make("2019-11-21") })
        expect((yield* then).project).toMatchObject({ registered: 1, count: { underWay: 1, completed: 0 } })
        // Of a row of unknown day it is known by when it was there, since it was removed: it came and went with that.
        const registration = { tool: "t", status: "complete", on: null } as const
        yield* send(recordPast("past", { registration }), removeRegistration("past", "2019-11-21"))
        yield* send(correct("past", { dates: { ended: "2019-11-22" } }))
        expect((yield* then).project).toMatchObject({ registered: 1, count: { underWay: 2, registered: 1 } })
      })
    )
  )
})

describe("the day on which a row was changed or removed", () => {
  it.effect("is put right where it was the last time, so that an approval may be later than it seemed", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: settings({ registerFrom: "applied" }) }), apply("m"), approve("m"))
        yield* send(register("m", { on: "2019-10-05", status: "draft", dates: "planned" }))
        yield* send(updateRegistration("m", { on: "2019-10-11", dates: "planned" }))
        const approval = { approved: "2019-10-12" }
        expect(yield* refusalOf(correct("m", { dates: approval }))).toMatchObject({ later: "registration-update" })
        yield* send(correct("m", { dates: { ...approval, registrationUpdated: "2019-10-13" } }))
        yield* send(removeRegistration("m"), correct("m", { dates: { registrationRemoved: "2019-10-14" } }))
        const { facts } = yield* ask(mobility("m"))
        expect(facts.map(({ event }) => event.occurredOn)).toEqual([
          "2019-10-01",
          "2019-10-12",
          "2019-10-05",
          "2019-10-13",
          "2019-10-14"
        ])
        // What is gone holds up no approval, and what is made now no earlier day than that of the removal.
        yield* send(correct("m", { dates: { approved: "2019-10-20" } }))
        expect(yield* refusalOf(correct("m", { dates: { applied: "2019-10-06" } }))).toMatchObject({
          earlier: "application",
          later: "registration"
        })
      })
    )
  )
})

/** How it ended, without whose stay it was. */
const end = (id: string) =>
  Effect.map(ask(mobility(id)), ({ facts, stage }) => {
    const { mobility: _1, participant: _2, ...event } = { mobility: "", participant: "", ...facts.at(-1)?.event }
    return { stage, event }
  })

describe("how a stay ended", () => {
  it.effect("is put right though the row shows the actual dates, with its day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...actual)
        const returnedEarly = { forceMajeure: true, reason: "covid" } as const
        const answer = yield* send(correct("m", { returnedEarly, dates: { ended: "2019-11-15" } }))
        const [, , , end] = (yield* ask(mobility("m"))).facts
        expect(answer).toMatchObject([
          { corrects: [end?.id], before: { stage: "completed" }, after: { stage: "returned-early" } }
        ])
        expect(end?.event).toMatchObject({
          type: "mobility.returned-early",
          occurredOn: "2019-11-15",
          ...returnedEarly
        })
        const { project } = yield* ask(quotaUsage("p"))
        expect(project).toMatchObject({ held: 1, count: { completed: 0, returnedEarly: 1 } })
        expect(yield* waiting).toEqual(["2019-11-21"])
      })
    )
  )

  it.effect("as what would have been entered had it been known", () =>
    play(
      Effect.gen(function* () {
        const why = { forceMajeure: true, reason: "covid" }
        yield* send(...opened(), ...approved("m"), depart("m"), returnEarly("m"))
        yield* send(correct("m", { returnedEarly: why }))
        yield* send(...approved("k"), depart("k"), returnEarly("k", why))
        yield* send(...approved("n"), depart("n"), returnEarly("n"), correct("n", { returnedEarly: null }))
        yield* send(...approved("c"), depart("c"), complete("c", { on: "2019-11-10" }))
        expect(yield* end("m")).toEqual(yield* end("k"))
        expect(yield* end("n")).toEqual(yield* end("c"))
      })
    )
  )

  it.effect("of a stay that paused is put right but for its having been completed", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), depart("m"), interrupt("m"), returnEarly("m"))
        expect(yield* refusalOf(correct("m", { returnedEarly: null }))).toMatchObject({ code: "StillInterrupted" })
        yield* send(correct("m", { returnedEarly: { forceMajeure: true, reason: "covid" } }))
      })
    )
  )
})

describe("what a mobility never had", () => {
  it.effect("is taken away again: activity, host and group", () =>
    play(
      Effect.gen(function* () {
        const extras = { activity: "course", host: "h9", group: "g9" }
        yield* send(...opened(), apply("k"), apply("m", extras), changeGoals("m", ["2.1"], "2019-10-02"))
        yield* send(correct("m", { host: null }))
        expect(yield* ask(mobility("m"))).toMatchObject({ activity: "course", host: undefined, group: "g9" })
        yield* send(correct("m", { activity: null, group: null }))
        const [fact] = (yield* ask(mobility("m"))).facts
        const [plain] = (yield* ask(mobility("k"))).facts
        expect(Object.keys(fact?.event ?? {}).toSorted()).toEqual(Object.keys(plain?.event ?? {}).toSorted())
      })
    )
  )
})
