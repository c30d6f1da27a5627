/**
 * The record of a row: what it takes from the log, from the caller and from what is kept of the person; as data it is read as it stands.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { registrations } from "../../src/consortium/Question.ts"
import { RegistrationRecord, type RecordSources } from "../../src/registration/RegistrationRecord.ts"
import { participantsOf, recordsOf } from "../../src/registration/Registrations.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { approved, depart, interrupt, opened, register, resume, returnEarly } from "../support/Commands.ts"
import { mutilated } from "../support/Mutilated.ts"
import { ask, play, send } from "../support/Playing.ts"
import { kim, oldRecord } from "./support.ts"

const sources: RecordSources = {
  callYear: 2019,
  organisations: { north: { pic: "1" }, host: { pic: "2" } },
  given: { m: { fields: { "main-language": "EN" } } }
}

describe("a record", () => {
  it.effect("says what the log knows of a mobility, and what is known of those who take part in it", () =>
    play(
      Effect.gen(function* () {
        const home = [depart("m"), interrupt("m"), resume("m"), returnEarly("m"), register("m", { tool: "t" })]
        yield* send(...opened(), ...approved("m", { category: "staff", host: "host", activity: "training" }), ...home)
        yield* send(...approved("n"))
        const all = yield* ask(registrations("p"))
        expect(participantsOf(all)).toEqual(["participant of m", "participant of n"])
        const [record, other] = recordsOf(all, new Map([["participant of m", kim]]), sources)
        const stay = { start: "2019-11-01", end: "2019-11-10" }
        expect(record).toEqual({
          mobility: "m",
          callYear: 2019,
          stage: "returned-early",
          category: "staff",
          activity: "training",
          stay,
          interruptedDays: 3,
          forceMajeure: false,
          projectNumber: null,
          submitted: false,
          row: { tool: "t", status: "complete", dates: "actual", period: stay },
          given: { "main-language": "EN" },
          sender: { pic: "1" },
          receiver: { pic: "2" },
          person: kim
        })
        expect(other).toMatchObject({
          category: "learner",
          activity: null,
          interruptedDays: 0,
          row: null,
          given: {},
          receiver: {},
          person: null
        })
        const [, kept] = recordsOf(all, new Map(), { ...sources, erased: ["participant of m"] })
        expect(kept?.person).toEqual({})
      })
    )
  )

  it("as plain data is read as it stands, and no part of it may be of another kind", () => {
    const read = Schema.decodeUnknownResult(RegistrationRecord)
    const full = oldRecord({ mode: "blended", virtualEnd: CalendarDate.make("2019-12-01") })
    const records = [full, { ...full, row: full.row && { ...full.row, status: "draft" } }]
    for (const record of records) {
      const plain: unknown = JSON.parse(JSON.stringify(record))
      expect(Result.getOrThrow(read(plain))).toEqual(record)
      expect(mutilated(plain).filter((other) => Result.isSuccess(read(other)))).toEqual([])
    }
  })
})
