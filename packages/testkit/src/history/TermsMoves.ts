/**
 * What is agreed about the form of a mobility and its funding, and what is paid for it.
 */
import { iso } from "../model/Days.ts"
import { type Mobility, type Model, projectOf } from "../model/Model.ts"
import { choose, dayBetween, type MobilityMoves, type Move, moveBy, onOf } from "./Move.ts"

const headings = ["individual-support", "travel"] as const

/** The first id that the mobility does not know. */
export const freePayment = ({ overlooks }: Model, { money }: Mobility): string => {
  if (overlooks === "money") return "P1"
  let number = 1
  while (money.some(({ payment }) => payment === `P${number}`)) number += 1
  return `P${number}`
}

/** The currency in which it is paid. */
export const currencyOf = (model: Model, { money, project }: Mobility): string =>
  projectOf(model, project).money?.currency ?? money[0]?.currency ?? "EUR"

/** Another form: blended with some days online, where that is allowed, or as it was. */
const changeForm: MobilityMoves = (model, { form, id, project, stay }, { days, how }) => {
  const common = { type: "change-mode", mobility: id } as const
  if (form.mode !== "physical") return moveBy(model, { ...common, mode: "physical" })
  const { settings, start } = projectOf(model, project)
  const from = Math.max(start, (stay.end ?? model.today) - (how % 3))
  const virtual = { start: iso(from), end: iso(from + (days % 5)) }
  return moveBy(model, { ...common, mode: choose(settings.modes, how) ?? "blended", virtual })
}

const changeFunding: MobilityMoves = (model, { id }, { how }) =>
  moveBy(model, { type: "change-funding", mobility: id, funding: how % 2 === 0 ? "zero-grant" : "eu" })

const pay: MobilityMoves = (model, mobility, { days, how, what }) => {
  const { approvedOn, appliedOn, endedOn, id } = mobility
  return moveBy(model, {
    type: "record-payment",
    mobility: id,
    ...onOf(model, dayBetween(model.today, how, appliedOn, approvedOn, endedOn)),
    payment: freePayment(model, mobility),
    kind: endedOn === null ? "advance" : how % 3 === 2 ? "instalment" : "final",
    heading: choose(headings, what) ?? "travel",
    amount: { cents: days % 7, currency: currencyOf(model, mobility) }
  })
}

/** Some of what was paid, or all of it. */
const recover: MobilityMoves = (model, mobility, { days, how, what }) => {
  const heading = choose(headings, what) ?? "travel"
  const left = mobility.money.reduce((sum, each) => sum + (each.heading === heading ? each.cents : 0), 0)
  return moveBy(model, {
    type: "record-recovery",
    mobility: mobility.id,
    payment: freePayment(model, mobility),
    heading,
    amount: {
      cents: how % 2 === 0 ? Math.max(0, left) : Math.min(Math.max(0, left), days),
      currency: currencyOf(model, mobility)
    },
    reason: "cut-short"
  })
}

const withdraw: MobilityMoves = (model, { id, money }, { how }) => {
  const payment = choose(money, how)?.payment
  return payment === undefined
    ? []
    : moveBy(model, { type: "withdraw-payment", mobility: id, payment, reason: "wrong-person" })
}

/** One of these, rather a payment than others. */
export const termsMoves: MobilityMoves = (model, mobility, draw) => {
  const { money } = mobility
  const kinds = [changeForm, pay, changeFunding, pay, ...(money.length === 0 ? [] : [recover, withdraw, recover])]
  const kind = choose(kinds, draw.what + draw.how + draw.days)
  const first: ReadonlyArray<Move> = kind === undefined ? [] : kind(model, mobility, draw)
  return first.length > 0 ? first : pay(model, mobility, draw)
}
