/**
 * Money that participants are paid: facts of a mobility, in the project's currency, never less than nothing under any heading.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { awards, mobility, payments, timeline } from "../../src/consortium/Question.ts"
import { budget, budgetBy } from "../../src/grants/Budget.ts"
import { Currency } from "../../src/grants/Money.ts"
import { MemberId, ParticipantId } from "../../src/Ids.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approved,
  award,
  cancel,
  completed,
  correct,
  depart,
  enterInError,
  euro,
  noteReport,
  opened,
  pay,
  prevent,
  recordPast,
  recover,
  register,
  retract,
  returnEarly,
  sign,
  withdraw,
  withdrawPayment
} from "../support/Commands.ts"
import { ask, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const krona = (cents: number) => ({ cents, currency: "SEK" })
const final = { kind: "final", on: "2019-12-20" } as const
const travel = { heading: "travel" } as const

describe("payments", () => {
  it.effect("are kept in their order, and stay what they are when the mobility's details are put right", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          ...completed("m"),
          pay("m"),
          recover("m"),
          pay("m", "voucher 3", { ...final, ...travel })
        )
        yield* send(correct("m", { category: "staff", dates: { departed: "2019-11-02" } }))
        const { money } = yield* ask(mobility("m"))
        expect(money).toEqual([
          {
            payment: "voucher 1",
            what: "paid",
            kind: "advance",
            heading: "individual-support",
            amount: euro(50_000),
            on: "2019-10-25"
          },
          {
            payment: "voucher 2",
            what: "recovered",
            kind: undefined,
            heading: "individual-support",
            amount: euro(10_000),
            on: "2019-12-10"
          },
          {
            payment: "voucher 3",
            what: "paid",
            kind: "final",
            heading: "travel",
            amount: euro(50_000),
            on: "2019-12-20"
          }
        ])
      })
    )
  )

  it.effect("that were entered by mistake count as never entered, on every day, and leave their id", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        const before = yield* ask(mobility("m"))
        yield* send(pay("m"), withdrawPayment("m"))
        expect(yield* ask(mobility("m"))).toEqual(before)
        expect(yield* ask(mobility("m"), { asOf: CalendarDate.make("2019-10-25") })).toMatchObject({ money: [] })
        const { entries } = yield* ask(timeline("m"))
        expect(entries.map(({ correctedBy, type }) => [type, correctedBy === entries[3]?.id])).toEqual([
          ["mobility.applied", false],
          ["mobility.approved", false],
          ["mobility.payment-made", true],
          ["mobility.payment-withdrawn", false]
        ])
        yield* send(pay("m", "voucher 1", { heading: "travel" }))
        expect(yield* ask(payments("p"))).toMatchObject([{ payment: "voucher 1", heading: "travel" }])
      })
    )
  )

  it.effect("go to whoever had a place once, whatever came of it, also to who was recorded as past", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), recordPast("past"), pay("past"))
        yield* send(...approved("gone"), withdraw("gone"), pay("gone"), ...approved("off"), cancel("off"), pay("off"))
        expect(yield* refusalOf(pay("past", "voucher 1"))).toMatchObject({ code: "PaymentIdTaken" })
        expect((yield* ask(payments("p"))).map((each) => each.mobility)).toEqual(["past", "gone", "off"])
      })
    )
  )

  it.effect("hold the approval without which there would be none", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("k"), withdraw("k"), ...approved("m"), pay("m"))
        const [never, retracted] = yield* refusalsOf(pay("k"), retract("m"))
        expect(never).toEqual({ code: "NeverApproved", mobility: "k" })
        expect(retracted).toEqual({ code: "NeverApproved", mobility: "m" })
        yield* send(withdrawPayment("m"), retract("m"))
      })
    )
  )

  it.effect("are not older than the approval, and not made tomorrow", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        const [early, late] = yield* refusalsOf(
          pay("m", "a", { on: "2019-10-09" }),
          pay("m", "b", { on: "2020-06-16" })
        )
        expect(early).toMatchObject({ code: "OutOfOrder", earlier: "approval", later: "payment" })
        expect(late).toMatchObject({ code: "InFuture", what: "payment" })
        yield* send(pay("m"))
        expect(yield* refusalOf(correct("m", { dates: { approved: "2019-10-26" } }))).toMatchObject({
          code: "OutOfOrder",
          later: "payment"
        })
      })
    )
  )

  it.effect("do not vanish with a mobility that was entered in error: they come back first, or were none", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), pay("m"), ...approved("k"), pay("k"))
        const still = { code: "StillPaid", mobility: "m", paid: 50_000, recovered: 0, currency: "EUR" }
        expect(yield* refusalOf(enterInError("m"))).toEqual(still)
        yield* send(recover("m"))
        expect(yield* refusalOf(enterInError("m", { duplicateOf: "k" }))).toEqual({ ...still, recovered: 10_000 })
        yield* send(recover("m", "rest", { amount: euro(40_000) }), enterInError("m"))
        yield* send(withdrawPayment("k"), enterInError("k"))
        expect(yield* ask(payments("p"))).toEqual([])
      })
    )
  )
})

const other = (payment: string) => ({
  code: "PaidInOtherCurrency",
  mobility: "m",
  project: "p",
  payment,
  currency: "SEK",
  current: "EUR"
})

describe("the currency of payments", () => {
  it.effect("is that of the project's awards, and before them that of the mobility's first payment", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), pay("m", "a", { amount: krona(1) }))
        expect(yield* refusalOf(pay("m"))).toEqual({
          code: "OtherCurrency",
          project: "p",
          currency: "EUR",
          current: "SEK"
        })
        yield* send(...approved("k"), award([]), pay("k"))
        expect(yield* refusalOf(recover("k", "b", { amount: krona(1) }))).toMatchObject({
          code: "OtherCurrency",
          currency: "SEK",
          current: "EUR"
        })
      })
    )
  )

  it.effect("is another once that of the awards is corrected: then what was paid before is entered again", () =>
    play(
      Effect.gen(function* () {
        const kronor = { amount: krona(50_000) }
        yield* send(...opened(), award([], { currency: "SEK" }), ...approved("m"), pay("m", "a", kronor))
        yield* send(recover("m", "b", { amount: krona(1) }), award([], { reason: "correction" }), ...approved("k"))
        expect(yield* refusalsOf(pay("m", "c", kronor), pay("m", "c"), recover("m", "c"))).toEqual([
          { code: "OtherCurrency", project: "p", currency: "SEK", current: "EUR" },
          other("b"),
          other("b")
        ])
        yield* send(withdrawPayment("m", "b"), pay("k"))
        expect(yield* refusalOf(pay("m", "c"))).toEqual(other("a"))
        yield* send(withdrawPayment("m", "a"), pay("m", "a"), recover("m", "b", { amount: euro(1) }))
      })
    )
  )

  it.effect("is that of the project to which a mobility is moved", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), award([], { project: "q", currency: "SEK" }), ...approved("m"))
        yield* send(...approved("k"), pay("m"), correct("k", { project: "q" }))
        expect(yield* refusalOf(correct("m", { project: "q" }))).toEqual({
          code: "PaidInOtherCurrency",
          mobility: "m",
          project: "q",
          payment: "voucher 1",
          currency: "EUR",
          current: "SEK"
        })
      })
    )
  )
})

describe("what is taken back", () => {
  it.effect("is not more than was paid: under the heading, by that day, and when a payment is withdrawn", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), pay("m"), pay("m", "later", { on: "2020-01-10" }))
        const tooMuch = { code: "RecoveredTooMuch", mobility: "m", currency: "EUR" }
        const [other, early] = yield* refusalsOf(
          recover("m", "a", travel),
          recover("m", "b", { amount: euro(50_001), on: "2020-01-09" })
        )
        expect(other).toEqual({ ...tooMuch, heading: "travel", on: "2019-12-10", paid: 0, recovered: 10_000 })
        const individual = { heading: "individual-support", on: "2020-01-09" }
        expect(early).toEqual({ ...tooMuch, ...individual, paid: 50_000, recovered: 50_001 })
        yield* send(recover("m", "c", { amount: euro(50_000) }), recover("m", "d", { on: "2020-01-10" }))
        const [first, second] = yield* refusalsOf(withdrawPayment("m"), withdrawPayment("m", "later"))
        expect(first).toMatchObject({ paid: 0, recovered: 50_000 })
        expect(second).toMatchObject({ paid: 50_000, recovered: 60_000 })
        yield* send(withdrawPayment("m", "d"), withdrawPayment("m", "later"), withdrawPayment("m", "c"))
        expect(yield* ask(payments("p"))).toMatchObject([{ payment: "voucher 1" }])
      })
    )
  )
})

describe("a final payment", () => {
  const certificate = { document: "attendance-certificate", party: "host" } as const
  const needs = { signatures: [certificate], report: true }
  const gated = opened("p", { settings: { finalPaymentNeeds: needs } })
  const home: ReadonlyArray<CommandInput> = [...gated, ...completed("m"), register("m")]

  it.effect("is made once under each heading", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), pay("m", "a", final), pay("m", "b", { ...final, ...travel }))
        expect(yield* refusalOf(pay("m", "c", { ...final, ...travel }))).toEqual({
          code: "FinalPaymentTwice",
          mobility: "m",
          heading: "travel",
          payment: "b"
        })
        yield* send(withdrawPayment("m", "b"), pay("m", "c", { ...final, ...travel }))
      })
    )
  )

  it.effect("waits for certificate and report, there on its day, where the project says so; an advance does not", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, pay("m"))
        expect(yield* refusalOf(pay("m", "a", final))).toEqual({
          code: "SignatureMissing",
          mobility: "m",
          step: "record-payment",
          ...certificate,
          missing: 1
        })
        yield* send(sign("m", { ...certificate, on: "2019-11-20" }), noteReport("m"))
        expect(yield* refusalOf(pay("m", "a", final))).toEqual({ code: "ReportMissing", mobility: "m" })
        yield* send(noteReport("m", { on: "2019-12-21", status: "submitted" }))
        expect(yield* refusalOf(pay("m", "a", final))).toMatchObject({ code: "ReportMissing" })
        yield* send(pay("m", "a", { ...final, on: "2019-12-21" }))
      })
    )
  )

  it.effect("does not wait for a report that the agency does without, or that force majeure made unnecessary", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { finalPaymentNeeds: { signatures: [], report: true } } }))
        yield* send(...completed("m"), register("m"), noteReport("m", { status: "excluded" }), pay("m", "a", final))
        yield* send(...approved("kept home"), prevent("kept home"), pay("kept home", "a", final))
        const early = returnEarly("short", { on: "2019-11-01", forceMajeure: true })
        yield* send(...approved("short"), depart("short"), early, pay("short", "a", final))
        yield* send(...approved("idle"), depart("idle"), returnEarly("idle", { on: "2019-11-01" }))
        expect(yield* refusalOf(pay("idle", "a", final))).toMatchObject({ code: "ReportMissing" })
      })
    )
  )
})

/** What its budget says of it. */
const spentBy = Effect.fnUntraced(function* (project: string, by: "member" | "category" | "heading") {
  const input = { awards: yield* ask(awards(project)), mobilities: [], payments: yield* ask(payments(project)) }
  const cells = budgetBy(by, Result.getOrThrow(budget(Currency.make("EUR"), input)))
  return [...cells].flatMap(([name, { spent }]) => (spent === 0 ? [] : [[name, spent]]))
})

describe("what a project paid", () => {
  it.effect("follows the mobilities to other members, categories and projects, and is what its budget spends", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), award([{ heading: "travel", cents: 90_000 }]))
        yield* send(...completed("m"), pay("m"), recover("m"), ...approved("k"), pay("k", "voucher 1", travel))
        expect(yield* spentBy("p", "member")).toEqual([["north", 90_000]])
        yield* send(correct("m", { member: "south", category: "staff" }))
        expect(yield* spentBy("p", "member")).toEqual([
          ["south", 40_000],
          ["north", 50_000]
        ])
        expect(yield* spentBy("p", "category")).toEqual([
          ["staff", 40_000],
          ["learner", 50_000]
        ])
        yield* send(correct("k", { project: "q", member: "east" }))
        expect(yield* spentBy("p", "heading")).toEqual([["individual-support", 40_000]])
        expect(yield* spentBy("q", "heading")).toEqual([["travel", 50_000]])
        expect(yield* ask(payments("q", { member: MemberId.make("north") }))).toEqual([])
        const hers = yield* ask(payments("q", { participant: ParticipantId.make("participant of k") }))
        expect(hers).toMatchObject([{ mobility: "k", payment: "voucher 1", kind: "advance", member: "east" }])
        const then = yield* ask(payments("p"), { asOf: CalendarDate.make("2019-12-09") })
        expect(then.map(({ what }) => what)).toEqual(["paid"])
      })
    )
  )
})
