/**
 * What waits can be done: in each phase of a project every item of its list is ended by a command that is carried out, and what every
 * command refuses is not listed.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { reportBlockers, toDo } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import type { ToDoItem, ToDoKind } from "../../src/todo/ToDoItem.ts"
import {
  apply,
  approved,
  cancel,
  check,
  close,
  complete,
  declareIneligible,
  depart,
  euro,
  interrupt,
  noShow,
  noteReport,
  opened,
  pay,
  recover,
  register,
  reject,
  remind,
  resume,
  returnReport,
  sign,
  submitReport,
  updateRegistration,
  waitlist,
  withdraw
} from "../support/Commands.ts"
import { ask, dayIs, play, send } from "../support/Playing.ts"
import { gate, planned } from "../support/Waiting.ts"

const draft = { ...planned, on: "2019-10-15", status: "draft" } as const
const row = { ...planned, on: "2019-10-15" } as const

/** Something of every kind, each about a mobility of its own. */
const everything: ReadonlyArray<CommandInput> = [
  ...opened("p", { end: "2020-06-10", settings: { ...gate, registerFrom: "applied" } }),
  apply("applied"),
  apply("listed"),
  waitlist("listed"),
  ...["approved", "departed", "paused", "home", "asked", "lost", "paid", "judged", "draft", "stale"].flatMap((id) => [
    ...approved(id),
    sign(id, { party: "host" })
  ]),
  ...approved("unsigned"),
  ...["departed", "paused", "home", "asked", "lost", "paid", "judged"].map((id) => depart(id)),
  register("departed", row),
  interrupt("paused"),
  ...["home", "asked", "lost", "paid", "judged"].map((id) => complete(id)),
  ...["asked", "lost", "judged"].map((id) => register(id)),
  noteReport("asked"),
  noteReport("lost", { status: "undelivered" }),
  pay("paid"),
  pay("judged"),
  register("draft", draft),
  register("stale", row),
  depart("stale", { on: "2019-11-03" }),
  complete("stale"),
  ...approved("off"),
  register("off", row),
  cancel("off"),
  ...approved("no show"),
  pay("no show"),
  noShow("no show")
]

/** What ends what waits, done on that day or known to have happened earlier. */
const ends = ({ heading = "travel", kind, mobility }: ToDoItem, on: string): CommandInput => {
  const m = mobility ?? "none"
  const all: Readonly<Record<ToDoKind, CommandInput>> = {
    "decide-application": reject(m, on),
    "give-place": withdraw(m, on),
    "sign-document": sign(m, { party: "host", on }),
    "confirm-departure": cancel(m, on),
    "resume-stay": resume(m),
    "extend-in-time": { type: "extend", mobility: m, plannedEnd: on, on },
    "confirm-return": complete(m),
    register: register(m, { on }),
    "complete-registration": updateRegistration(m, { ...planned, on }),
    "update-registration": updateRegistration(m, { on }),
    "remove-registration": { type: "remove-registration", mobility: m, on, reason: "wrong-project" },
    "expect-report-request": noteReport(m, { on }),
    "hand-in-report": noteReport(m, { on, status: "submitted" }),
    "reach-participant": noteReport(m, { on, status: "reminded" }),
    "pay-final": pay(m, "the balance", { kind: "final", heading, on }),
    "recover-grant": recover(m, "all of it", { amount: euro(50_000), on }),
    "use-places": apply("one more"),
    "answer-returned-report": submitReport("final", on),
    "submit-final-report": submitReport("final", on)
  }
  return kind === "register" && m === "unsigned" ? register(m, { ...planned, on }) : all[kind]
}

const reported = submitReport("final", "2020-06-20")
const back = returnReport("final", "2020-07-01")
const again = submitReport("final", "2020-07-05")
const judged = declareIneligible("judged", "2020-07-10")
const checked = check("C", "2020-07-15")

const ofRows: ReadonlyArray<ToDoKind> = [
  "register",
  "complete-registration",
  "update-registration",
  "remove-registration"
]

const phases: ReadonlyArray<
  readonly [name: string, steps: ReadonlyArray<CommandInput>, on: string, rows: boolean, blocks: boolean, rest: boolean]
> = [
  ["while the project goes on", [], "2020-06-12", true, true, true],
  ["on the day of its final report", [reported], "2020-06-20", true, false, true],
  ["from the next day on", [reported], "2020-06-21", false, false, true],
  ["when the report came back", [reported, back], "2020-07-01", true, true, true],
  ["once it is checked", [reported, back, again, judged, checked], "2020-07-20", false, false, true],
  [
    "on the day of the closing",
    [reported, back, again, judged, checked, close("2020-07-20")],
    "2020-07-20",
    false,
    false,
    true
  ],
  [
    "from the next day on, for ever",
    [reported, back, again, judged, checked, close("2020-07-20")],
    "2020-07-21",
    false,
    false,
    false
  ]
]

describe("what waits can be done", () => {
  it.effect.each(phases)("%s", ([, steps, on, rows, blocks, rest]) =>
    play(
      Effect.gen(function* () {
        yield* send(...everything)
        yield* dayIs(on)
        yield* send(...steps)
        const { preview } = yield* Consortium
        const items = yield* ask(toDo("p", { on: CalendarDate.make(on) }))
        for (const item of items) {
          const { kind, mobility } = item
          const done = yield* Effect.result(preview([ends(item, on)]))
          expect([kind, mobility, done._tag]).toEqual([kind, mobility, "Success"])
        }
        const kinds: ReadonlySet<ToDoKind> = new Set(items.map(({ kind }) => kind))
        for (const kind of ofRows) expect([kind, kinds.has(kind)]).toEqual([kind, rows])
        for (const kind of ["pay-final", "hand-in-report", "confirm-return", "sign-document", "give-place"] as const) {
          expect([kind, kinds.has(kind)]).toEqual([kind, rest])
        }
        expect(kinds).toContain("recover-grant")
        const blockers = yield* ask(reportBlockers("p", { on: CalendarDate.make(on) }))
        expect(blockers.length > 0).toBe(blocks)
      })
    )
  )

  it.effect("after the closing money is recovered, and reminded of", () =>
    play(
      Effect.gen(function* () {
        yield* send(...everything)
        yield* dayIs("2020-07-21")
        yield* send(reported, judged, checked, close("2020-07-20"))
        const items = yield* ask(toDo("p", { on: CalendarDate.make("2020-07-21") }))
        expect(items.map(({ kind, mobility, since }) => [kind, mobility, since])).toEqual([
          ["recover-grant", "no show", "2019-11-01"],
          ["recover-grant", "judged", "2020-07-10"]
        ])
        yield* send(remind("judged", { of: "recover-grant", since: "2020-07-10" }))
      })
    )
  )
})
