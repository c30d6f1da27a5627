/**
 * What is refused about the form of a mobility, its funding, and the money that is paid for it.
 */
import {
  apply,
  approved,
  award,
  changeFunding,
  changeMode,
  completed,
  euro,
  opened,
  pay,
  recover,
  settings,
  withdrawPayment
} from "../support/Commands.ts"
import { ahead, applied, cannot, mistaken, open, outside, type Row, selected, tomorrow, withdrawn } from "./Row.ts"

const paid = [...selected, pay("m")]
const going = ["applied", "waitlisted", "approved", "departed", "completed", "returned-early"] as const
const virtual = { start: "2019-11-04", end: "2019-11-08" }
const needing = (needs: { signatures: ReadonlyArray<{ document: string; party: "host" }>; report: boolean }) => [
  ...opened("p", { settings: settings({ finalPaymentNeeds: needs }) }),
  ...completed("m")
]
const balance = pay("m", "voucher 1", { kind: "final", on: "2019-12-20" })

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  [
    "a mobility is made virtual where the project does not allow it",
    applied,
    changeMode("m", { mode: "virtual" }),
    { code: "ModeNotAllowed", mobility: "m", mode: "virtual", allowed: ["physical", "blended"] }
  ],
  [
    "a mobility is made blended, and nobody says when",
    applied,
    { type: "change-mode", mobility: "m", mode: "blended" },
    { code: "VirtualDaysMismatch", mobility: "m", mode: "blended" }
  ],
  [
    "a physical mobility is given days online",
    applied,
    changeMode("m", { mode: "physical", virtual }),
    { code: "VirtualDaysMismatch", mobility: "m", mode: "physical" }
  ],
  [
    "a mobility is online after the project",
    applied,
    changeMode("m", { virtual: { start: "2021-08-30", end: "2021-09-01" } }),
    outside("virtual-end", "2021-09-01")
  ],
  [
    "a mobility that was entered by mistake is made blended",
    mistaken,
    changeMode("m"),
    cannot("change-mode", "entered-in-error", ...going)
  ],
  ["who pays changes tomorrow", applied, changeFunding("m", { on: tomorrow }), ahead("funding-change")],
  [
    "who pays changes for what was withdrawn",
    withdrawn,
    changeFunding("m"),
    cannot("change-funding", "withdrawn", ...going, "prevented")
  ],
  ["somebody is paid who never had a place", applied, pay("m"), { code: "NeverApproved", mobility: "m" }],
  [
    "a voucher is used twice",
    paid,
    pay("m", "voucher 1", { heading: "travel" }),
    { code: "PaymentIdTaken", mobility: "m", payment: "voucher 1" }
  ],
  [
    "a balance is paid twice",
    [...selected, pay("m", "voucher 1", { kind: "final" })],
    pay("m", "voucher 2", { kind: "final" }),
    { code: "FinalPaymentTwice", mobility: "m", heading: "individual-support", payment: "voucher 1" }
  ],
  [
    "an instalment is paid after the balance",
    [...selected, pay("m", "voucher 1", { kind: "final", on: "2020-01-10" })],
    pay("m", "voucher 2", { kind: "instalment", on: "2020-01-11" }),
    {
      code: "PaidAfterFinal",
      mobility: "m",
      heading: "individual-support",
      paidOn: "2020-01-11",
      finalOn: "2020-01-10"
    }
  ],
  [
    "a balance is paid before an advance",
    [...selected, pay("m", "voucher 1", { on: "2020-01-11" })],
    pay("m", "voucher 2", { kind: "final", on: "2020-01-10" }),
    {
      code: "PaidAfterFinal",
      mobility: "m",
      heading: "individual-support",
      paidOn: "2020-01-11",
      finalOn: "2020-01-10"
    }
  ],
  [
    "a balance is paid before the report is in",
    needing({ signatures: [], report: true }),
    balance,
    { code: "ReportMissing", mobility: "m" }
  ],
  [
    "a balance is paid without a certificate",
    needing({ signatures: [{ document: "attendance-certificate", party: "host" }], report: false }),
    balance,
    {
      code: "SignatureMissing",
      mobility: "m",
      step: "record-payment",
      document: "attendance-certificate",
      party: "host",
      missing: 1
    }
  ],
  [
    "money is paid in another currency than the grant's",
    [...open, award([{ heading: "travel", cents: 100 }]), ...approved("m")],
    pay("m", "voucher 1", { amount: { cents: 1, currency: "SEK" } }),
    { code: "OtherCurrency", project: "p", currency: "SEK", current: "EUR" }
  ],
  [
    "money is paid again after the grant's currency was put right",
    [
      ...open,
      award([{ heading: "travel", cents: 100 }], { currency: "SEK" }),
      ...approved("m"),
      pay("m", "voucher 1", { amount: { cents: 1, currency: "SEK" } }),
      award([{ heading: "travel", cents: 10 }], { reason: "correction" })
    ],
    pay("m", "voucher 2"),
    {
      code: "PaidInOtherCurrency",
      mobility: "m",
      project: "p",
      payment: "voucher 1",
      currency: "SEK",
      current: "EUR"
    }
  ],
  [
    "a mobility that was paid is said to be a mistake",
    [...paid, recover("m", "voucher 2", { amount: euro(49_999) })],
    { type: "enter-in-error", mobility: "m", reason: "duplicate" },
    { code: "StillPaid", mobility: "m", paid: 50_000, recovered: 49_999, currency: "EUR" }
  ],
  [
    "more is taken back than was paid",
    paid,
    recover("m", "voucher 2", { amount: euro(50_001) }),
    {
      code: "RecoveredTooMuch",
      mobility: "m",
      heading: "individual-support",
      on: "2019-12-10",
      paid: 50_000,
      recovered: 50_001,
      currency: "EUR"
    }
  ],
  [
    "money is taken back under a voucher that paid it",
    paid,
    recover("m", "voucher 1"),
    { code: "PaymentIdTaken", mobility: "m", payment: "voucher 1" }
  ],
  [
    "a voucher is struck out that nobody knows",
    paid,
    withdrawPayment("m", "voucher 2"),
    { code: "UnknownPayment", mobility: "m", payment: "voucher 2" }
  ],
  [
    "a voucher is struck out twice",
    [...paid, withdrawPayment("m", "voucher 1")],
    withdrawPayment("m", "voucher 1"),
    { code: "UnknownPayment", mobility: "m", payment: "voucher 1" }
  ],
  ["somebody is paid who is not there", open, pay("m"), { code: "UnknownMobility", mobility: "m" }],
  [
    "somebody is made blended of whom nobody has heard",
    [...open, apply("n")],
    changeMode("m"),
    { code: "UnknownMobility", mobility: "m" }
  ]
]
