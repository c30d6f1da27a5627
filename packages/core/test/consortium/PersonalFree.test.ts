/**
 * Nothing about a person reaches the log: not its types, tags, data or meta; and nothing that is counted depends on it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { fourFigures, goalProgress, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import { PersonalData } from "../../src/personal/PersonalData.ts"
import * as PersonalDataMemory from "../../src/personal/PersonalDataMemory.ts"
import { refusalText } from "../../src/refusal/RefusalText.ts"
import {
  apply,
  approve,
  completed,
  correct,
  enterInError,
  grant,
  opened,
  outcome,
  recordPast,
  register,
  retract,
  withdraw
} from "../support/Commands.ts"
import { ask, play, refusalOf, send, stored } from "../support/Playing.ts"

/** People, by the reference that commands carry. */
const people = {
  "person 17": {
    name: "Åsa Öberg-Nyström",
    email: "asa.oberg@example.org",
    born: "1987-04-03",
    note: "Allergic to nuts; wants a room on the ground floor"
  },
  "person 18": { name: "Gösta Ek", email: "gosta@example.org", phone: "+46 70 000 00 00", born: "1961-12-24" }
}

const values = Object.values(people).flatMap((fields) => Object.values<string>(fields))

const cycle = [
  ...opened(),
  grant(2),
  ...completed("m", { participant: "person 17", host: "host 4", group: "group 2", activity: "training" }),
  register("m"),
  outcome("m"),
  ...completed("n", { participant: "person 18" }).slice(0, 2),
  withdraw("n"),
  retract("n"),
  correct("n", { participant: "person 17", planned: { start: "2020-01-01", end: "2020-01-20" } }),
  recordPast("past", { participant: "person 18", departedOn: "2020-02-01", endedOn: "2020-02-10" }),
  enterInError("past"),
  apply("k", { participant: "person 18" })
]

const figures = Effect.all([
  ask(quotaUsage("p")),
  ask(goalProgress("p")),
  ask(fourFigures("p")),
  ask(timeline("m")),
  Effect.map(refusalOf(approve("k")), (refusal) => refusalText(refusal, "sv"))
])

describe("what is kept about a person", () => {
  it.effect("is in no stored event, whatever happened", () =>
    play(
      Effect.gen(function* () {
        const personal = yield* PersonalData
        for (const [subject, fields] of Object.entries(people)) yield* personal.put(subject, fields)
        yield* send(...cycle)
        const { events } = yield* stored
        expect(new Set(events.map(({ event }) => event.type)).size).toBeGreaterThan(12)
        for (const { event } of events) {
          const text = JSON.stringify(event) + event.data + event.meta
          expect(values.filter((value) => text.includes(value))).toEqual([])
        }
        // The references are there: this test would find a name that took the place of one.
        const tagged = events.filter(({ event }) => event.tags.includes("participant:person 17"))
        expect(tagged.length).toBeGreaterThan(6)
      }).pipe(Effect.provide(PersonalDataMemory.layer))
    )
  )

  it.effect("changes no figure and no message when it is erased", () =>
    play(
      Effect.gen(function* () {
        const personal = yield* PersonalData
        for (const [subject, fields] of Object.entries(people)) yield* personal.put(subject, fields)
        yield* send(...cycle)
        const before = yield* figures
        for (const subject of yield* personal.subjects()) yield* personal.erase(subject)
        expect(yield* personal.subjects()).toEqual([])
        expect(yield* figures).toEqual(before)
      }).pipe(Effect.provide(PersonalDataMemory.layer))
    )
  )
})
