/**
 * Rows of mobilities: what stands in their columns, and that a mobility comes back from what is kept as it was.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { mobility as question } from "../../src/consortium/Question.ts"
import { fold, type Recorded } from "../../src/eventsourcing/Projection.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import { fromFacts } from "../../src/mobility/MobilityState.ts"
import { mobilityRows } from "../../src/mobility/MobilityRows.ts"
import { stateText } from "../../src/readmodel/ReadModel.ts"
import { select } from "../../src/readmodel/Rows.ts"
import {
  apply,
  approve,
  approved,
  complete,
  completed,
  correct,
  declareIneligible,
  depart,
  enterInError,
  opened,
  prevent,
  register,
  removeRegistration,
  retract,
  sign,
  submitReport,
  updateRegistration
} from "../support/Commands.ts"
import { ask, play, recorded, send } from "../support/Playing.ts"
import { columnsOf, keysOf, reading } from "../support/Reading.ts"

const ordinary = {
  project: "p",
  member: "north",
  category: "learner",
  participant: "participant of m",
  activity: null,
  host: null,
  group: null,
  stage: "applied",
  registration: "none",
  plannedStart: "2019-11-01",
  plannedEnd: "2019-11-20",
  stayStart: "2019-11-01",
  stayEnd: "2019-11-20",
  closed: 0
}

/** Planned from this day on. */
const on = (start: string) => ({ planned: { start, end: null } })

const row = (key: string) => Effect.map(reading(columnsOf(mobilityRows)), (rows) => rows[key])

describe("the row of a mobility", () => {
  it.effect("says whose it is, where it stands, and when it takes place", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m", { activity: "job-shadowing", host: "h", group: "g" }))
        const asked = { ...ordinary, activity: "job-shadowing", host: "h", group: "g" }
        expect(yield* row("m")).toEqual(asked)
        yield* send(approve("m"), depart("m", { on: "2019-11-02" }))
        const away = { ...asked, stage: "departed", stayStart: "2019-11-02" }
        expect(yield* row("m")).toEqual(away)
        yield* send(complete("m", { on: "2019-11-18" }), register("m", { dates: "planned" }))
        const home = { ...away, stage: "completed", stayEnd: "2019-11-18", registration: "complete" }
        expect(yield* row("m")).toEqual(home)
        yield* send(removeRegistration("m"))
        expect(yield* row("m")).toEqual({ ...home, registration: "none" })
        yield* send(register("m", { on: "2020-01-13", status: "draft" }))
        expect(yield* row("m")).toEqual({ ...home, registration: "draft" })
        yield* send(updateRegistration("m", { on: "2020-01-14" }), submitReport("final", "2020-01-15"))
        yield* send(declareIneligible("m", "2020-01-16"))
        expect(yield* row("m")).toEqual({ ...home, registration: "ineligible", closed: 1 })
      }).pipe(Effect.scoped)
    )
  )

  it.effect("says null of what is not known, and knows when one that was prevented is closed", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m", { planned: { start: null, end: null } }))
        const nothing = { plannedStart: null, plannedEnd: null, stayStart: null, stayEnd: null }
        expect(yield* row("m")).toEqual({ ...ordinary, ...nothing })
        yield* send(...approved("n"), prevent("n"), register("n"))
        const prevented = { ...ordinary, participant: "participant of n", stayEnd: "2019-11-01" }
        expect(yield* row("n")).toEqual({ ...prevented, stage: "prevented", registration: "complete", closed: 1 })
      }).pipe(Effect.scoped)
    )
  )

  it.effect("shows what holds after corrections, a step that was taken back, and a move to another project", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), ...approved("m"), depart("m", { on: "2019-11-03" }))
        yield* send(
          retract("m"),
          correct("m", { project: "q", member: "south", planned: { start: "2019-11-04", end: null } })
        )
        const planned = { plannedStart: "2019-11-04", stayStart: "2019-11-04", plannedEnd: null, stayEnd: null }
        expect(yield* row("m")).toEqual({ ...ordinary, ...planned, project: "q", member: "south", stage: "approved" })
        expect(yield* reading(keysOf(mobilityRows, { where: { project: "p" } }))).toEqual([])
        expect(yield* reading(keysOf(mobilityRows, { where: { project: "q", member: "south" } }))).toEqual(["m"])
      }).pipe(Effect.scoped)
    )
  )

  it.effect("stays where it was entered in error, and is nobody's", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), enterInError("m"))
        const nobodys = Object.fromEntries(Object.keys(ordinary).map((name) => [name, null]))
        const gone = { ...nobodys, stage: "entered-in-error", registration: "none", closed: 0 }
        expect(yield* row("m")).toEqual(gone)
        const { rows } = yield* reading(select(mobilityRows, { where: { stage: "entered-in-error" } }))
        expect(rows).toEqual([{ key: "m", state: yield* ask(question("m")) }])
      }).pipe(Effect.scoped)
    )
  )

  it.effect("is found: those of a member that are approved and not registered, by planned start, page by page", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          ...["a", "b", "c", "d"].flatMap((id, i) => approved(id, on(`2019-12-0${9 - i}`))),
          ...approved("registered", on("2019-12-01")),
          register("registered", { dates: "planned" }),
          ...approved("other", { ...on("2019-12-01"), member: "south" }),
          apply("undecided", on("2019-12-01"))
        )
        const wanted = {
          where: { member: "north", stage: "approved", registration: "none" },
          orderBy: [{ column: "plannedStart" }],
          limit: 2
        } as const
        expect(yield* reading(keysOf(mobilityRows, wanted))).toEqual(["d", "c"])
        const second = yield* reading(select(mobilityRows, { ...wanted, offset: 2 }))
        expect(second).toMatchObject({ rows: [{ key: "b" }, { key: "a" }], count: 4 })
        expect(second.rows[0]?.state).toEqual(yield* ask(question("b")))
      }).pipe(Effect.scoped)
    )
  )
})

const stateOf = (events: ReadonlyArray<Recorded<ConsortiumEvent>>) => fold(mobilityRows.projection, "m", events)

describe("a mobility as it is kept", () => {
  const text = stateText(mobilityRows.projection)
  const [read, write] = [Schema.decodeUnknownResult(text), Schema.encodeSync(text)]

  const story = [
    ...opened(),
    ...completed("m", { goals: ["1", "2.1"] }),
    sign("m", { on: "2019-12-01" }),
    register("m"),
    correct("m", { member: "south", goals: ["2.1", "1"] })
  ]

  it.effect("comes back as it was", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story)
        const state = stateOf(yield* recorded)
        expect(Result.getOrThrow(read(write(state)))).toStrictEqual(state)
        yield* send(enterInError("m"))
        const gone = stateOf(yield* recorded)
        expect(gone.stage).toBe("entered-in-error")
        expect(Result.getOrThrow(read(write(gone)))).toStrictEqual(gone)
        yield* send(apply("n"), apply("k"), enterInError("k", { duplicateOf: "n" }))
        const duplicate = fold(mobilityRows.projection, "k", yield* recorded)
        expect(duplicate.duplicateOf).toBe("n")
        expect(Result.getOrThrow(read(write(duplicate)))).toStrictEqual(duplicate)
        expect(Result.getOrThrow(read(write(stateOf([]))))).toStrictEqual(stateOf([]))
      })
    )
  )

  it.effect("says what every fact repeats once", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m", { goals: ["2.1", "1"] }), sign("m", { on: "2019-12-01" }))
        const kept = write(stateOf(yield* recorded))
        for (const once of ["participant of m", "north", "learner", '["2.1","1"]', '"p"', '"m"']) {
          expect(kept.split(once)).toHaveLength(2)
        }
      })
    )
  )

  it.effect("says it again where it changes: another goal, more of them, or in another order", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m", { goals: ["1", "2.1"] }))
        for (const goals of [["1", "2.2"], ["2.2", "1"], ["2.2"], []]) {
          yield* send({ type: "change-goals", mobility: "m", goals, on: "2019-12-05" })
        }
        const state = stateOf(yield* recorded)
        expect(state.facts.map(({ event }) => event.goals)).toEqual([
          ["1", "2.1"],
          ["1", "2.2"],
          ["2.2", "1"],
          ["2.2"],
          []
        ])
        expect(Result.getOrThrow(read(write(state)))).toStrictEqual(state)
      })
    )
  )

  it.effect.each(["mobility", "project", "member", "category", "participant"] as const)(
    "says it again where the %s changes",
    (name) =>
      play(
        Effect.gen(function* () {
          yield* send(...opened(), ...approved("m"))
          const { facts } = stateOf(yield* recorded)
          const state = fromFacts(
            facts.map(({ event, id }, i) => ({ id, event: i === 0 ? event : { ...event, [name]: "x" } }))
          )
          expect(Result.getOrThrow(read(write(state)))).toStrictEqual(state)
        })
      )
  )

  it.each([
    "[]",
    '{"facts":{}}',
    '{"facts":[7]}',
    '{"facts":[{"id":"e"}]}',
    '{"facts":[{"event":{"type":"mobility.applied"}}]}',
    '{"facts":[{"id":"e","event":{}}]}',
    '{"facts":[{"id":"e","event":{"type":"project.opened"}}]}',
    '{"facts":[{"id":"e","event":{"type":"project.opened"}},{"id":"f","event":{"type":"mobility.resumed"}}]}',
    '{"facts":[],"struck":{"facts":[]}}',
    '{"facts":[],"struck":{"by":"e","facts":[7]}}'
  ])("is not read from %s", (damaged) => {
    expect(Result.isFailure(read(damaged))).toBe(true)
  })
})
