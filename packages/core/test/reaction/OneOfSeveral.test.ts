/**
 * Of several things of one kind that wait about a mobility, each has its own reminders: each signature under each document, and the balance
 * under each heading.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { DocumentCode } from "../../src/Ids.ts"
import { mobilityReminders } from "../../src/reaction/MobilityReminders.ts"
import type { ReminderPlan } from "../../src/reaction/ReminderPlan.ts"
import { Matter } from "../../src/reminder/Matter.ts"
import { Issued } from "../../src/reminder/ReminderEvent.ts"
import { given, lastOf, withReminder } from "../../src/reminder/Reminders.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { approved, completed, opened, pay, remind, sign } from "../support/Commands.ts"
import { refusalOf, send } from "../support/Playing.ts"
import { comes, issued, ofMobilities, running, stage } from "./support.ts"

const needed = [
  { document: "learning-agreement", party: "host" },
  { document: "learning-agreement", party: "participant" },
  { document: "grant-agreement", party: "participant" }
] as const
const departureNeeds = needed.map(({ document, party }) => ({ document: DocumentCode.make(document), party }))
const timeZone = TimeZone.make("Europe/Stockholm")
const gate: CommandInput = {
  type: "change-settings",
  project: "p",
  on: "2019-09-01",
  settings: { departureNeeds: needed }
}
const scene = [...opened(), gate, ...approved("m")]
const plan: ReminderPlan = { of: "sign-document", after: 2, every: 3, most: 2 }

/** What was given of what, in short. */
const listed = Effect.map(issued, (all) =>
  all.map(
    ({ heading, number, occurredOn, signature, waitsFor }) =>
      `${occurredOn} ${signature === undefined ? heading : `${signature.document} by ${signature.party}`} ${waitsFor} ${number}`
  )
)

describe("signatures that are missing", () => {
  it.effect("are each reminded of by themselves, as often as the plan says, until they are there", () =>
    stage(
      "2019-10-11",
      Effect.gen(function* () {
        yield* send(...scene)
        yield* running(mobilityReminders({ version: 1, plans: [plan], timeZone, projects: { departureNeeds } }))
        yield* comes("2019-10-12")
        yield* send(sign("m", { on: "2019-10-12", ...needed[1] }))
        yield* comes("2019-10-13")
        const first = [
          "2019-10-12 learning-agreement by host host 1",
          "2019-10-12 learning-agreement by participant participant 1",
          "2019-10-12 grant-agreement by participant participant 1"
        ]
        expect(yield* listed).toEqual(first)
        yield* comes("2019-10-30")
        expect(yield* listed).toEqual([
          ...first,
          "2019-10-15 learning-agreement by host host 2",
          "2019-10-15 grant-agreement by participant participant 2"
        ])
      })
    )
  )

  it.effect("are each in turn by hand, and none is without a word of which it is", () =>
    stage(
      "2019-10-12",
      Effect.gen(function* () {
        yield* send(...scene)
        const of = { of: "sign-document" } as const
        yield* send(remind("m", { ...of, signature: needed[0] }))
        yield* send(
          remind("m", { ...of, signature: needed[2] }),
          remind("m", { ...of, signature: needed[0], number: 2 })
        )
        for (const wrong of [
          {},
          { signature: { document: "grant-agreement", party: "host" } },
          { signature: needed[0], heading: "travel" },
          { heading: "travel" }
        ] as const) {
          expect(yield* refusalOf(remind("m", { ...of, ...wrong }))).toMatchObject({ code: "NothingToRemindOf" })
        }
        expect(yield* refusalOf(remind("m", { ...of, signature: needed[0] }))).toMatchObject({ next: 3 })
      })
    )
  )
})

it.effect("the balance under each heading is reminded of by itself", () =>
  stage(
    "2019-11-21",
    Effect.gen(function* () {
      yield* send(...opened(), ...completed("m"), pay("m"), pay("m", "voucher 2", { heading: "travel" }))
      yield* running(ofMobilities({ of: "pay-final", after: 0, every: 9, most: 1 }))
      yield* comes("2019-11-22")
      expect(yield* listed).toEqual(["2019-11-21 individual-support sender 1", "2019-11-21 travel sender 1"])
    })
  )
)

it("a reminder of before it was told of which it is counts for none, and puts off each", () => {
  const day = Schema.decodeUnknownSync(CalendarDate)
  const since = day("2019-10-10")
  const event = (occurredOn: string, more: object = {}) =>
    Schema.decodeUnknownSync(Issued)({
      type: "reminder.issued",
      project: "p",
      occurredOn,
      of: "sign-document",
      waitsFor: "host",
      since,
      number: 1,
      ...more
    })
  const one = Schema.decodeUnknownSync(Matter)({ of: "sign-document", signature: needed[0] })
  const untold = withReminder({}, event("2019-10-12"))
  expect([given(untold, one, since), lastOf(untold, one)]).toEqual([0, "2019-10-12"])
  const own = withReminder(untold, event("2019-10-15", { signature: needed[0] }))
  const kind = { of: one.of }
  expect([given(own, one, since), lastOf(own, one), lastOf(own, kind)]).toEqual([1, "2019-10-15", "2019-10-12"])
  const late = withReminder(own, event("2019-10-20"))
  expect([given(late, one, since), lastOf(late, one), lastOf({}, one)]).toEqual([1, "2019-10-20", undefined])
})
