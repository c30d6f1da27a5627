/**
 * Of several commands that are refused it is told which may only follow from an earlier one, so that who reads them begins with the others.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import type { Refusal } from "../../src/refusal/Refusal.ts"
import { allocate, apply, approve, approved, complete, correctMember, depart, grant } from "../support/Commands.ts"
import { join, move, opened, openProject, retractLeave, setGoals, submitReport } from "../support/Commands.ts"
import { play, send, stored } from "../support/Playing.ts"

interface Refusals {
  readonly refusals: ReadonlyArray<{ readonly row: number; readonly after?: number; readonly refusal: Refusal }>
}

const inShort = ({ refusals }: Refusals) =>
  refusals.map(({ after, refusal, row }) => `${row} ${refusal.code}${after === undefined ? "" : ` after ${after}`}`)

/** What is said of commands that are sent together. */
const saidOf = Effect.fnUntraced(function* (...commands: ReadonlyArray<CommandInput>) {
  const failed = yield* Effect.flip((yield* Consortium).executeAll(commands))
  return failed._tag === "Refused" ? failed : yield* failed
})

describe("of commands that are refused together", () => {
  it.effect("those about a mobility of which one was refused before follow the first, and others follow none", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("n"))
        const { head } = yield* stored
        const refused = yield* saidOf(
          approve("m"),
          depart("m"),
          complete("n"),
          depart("n"),
          complete("m"),
          approve("n"),
          approve("k")
        )
        expect(inShort(refused)).toEqual([
          "0 UnknownMobility",
          "1 UnknownMobility after 0",
          "2 StepNotAllowed",
          "4 UnknownMobility after 0",
          "5 StepNotAllowed after 2",
          "6 UnknownMobility"
        ])
        expect(refused.message.match(/There is no mobility/gu)).toHaveLength(2)
        expect((yield* stored).head).toBe(head)
      })
    )
  )

  it.effect(
    "a project that is not opened is the first of all that is entered into it, and of what follows from that",
    () =>
      play(
        Effect.gen(function* () {
          const refused = yield* saidOf(
            openProject({ end: "2019-01-01" }),
            join("north"),
            apply("m"),
            approve("m"),
            approve("k")
          )
          const codes = inShort(refused)
          expect(codes.map((each) => each.replace(/ \w+/u, ""))).toEqual([
            "0",
            "1 after 0",
            "2 after 0",
            "3 after 0",
            "4"
          ])
        })
      )
  )

  it.effect("what is refused of a project that is there is the first of nothing but what needs it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), openProject({ project: "q" }))
        const orphan = { code: "1", titles: {}, parent: "0" }
        const refused = yield* saidOf(
          setGoals({ goals: [orphan] }),
          allocate("west", 1),
          retractLeave("south"),
          submitReport("final", "2030-01-01"),
          apply("m", { member: "west" })
        )
        expect(refused.refusals.map(({ after, row }) => [row, after])).toEqual(
          [0, 1, 2, 3, 4].map((row) => [row, undefined])
        )
        expect(refused.message).toContain("has not left project p")
      })
    )
  )

  it.effect("a member that is not taken in is the first of all that names it in that project", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), openProject({ project: "q" }))
        const refused = yield* saidOf(
          join("west", "p", { on: "2030-01-01" }),
          correctMember("nowhere", { name: "Nowhere" }),
          retractLeave("south"),
          apply("m", { member: "west" }),
          approve("m"),
          allocate("west", 1),
          allocate("nowhere", 1),
          move("north", "nowhere", 1),
          correctMember("south", { name: "SOUTH" }),
          allocate("west", 1, undefined, "q"),
          move("west", "north", 1)
        )
        expect(refused.refusals.map(({ after, row }) => [row, after])).toEqual([
          [0, undefined],
          [1, undefined],
          [2, undefined],
          [3, 0],
          [4, 0],
          [5, 0],
          [6, 1],
          [7, 1],
          [8, 2],
          [9, undefined],
          [10, 0]
        ])
      })
    )
  )

  it.effect("what was carried out is the first of nothing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5))
        const refused = yield* saidOf(apply("m"), complete("m"), approve("m"), complete("m"))
        expect(inShort(refused)).toEqual(["1 StepNotAllowed", "3 StepNotAllowed after 1"])
      })
    )
  )
})

it.effect("row by row it is told as well, also of what is foretold", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened())
      const consortium = yield* Consortium
      const rows = [complete("m"), apply("n"), depart("m"), approve("n")]
      const foretold = yield* consortium.preview(rows, {}, "row-by-row")
      const expected = [["0 UnknownMobility"], [], ["2 UnknownMobility after 0"], []]
      expect(foretold.rows.map((row) => (Result.isSuccess(row) ? [] : inShort({ refusals: row.failure })))).toEqual(
        expected
      )
      const [all] = (yield* consortium.preview(rows)).rows
      expect(all !== undefined && Result.isFailure(all) && inShort({ refusals: all.failure })).toEqual(expected.flat())
      const answers = yield* consortium.executeEach(rows)
      expect(answers.map((answer) => (answer._tag === "Done" ? [] : inShort(answer)))).toEqual(expected)
    })
  )
)

it.effect("a row whose id was used for something else is the first of nothing, and follows nothing", () =>
  play(
    Effect.gen(function* () {
      const consortium = yield* Consortium
      yield* send(...opened())
      yield* consortium.executeEach([apply("n"), apply("k")], { commandId: "list" })
      const answers = yield* consortium.executeEach([approve("m"), depart("m"), complete("m")], { commandId: "list" })
      expect(answers.map((answer) => (answer._tag === "Done" ? [] : inShort(answer)))).toEqual([
        ["0 CommandIdReused"],
        ["1 CommandIdReused"],
        ["2 UnknownMobility"]
      ])
    })
  )
)
