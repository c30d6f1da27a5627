/**
 * What waits for whom: every kind of it appears, on the right day, and goes once it is done.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Stream } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import { reportBlockers, toDo } from "../../src/consortium/Question.ts"
import { MemberId, MobilityId, ParticipantId } from "../../src/Ids.ts"
import { mobility } from "../../src/mobility/Mobility.ts"
import { project } from "../../src/project/Project.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { mobilityToDo } from "../../src/todo/MobilityToDo.ts"
import type { ToDoOptions } from "../../src/todo/ToDo.ts"
import { type ToDoKind, toDoKinds } from "../../src/todo/ToDoItem.ts"
import { termsIn } from "../../src/todo/ToDoTerms.ts"
import {
  apply,
  approve,
  approved,
  changeMode,
  check,
  close,
  complete,
  completed,
  correct,
  depart,
  enterInError,
  euro,
  grant,
  noteReport,
  opened,
  pay,
  prevent,
  recover,
  recordPast,
  register,
  reject,
  returnEarly,
  sign,
  withdrawPayment,
  decideGrant,
  declareEligible,
  declareIneligible,
  returnReport,
  submitReport
} from "../support/Commands.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"
import { home, planned, waitingCases } from "../support/Waiting.ts"

const at = (on: string, more: Omit<ToDoOptions, "on"> = {}): ToDoOptions => ({ on: CalendarDate.make(on), ...more })

const kinds = (on: string, more: Omit<ToDoOptions, "on"> = {}) =>
  Effect.map(ask(toDo("p", at(on, more))), (items) => items.map(({ kind }) => kind))

describe("what waits:", () => {
  it("is tried in every kind", () => {
    expect(waitingCases.map(({ kind }) => kind)).toEqual([...toDoKinds])
  })

  for (const { done, given, item, kind, notYet, on } of waitingCases) {
    it.effect(`${kind}, until it is done`, () =>
      play(
        Effect.gen(function* () {
          yield* send(...opened(), ...given)
          const items = yield* ask(toDo("p", at(on)))
          expect(items.find((each) => each.kind === kind)).toMatchObject(item)
          if (notYet !== undefined) expect(yield* kinds(notYet)).not.toContain(kind)
          yield* send(...done)
          expect(yield* kinds(on)).not.toContain(kind)
        })
      )
    )
  }
})

const due = (kind: ToDoKind, on: string) =>
  Effect.map(ask(toDo("p", at(on))), (items) => items.find((item) => item.kind === kind)?.due)

describe("deadlines", () => {
  it.effect("are the project's own, or none", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...home, noteReport("m", { on: "2019-12-20", status: "reminded" }))
        expect(yield* due("hand-in-report", "2020-01-10")).toBeUndefined()
        expect(yield* due("submit-final-report", "2021-09-01")).toBe("2021-10-30")
        const deadlines = { finalReport: null, participantReport: 30 }
        yield* send({ type: "change-settings", project: "p", settings: { deadlines } })
        // From the request on, not from the reminder.
        expect(yield* due("hand-in-report", "2020-01-10")).toBe("2020-01-01")
        expect(yield* due("submit-final-report", "2021-09-01")).toBeUndefined()
        yield* send(noteReport("m", { on: "2019-12-21", status: "undelivered" }))
        expect(yield* due("reach-participant", "2020-01-10")).toBe("2020-01-01")
      })
    )
  )

  it.effect("of a report run from the day of the request that was put right", () =>
    play(
      Effect.gen(function* () {
        const deadlines = { finalReport: null, participantReport: 30 }
        yield* send(...opened(), ...home, { type: "change-settings", project: "p", settings: { deadlines } })
        yield* send(noteReport("m", { on: "2019-12-10", status: "requested" }))
        expect(yield* due("hand-in-report", "2020-02-10")).toBe("2020-01-09")
        yield* send(noteReport("m", { on: "2019-12-20", status: "requested" }))
        expect(yield* due("hand-in-report", "2020-02-10")).toBe("2020-01-19")
        yield* send(noteReport("m", { on: "2020-01-02", status: "reminded" }))
        yield* send(noteReport("m", { on: "2020-01-03", status: "requested" }))
        expect(yield* due("hand-in-report", "2020-02-10")).toBe("2020-01-19")
      })
    )
  )

  it.effect("move with the project's end", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), { type: "grant-extension", project: "p", on: "2020-06-01", end: "2022-05-31" })
        expect(yield* due("submit-final-report", "2021-09-01")).toBeUndefined()
        expect(yield* due("submit-final-report", "2022-06-01")).toBe("2022-07-30")
      })
    )
  )
})

describe("a project that ends with the calendar", () => {
  it.effect("has a list like any other, and deadlines on its last day", () =>
    play(
      Effect.gen(function* () {
        const settings = { deadlines: { finalReport: 60, participantReport: 30 } }
        yield* send(...opened("p", { end: "9999-12-31", settings }), grant(2))
        expect(yield* kinds("2020-06-15")).toEqual([])
        expect(yield* kinds("9999-12-31")).toEqual(["use-places"])
        yield* send(...opened("q", { end: "9999-12-01", settings }))
        const [item] = yield* ask(toDo("q", at("9999-12-31")))
        expect(item).toMatchObject({ kind: "submit-final-report", since: "9999-12-02", due: "9999-12-31" })
      })
    )
  )
})

describe("reports", () => {
  it.effect("of a project that is only applied for are not waited for, and an interim report that came back is", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { phase: "applied" }))
        expect(yield* kinds("2021-09-01")).toEqual([])
        yield* send(
          decideGrant("granted"),
          submitReport("interim", "2020-03-01"),
          returnReport("interim", "2020-04-01")
        )
        expect(yield* kinds("2020-03-31")).toEqual([])
        expect(yield* kinds("2020-04-01")).toEqual(["answer-returned-report"])
        expect(yield* kinds("2021-09-01")).toEqual(["answer-returned-report", "submit-final-report"])
        yield* send(submitReport("interim", "2020-05-01"))
        expect(yield* kinds("2021-09-01")).toEqual(["submit-final-report"])
        // It was submitted once: what waits is an answer.
        yield* send(submitReport("final", "2020-05-02"), returnReport("final", "2020-05-03"))
        expect(yield* kinds("2021-09-01")).toEqual(["answer-returned-report"])
      })
    )
  )

  it.effect("are blocked by what is left to do that belongs into them, which keeps nobody from submitting", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...home, ...approved("k"))
        const blockers = ask(reportBlockers("p", at("2020-06-15")))
        expect((yield* blockers).map(({ kind, mobility }) => [kind, mobility])).toEqual([["hand-in-report", "m"]])
        expect(yield* kinds("2020-06-15")).toEqual(["register", "confirm-departure", "hand-in-report"])
        yield* send(submitReport("final", "2020-06-14"))
        expect(yield* blockers).toEqual([])
      })
    )
  )
})

describe("places that nobody holds", () => {
  const late = "2021-06-01"

  it.effect("are not waited for where no place can be used: not granted, refused, reported on, closed", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { phase: "applied" }), grant(2))
        expect(yield* kinds(late)).toEqual([])
        yield* send(decideGrant("granted"))
        expect(yield* kinds(late)).toEqual(["use-places"])
        yield* send(submitReport("interim", "2020-01-10"))
        expect(yield* kinds(late)).toEqual(["use-places"])
        yield* send(submitReport("final", "2020-02-01"))
        expect(yield* kinds(late)).toEqual([])
        yield* send(returnReport("final", "2020-03-01"))
        expect(yield* kinds(late)).toEqual(["answer-returned-report", "use-places"])
        yield* send(submitReport("final", "2020-03-10"), check("C", "2020-04-01"))
        expect(yield* kinds(late)).toEqual([])
        yield* send(close("2020-05-01"))
        expect(yield* kinds(late)).toEqual([])
      })
    )
  )

  it.effect("are not waited for in a project that was turned down", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { phase: "applied" }), grant(2), decideGrant("rejected"))
        expect(yield* kinds(late)).toEqual([])
      })
    )
  )
})

const back = (payment: string, cents: number, heading: "travel" | "individual-support", on = "2020-03-01") =>
  recover("m", payment, { heading, amount: euro(cents), on })

describe("the grant of an ineligible mobility", () => {
  const ineligible = [
    ...opened(),
    ...approved("m"),
    pay("m"),
    pay("m", "voucher 2", { heading: "travel", amount: euro(27_500) }),
    depart("m"),
    complete("m"),
    register("m"),
    noteReport("m", { status: "submitted" }),
    submitReport("final", "2020-01-31"),
    declareIneligible("m", "2020-02-15")
  ]

  it.effect("is recovered under all headings, and no balance is paid meanwhile", () =>
    play(
      Effect.gen(function* () {
        yield* send(...ineligible)
        expect(yield* kinds("2020-03-01")).toEqual(["recover-grant"])
        yield* send(back("3", 50_000, "individual-support"), back("4", 27_499, "travel"))
        expect(yield* kinds("2020-03-01")).toEqual(["recover-grant"])
        yield* send(back("5", 1, "travel"))
        expect(yield* kinds("2020-03-01")).toEqual([])
        // Eligible after all: there is a balance to be paid.
        yield* send(declareEligible("m", "2020-03-02"))
        const balances = yield* ask(toDo("p", at("2020-03-02")))
        expect(balances.map(({ heading, kind, since }) => [kind, heading, since])).toEqual([
          ["pay-final", "individual-support", "2020-03-02"],
          ["pay-final", "travel", "2020-03-02"]
        ])
      })
    )
  )

  it.effect("is recovered after the closing, too; nothing else is paid then", () =>
    play(
      Effect.gen(function* () {
        yield* send(...ineligible, check("C", "2020-03-01"), close("2020-04-01"))
        expect(yield* refusalOf(pay("m", "6", { on: "2020-04-02" }))).toMatchObject({ code: "ProjectClosed" })
        yield* send(back("3", 50_000, "individual-support", "2020-05-01"), back("4", 27_500, "travel", "2020-05-01"))
        expect(yield* kinds("2020-06-15")).toEqual([])
      })
    )
  )

  it.effect("waits for ever where nothing is known to have been paid", () =>
    play(
      Effect.gen(function* () {
        yield* send(...ineligible, withdrawPayment("m"), withdrawPayment("m", "voucher 2"))
        expect(yield* kinds("2020-06-15")).toEqual(["recover-grant"])
      })
    )
  )
})

describe("the list", () => {
  it.effect("has the oldest first, of everybody or of some", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m"), apply("k", { member: "south", on: "2019-09-20" }), ...approved("a"))
        const all = yield* ask(toDo("p", at("2019-10-11")))
        expect(all.map(({ kind, mobility }) => [kind, mobility])).toEqual([
          ["decide-application", "k"],
          ["decide-application", "m"],
          ["register", "a"]
        ])
        expect(yield* kinds("2019-10-11", { member: MemberId.make("south") })).toEqual(["decide-application"])
        expect(yield* kinds("2019-10-11", { participant: ParticipantId.make("participant of a") })).toEqual([
          "register"
        ])
        expect(yield* kinds("2019-10-11", { member: MemberId.make("east") })).toEqual([])
      })
    )
  )

  it.effect("has what has no known day before all, and of one day first what comes first in a mobility's life", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { registerFrom: "completed" } }))
        yield* send(
          ...approved("a"),
          depart("a"),
          complete("a", { on: "2019-11-20" }),
          apply("m", { on: "2019-11-20" })
        )
        yield* send(recordPast("past", { endedOn: null }))
        expect((yield* ask(toDo("p", at("2020-06-15")))).map(({ kind, since }) => [kind, since])).toEqual([
          ["register", null],
          ["decide-application", "2019-11-20"],
          ["register", "2019-11-20"]
        ])
      })
    )
  )

  it.effect("of a member or a participant has nothing of the project as a whole", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(2))
        expect(yield* kinds("2021-03-01")).toEqual(["use-places"])
        expect(yield* kinds("2021-02-28")).toEqual([])
        expect(yield* kinds("2021-03-01", { member: MemberId.make("north") })).toEqual([])
        expect(yield* kinds("2021-03-01", { participant: ParticipantId.make("anna") })).toEqual([])
      })
    )
  )

  it.effect("of a project that nobody opened is empty, and so is that of a mobility nobody applied for", () =>
    play(
      Effect.gen(function* () {
        expect(yield* ask(toDo("q", at("2020-06-15")))).toEqual([])
        const terms = termsIn(project.initial, { on: at("2020-06-15").on, extendWithin: 14 })
        expect(mobilityToDo(MobilityId.make("m"), mobility.initial, terms)).toEqual([])
      })
    )
  )

  it.effect("asks for signatures and for an extension only when it is time: after the approval, and while away", () =>
    play(
      Effect.gen(function* () {
        const departureNeeds = [{ document: "learning-agreement", party: "host" }] as const
        yield* send(...opened("p", { settings: { departureNeeds } }), apply("m"), apply("n"), reject("n"))
        expect(yield* kinds("2019-10-05")).toEqual(["decide-application"])
        yield* send(approve("m"))
        expect(yield* kinds("2019-11-15")).toEqual(["sign-document", "register", "confirm-departure"])
        yield* send(sign("m", departureNeeds[0]), depart("m"))
        expect(yield* kinds("2019-11-15")).toEqual(["register", "extend-in-time"])
      })
    )
  )

  it.effect("is empty once a mobility is home, registered with its actual days, and its report handed in", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...home, noteReport("m", { on: "2019-12-20", status: "submitted" }))
        expect(yield* kinds("2020-06-15")).toEqual([])
      })
    )
  )

  it.effect("wants no report of one that was prevented, but its row", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), prevent("m"))
        expect(yield* kinds("2020-06-15")).toEqual(["register"])
        yield* send(register("m"))
        expect(yield* kinds("2020-06-15")).toEqual([])
      })
    )
  )

  it.effect("wants no report of one that force majeure cut short on its first day, unless it is virtual", () =>
    play(
      Effect.gen(function* () {
        const short = returnEarly("m", { on: "2019-11-01", forceMajeure: true, reason: "border-closed" })
        yield* send(...opened("p", { settings: { modes: ["virtual"] } }), ...approved("m"), depart("m"), short)
        yield* send(register("m"))
        expect(yield* kinds("2020-06-15")).toEqual([])
        yield* send({ type: "change-mode", mobility: "m", mode: "virtual" })
        expect(yield* kinds("2020-06-15")).toEqual(["expect-report-request"])
      })
    )
  )

  it.effect("expects the report of a blended one on its last day online, where that is later", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m", { on: "2019-11-21" }), changeMode("m"))
        expect(yield* kinds("2019-11-27")).not.toContain("expect-report-request")
        const items = yield* ask(toDo("p", at("2019-11-28")))
        expect(items).toMatchObject([{ kind: "expect-report-request", since: "2019-11-27" }])
        yield* send(changeMode("m", { virtual: { start: "2019-10-20", end: "2019-10-22" } }))
        expect(yield* ask(toDo("p", at("2019-11-28")))).toMatchObject([{ since: "2019-11-21" }])
      })
    )
  )

  it.effect("says what the project wants to see before the balance", () =>
    play(
      Effect.gen(function* () {
        const signatures = [{ document: "attendance-certificate", party: "host" as const }]
        yield* send(...opened("p", { settings: { finalPaymentNeeds: { signatures, report: true } } }))
        yield* send(...approved("m"), pay("m"), depart("m"), complete("m"), register("m"))
        const lacking = Effect.map(ask(toDo("p", at("2020-06-15"))), (items) =>
          items.flatMap((item) => (item.kind === "pay-final" ? [item.lacking] : []))
        )
        expect(yield* lacking).toEqual([{ signatures, report: true }])
        yield* send(noteReport("m", { status: "submitted" }))
        yield* send(sign("m", { document: "attendance-certificate", party: "host", on: "2019-11-20" }))
        expect(yield* lacking).toEqual([{ signatures: [], report: false }])
      })
    )
  )

  it.effect("wants no balance of who was paid nothing before", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), noteReport("m", { status: "submitted" }))
        expect(yield* kinds("2020-06-15")).toEqual([])
      })
    )
  )

  it.effect("leaves alone the draft of an application that nobody has decided on", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { registerFrom: "applied" } }), apply("m"))
        yield* send(register("m", { ...planned, on: "2019-10-02", status: "draft" }))
        expect(yield* kinds("2019-10-03")).toEqual(["decide-application"])
      })
    )
  )

  it.effect("wants no rows of those who take no place", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { categories: ["learner", "accompanying-person"] }))
        yield* send(apply("t", { category: "accompanying-person", goals: [] }), approve("t"))
        expect(yield* kinds("2019-10-11")).toEqual([])
      })
    )
  )

  it.effect("knows what came from another project from its beginning, and forgets what went there", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), ...approved("m"), sign("m"), correct("m", { project: "q" }))
        expect(yield* kinds("2019-11-02")).toEqual([])
        const there = yield* ask(toDo("q", at("2019-11-02")))
        expect(there.map(({ kind, since }) => [kind, since])).toEqual([
          ["register", "2019-10-10"],
          ["confirm-departure", "2019-11-01"]
        ])
        yield* send(enterInError("m"))
        expect(yield* ask(toDo("q", at("2019-11-02")))).toEqual([])
      })
    )
  )

  it.effect("tells what had happened by a day, whatever came later", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...home)
        const items = yield* ask(toDo("p", at("2019-10-05")), { asOf: CalendarDate.make("2019-10-05") })
        expect(items.map(({ kind }) => kind)).toEqual(["decide-application"])
      })
    )
  )

  it.effect("is told again after every change, also after a correction", () =>
    play(
      Effect.gen(function* () {
        const { watch } = yield* Consortium
        yield* send(...opened(), apply("m"))
        const seen: Array<ReadonlyArray<string>> = []
        const watching = yield* watch(toDo("p", at("2019-10-20"))).pipe(
          Stream.tap(({ answer }) => Effect.sync(() => seen.push(answer.map(({ kind }) => kind)))),
          Stream.take(3),
          Stream.runDrain,
          Effect.forkChild
        )
        yield* Effect.yieldNow
        while (seen.length < 1) yield* Effect.yieldNow
        yield* send(approve("m"))
        while (seen.length < 2) yield* Effect.yieldNow
        yield* send(correct("m", { member: "south" }))
        yield* Fiber.join(watching)
        expect(seen).toEqual([["decide-application"], ["register"], ["register"]])
      })
    )
  )
})
