/**
 * What speaks against the form of a mobility, and against what was paid for it.
 */
import { type Agreed, type Day, dayOf, type Mobility, type MobilityCommand, type Model, projectOf } from "./Model.ts"
import { type Reason, setsOut, strays, when } from "./Standing.ts"

/** A form stays that it had; the days online are said of what is blended, and lie in the project. */
const againstForm = (mobility: Mobility, before: Mobility | undefined, project: Agreed): ReadonlyArray<Reason> => {
  const { mode, online } = mobility.form
  const had = before?.form.mode === mode && before.project === mobility.project
  const [start, end] = [dayOf(online?.start), dayOf(online?.end)]
  const old = before?.project === mobility.project && !setsOut(mobility, before) ? before.form.online : null
  const stood = old === null ? undefined : { start: dayOf(old.start), end: dayOf(old.end) }
  return [
    ...when(mode !== "physical" && !had && !project.settings.modes.includes(mode), "ModeNotAllowed"),
    ...when(mode === "blended" ? online === null : mode === "physical" && online !== null, "VirtualDaysMismatch"),
    ...when(start !== null && end !== null && end < start, "EndBeforeStart"),
    ...when(strays({ start, end }, stood, project), "OutsideProject")
  ]
}

/** Under no heading and by no day is more taken back than was paid. */
const isOverdrawn = ({ money }: Mobility): boolean =>
  money.some(
    ({ cents, heading, on }) =>
      cents <= 0 &&
      money
        .filter((other) => other.heading === heading && (other.on ?? 0) <= (on ?? 0))
        .reduce((sum, other) => sum + other.cents, 0) < 0
  )

const againstMoney = (mobility: Mobility): ReadonlyArray<Reason> => {
  const isPaid = mobility.money.length > 0
  const wasApproved = mobility.facts.some(({ to }) => to === "approved")
  return [...when(isPaid && !wasApproved, "NeverApproved"), ...when(isOverdrawn(mobility), "RecoveredTooMuch")]
}

/** What speaks against a mobility of the project that stands so; `before` is how it stands yet. */
export const againstTerms = (
  project: Agreed,
  mobility: Mobility,
  before: Mobility | undefined
): ReadonlyArray<Reason> => [...againstForm(mobility, before, project), ...againstMoney(mobility)]

/** Money is in the currency of the project; while that has none, in that of the first payment. `added` is still to be moved. */
export const againstCurrency = (project: Agreed, { money }: Mobility, added?: string): ReadonlyArray<Reason> => {
  const right = project.money?.currency ?? money[0]?.currency ?? added
  return [
    ...when(added !== undefined && added !== right, "OtherCurrency"),
    ...when(
      money.some(({ currency }) => currency !== right),
      "PaidInOtherCurrency"
    )
  ]
}

const againstFinal = (mobility: Mobility, { settings }: Agreed, heading: string, on: number): ReadonlyArray<Reason> => {
  const { report, signatures } = settings.finalPaymentNeeds
  const isThere = (day: Day | undefined): boolean => day !== undefined && (day === null || day <= on)
  const signed = signatures.every(({ document, party }) => isThere(mobility.signed.get(`${document} by ${party}`)))
  return [
    ...when(
      mobility.money.some((each) => each.isFinal && each.heading === heading),
      "FinalPaymentTwice"
    ),
    ...when(!signed, "SignatureMissing"),
    ...when(report && !mobility.isShort && !isThere(mobility.reportIn), "ReportMissing")
  ]
}

/** Under a heading nothing is paid on a later day than the balance. */
const isAfterFinal = ({ money }: Mobility, heading: string, isFinal: boolean, on: number): boolean =>
  money.some((each) => {
    if (!each.paid || each.heading !== heading || each.on === null) return false
    return isFinal ? each.on > on : each.isFinal && each.on < on
  })

/** What speaks against a word about money, on a mobility that stands so yet. */
export const againstPayment = (model: Model, before: Mobility, command: MobilityCommand): ReadonlyArray<Reason> => {
  if (!("payment" in command)) return []
  const { payment } = command
  const isKnown = before.money.some((each) => each.payment === payment)
  if (command.type === "withdraw-payment") return when(!isKnown, "UnknownPayment")
  const project = projectOf(model, before.project)
  const on = dayOf(command.on) ?? model.today
  return [
    ...when(isKnown, "PaymentIdTaken"),
    ...againstCurrency(project, before, command.amount.currency),
    ...(command.type === "record-payment" && command.kind === "final"
      ? againstFinal(before, project, command.heading, on)
      : []),
    ...when(
      command.type === "record-payment" && isAfterFinal(before, command.heading, command.kind === "final", on),
      "PaidAfterFinal"
    )
  ]
}
