/**
 * Rows of participants: how many stays, and from the first day to the last.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { participantRows } from "../../src/mobility/ParticipantRows.ts"
import { select } from "../../src/readmodel/Rows.ts"
import { apply, approved, cancel, correct, opened } from "../support/Commands.ts"
import { play, send } from "../support/Playing.ts"
import { columnsOf, keysOf, reading } from "../support/Reading.ts"

const of = (participant: string, start: string | null, end: string | null) => ({
  participant,
  planned: { start, end }
})

it.effect("a participant has the stays of all projects, those that are not approved left out", () =>
  play(
    Effect.gen(function* () {
      yield* send(
        ...opened(),
        ...opened("q"),
        ...approved("late", of("anna", "2020-03-01", "2020-03-20")),
        ...approved("early", { ...of("anna", "2019-11-01", "2019-11-20"), project: "q" }),
        apply("open", of("anna", "2019-09-02", "2020-05-20")),
        ...approved("endless", of("bo", "2020-02-01", null)),
        ...approved("dayless", of("cleo", null, null))
      )
      expect(yield* reading(columnsOf(participantRows))).toEqual({
        anna: { participant: "anna", stays: 2, firstDay: "2019-11-01", lastDay: "2020-03-20" },
        bo: { participant: "bo", stays: 1, firstDay: "2020-02-01", lastDay: "2020-02-01" },
        cleo: { participant: "cleo", stays: 1, firstDay: null, lastDay: null }
      })
      const { rows } = yield* reading(select(participantRows, { where: { participant: "anna" } }))
      expect(rows).toEqual([
        {
          key: "anna",
          state: {
            late: { start: "2020-03-01", end: "2020-03-20" },
            early: { start: "2019-11-01", end: "2019-11-20" }
          }
        }
      ])
      expect(yield* reading(keysOf(participantRows, { where: { stays: { atLeast: 2 } } }))).toEqual(["anna"])
    }).pipe(Effect.scoped)
  )
)

it.effect("a stay that is called off is gone, and one that is another's changes both rows", () =>
  play(
    Effect.gen(function* () {
      yield* send(
        ...opened(),
        ...approved("m", of("anna", "2019-11-01", "2019-11-20")),
        ...approved("n", of("bo", null, null))
      )
      yield* send(correct("m", { participant: "bo" }), cancel("n"))
      expect(yield* reading(columnsOf(participantRows))).toEqual({
        anna: { participant: "anna", stays: 0, firstDay: null, lastDay: null },
        bo: { participant: "bo", stays: 1, firstDay: "2019-11-01", lastDay: "2019-11-20" }
      })
    }).pipe(Effect.scoped)
  )
)
