/**
 * Since when something waits: from the day on which all is there that it follows from, so that somebody can be reminded of it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { toDo } from "../../src/consortium/Question.ts"
import { matterOf } from "../../src/reminder/Matter.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import type { ToDoKind } from "../../src/todo/ToDoItem.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  complete,
  completed,
  depart,
  extend,
  noShow,
  noteReport,
  opened,
  pay,
  recover,
  recordPast,
  register,
  remind,
  removeRegistration,
  replan,
  returnEarly,
  sign,
  updateRegistration,
  withdrawPayment,
  withdrawSignature
} from "../support/Commands.ts"
import { ask, play, send, today } from "../support/Playing.ts"
import { gate, planned } from "../support/Waiting.ts"

const row = register("m", { ...planned, on: "2019-10-12" })
const stayed = [...approved("m"), row, depart("m")]
const signed = { party: "host" } as const
const final = { kind: "final", on: "2019-12-20" } as const

const afterwards = [recover("m"), pay("m", "late", { on: "2019-12-05" })]

const cases: ReadonlyArray<
  readonly [kind: ToDoKind, what: string, commands: ReadonlyArray<CommandInput>, since: string, on?: string]
> = [
  ["update-registration", "other days were planned", [...approved("m"), row, replan("m")], "2019-10-15"],
  ["update-registration", "the stay was extended", [...stayed, extend("m")], "2019-11-15"],
  ["update-registration", "somebody came home early", [...stayed, returnEarly("m")], "2019-11-10"],
  [
    "update-registration",
    "a stay is over that was registered late",
    [...completed("m"), register("m", planned)],
    "2019-12-01"
  ],
  [
    "update-registration",
    "the row was changed, and not to what is known",
    [...completed("m"), register("m", planned), updateRegistration("m", planned)],
    "2019-12-10"
  ],
  ["register", "whoever was approved has left since", [...approved("m"), depart("m")], "2019-10-10"],
  ["register", "whoever was approved is home again", completed("m"), "2019-10-10"],
  ["register", "nobody knows when a past stay was approved", [recordPast("m", { approvedOn: null })], "2019-11-01"],
  ["register", "the row was removed", [...completed("m"), register("m"), removeRegistration("m")], "2019-12-20"],
  [
    "remove-registration",
    "the row was made after what it shows was called off",
    [...approved("m"), register("m", { ...planned, on: "2019-10-25" }), cancel("m", "2019-10-20")],
    "2019-10-25"
  ],
  [
    "complete-registration",
    "an application that had a draft was approved",
    [apply("m"), register("m", { ...planned, on: "2019-10-05", status: "draft" }), approve("m")],
    "2019-10-10"
  ],
  [
    "complete-registration",
    "a complete row was made a draft again",
    [...approved("m"), row, updateRegistration("m", { ...planned, on: "2019-10-20", status: "draft" })],
    "2019-10-20"
  ],
  [
    "complete-registration",
    "a draft was changed, and is one still",
    [
      ...approved("m"),
      register("m", { ...planned, on: "2019-10-12", status: "draft" }),
      updateRegistration("m", { ...planned, on: "2019-10-20", status: "draft" })
    ],
    "2019-10-12"
  ],
  ["expect-report-request", "the row was made long after the return", [...completed("m"), register("m")], "2019-12-01"],
  [
    "expect-report-request",
    "the row was made before the return",
    [...stayed, complete("m"), updateRegistration("m")],
    "2019-11-20"
  ],
  [
    "sign-document",
    "a signature was withdrawn",
    [...approved("m"), sign("m", signed), withdrawSignature("m", signed)],
    "2019-10-19"
  ],
  [
    "sign-document",
    "another signature was withdrawn, of another document or by somebody else",
    [
      ...approved("m"),
      ...[{ party: "sender" } as const, { ...signed, document: "quality-commitment" }].flatMap((other) => [
        sign("m", other),
        withdrawSignature("m", other)
      ])
    ],
    "2019-10-10"
  ],
  [
    "complete-registration",
    "a complete row was made a draft again after a report had been asked for",
    [
      ...completed("m"),
      register("m"),
      noteReport("m", { on: "2019-12-12" }),
      updateRegistration("m", { on: "2019-12-20", status: "draft" })
    ],
    "2019-12-20"
  ],
  [
    "complete-registration",
    "a draft was removed and made anew",
    [
      ...approved("m"),
      register("m", { ...planned, on: "2019-10-12", status: "draft" }),
      removeRegistration("m", "2019-10-15"),
      register("m", { ...planned, on: "2019-10-20", status: "draft" })
    ],
    "2019-10-20"
  ],
  [
    "confirm-departure",
    "the approval came after the planned day",
    [apply("m"), approve("m", { on: "2019-11-10" })],
    "2019-11-10"
  ],
  [
    "extend-in-time",
    "a stay is shorter than one looks ahead",
    [...approved("m", { planned: { start: "2019-11-01", end: "2019-11-05" } }), depart("m")],
    "2019-11-01",
    "2019-11-03"
  ],
  [
    "extend-in-time",
    "the end has moved a little",
    [...stayed, extend("m", { plannedEnd: "2019-11-25" })],
    "2019-11-15",
    "2019-11-20"
  ],
  [
    "pay-final",
    "money was paid when the stay was over",
    [...completed("m"), pay("m", "late", { on: "2019-12-05" })],
    "2019-12-05"
  ],
  [
    "pay-final",
    "the balance under one heading is paid",
    [...completed("m"), pay("m"), pay("m", "b", { heading: "travel" }), pay("m", "c", final)],
    "2019-11-20"
  ],
  [
    "pay-final",
    "what was paid first was entered by mistake, and something was recovered before that was seen",
    [...completed("m"), pay("m"), ...afterwards, withdrawPayment("m")],
    "2019-12-05"
  ],
  [
    "recover-grant",
    "what was paid first was entered by mistake, and something was recovered before that was seen",
    [...approved("m"), noShow("m"), pay("m"), ...afterwards, withdrawPayment("m")],
    "2019-12-05"
  ],
  ["recover-grant", "somebody was paid and did not come", [...approved("m"), pay("m"), noShow("m")], "2019-11-01"],
  [
    "recover-grant",
    "somebody was paid who had not come",
    [...approved("m"), noShow("m"), pay("m", "late", { on: "2019-11-05" })],
    "2019-11-05"
  ]
]

describe("since when something waits:", () => {
  it.effect.each(cases)("%s where %s", ([of, , commands, since, on = today]) =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened("p", {
            settings: {
              ...gate,
              departureNeeds: of === "sign-document" ? gate.departureNeeds : [],
              registerFrom: "applied"
            }
          }),
          ...commands
        )
        const items = yield* ask(toDo("p", { on: CalendarDate.make(on) }))
        expect(items.flatMap((item) => (item.kind === of ? [item.since] : []))).toEqual([since])
        const [item] = items.filter(({ kind }) => kind === of)
        if (on === today && item !== undefined) yield* send(remind("m", { ...matterOf(item), since }))
      })
    )
  )
})
