/**
 * Dares about the form of a mobility, and about what is paid for it.
 */
import type { CommandInput } from "@westum/mobility"
import { iso } from "../model/Days.ts"
import { isOpen, type Mobility, type Model, type Project } from "../model/Model.ts"
import { type Dare, ofMobility } from "./Dare.ts"
import { currencyOf, freePayment } from "./TermsMoves.ts"

type Payment = Extract<CommandInput, { readonly type: "record-payment" }>

const wasPlaced = ({ facts, stage }: Mobility): boolean =>
  stage !== "in-error" && facts.some(({ to }) => to === "approved")

const otherThan = (currency: string): string => (currency === "EUR" ? "SEK" : "EUR")

/** A little money for the mobility, in its currency, under an id that is free. */
const payment = (model: Model, mobility: Mobility): Payment => ({
  type: "record-payment",
  mobility: mobility.id,
  payment: freePayment(model, mobility),
  kind: "advance",
  heading: "travel",
  amount: { cents: 5, currency: currencyOf(model, mobility) }
})

/** The same is paid once more, under an id of its own and with something else about it. */
const again = (first: Payment, change: Partial<Payment>): Payment => ({
  ...first,
  payment: `${first.payment} again`,
  ...change
})

const corrected = ({ id, money }: Project, currency: string): CommandInput => ({
  type: "award-grant",
  project: id,
  currency,
  awards: money?.awards ?? [],
  reason: "correction"
})

/** All of them. */
export const termsDares: ReadonlyArray<Dare> = [
  ofMobility("ModeNotAllowed", isOpen, ({ id }, { end, settings: { modes }, start }) =>
    modes.some((mode) => mode === "virtual")
      ? [{ type: "change-mode", mobility: id, mode: "blended", virtual: { start: iso(start), end: iso(end) } }]
      : [{ type: "change-mode", mobility: id, mode: "virtual" }]
  ),
  ofMobility("VirtualDaysMismatch", isOpen, ({ id }, { end, start }) => [
    { type: "change-mode", mobility: id, mode: "physical", virtual: { start: iso(start), end: iso(end) } }
  ]),
  ofMobility("PaymentIdTaken", wasPlaced, (mobility, _project, model) => {
    const first = payment(model, mobility)
    return [first, again(first, { payment: first.payment, heading: "individual-support" })]
  }),
  ofMobility("OtherCurrency", wasPlaced, (mobility, _project, model) => {
    const first = payment(model, mobility)
    return [first, again(first, { amount: { cents: 5, currency: otherThan(first.amount.currency) } })]
  }),
  ofMobility("PaidInOtherCurrency", wasPlaced, (mobility, project, model) => {
    const first = payment(model, mobility)
    const currency = otherThan(first.amount.currency)
    return [first, corrected(project, currency), again(first, { amount: { cents: 5, currency } })]
  }),
  ofMobility("FinalPaymentTwice", wasPlaced, (mobility, { id, settings }, model) => {
    const { report, signatures } = settings.finalPaymentNeeds
    const finalPaymentNeeds = { signatures: [], report: false }
    const final: Payment = { ...payment(model, mobility), kind: "final" }
    return [
      ...(report || signatures.length > 0
        ? [{ type: "change-settings" as const, project: id, settings: { finalPaymentNeeds } }]
        : []),
      final,
      again(final, {})
    ]
  }),
  ofMobility("RecoveredTooMuch", wasPlaced, (mobility, _project, model) => {
    const { kind: _, ...first } = payment(model, mobility)
    const paid = mobility.money.reduce((sum, { cents, heading }) => sum + (heading === "travel" ? cents : 0), 0)
    const amount = { ...first.amount, cents: paid + 1 }
    return [{ ...first, type: "record-recovery", amount, reason: "cut-short" }]
  }),
  ofMobility("StillPaid", wasPlaced, (mobility, _project, model) => {
    const error = { type: "enter-in-error", mobility: mobility.id, reason: "duplicate" } as const
    return mobility.money.length > 0 ? [error] : [payment(model, mobility), error]
  })
]
