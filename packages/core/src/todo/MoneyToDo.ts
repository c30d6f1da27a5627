/**
 * What waits about the money that the participant of a mobility was paid.
 */
import type { BudgetHeading } from "../grants/BudgetHeading.ts"
import { lackingFor } from "../mobility/FinalPayment.ts"
import { isGivenUp } from "../mobility/InTool.ts"
import { sumsOf } from "../mobility/MoneyRules.ts"
import type { Mobility } from "../mobility/MobilityState.ts"
import type { MoneyMoved } from "../mobility/MoneyMoved.ts"
import { isSettled } from "../mobility/Stage.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { lastOf, latest, type Rule, stepOn } from "./WaitingRule.ts"

/** Since when all of it is to come back; nothing where it is not. */
const owedSince = (mobility: Mobility): { readonly since: CalendarDate | null } | undefined => {
  const { money, registration: there, stage } = mobility
  const { paid, recovered } = sumsOf(money)
  // Where no payment is known it cannot be known either whether that was done.
  if (there?.ineligible !== undefined)
    return paid > 0 && recovered === paid ? undefined : { since: there.ineligible.on }
  if (!isGivenUp(stage) || recovered === paid) return undefined
  return { since: latest(stepOn(mobility), money.find(({ what }) => what === "paid")?.on) }
}

/**
 * The whole grant of an ineligible mobility is recovered, in all headings (Annex III of KA103, 2014: a neighbouring action). So is what
 * was paid ahead to somebody who gave the place back: money is for days abroad, and even who comes home early without need pays back (EWP
 * omobilities, scenario 5, also a neighbouring action). Whom force majeure kept from leaving may have costs to be covered: that is settled
 * by the balance.
 */
export const recovery: Rule = (mobility) => {
  const owed = owedSince(mobility)
  return owed === undefined ? [] : [{ kind: "recover-grant", waitsFor: "coordinator", ...owed }]
}

/**
 * Who was paid before is owed a balance, or a settlement of nothing, once the stay is over: one under each heading. Not where all of it is
 * recovered.
 */
export const balance: Rule = (mobility, { on, settings: { finalPaymentNeeds } }) => {
  const { money, registration: there, stage } = mobility
  if (!isSettled(stage) || there?.ineligible !== undefined) return []
  const isSettledUnder = (heading: BudgetHeading): boolean =>
    money.some((each) => each.kind === "final" && each.heading === heading)
  const firstUnder = (heading: BudgetHeading): MoneyMoved | undefined =>
    money.find((each) => each.what === "paid" && each.heading === heading)
  return money
    .filter((each) => each === firstUnder(each.heading) && !isSettledUnder(each.heading))
    .map(({ heading, on: paidOn }) => ({
      kind: "pay-final",
      waitsFor: "sender",
      // Not while it was ineligible.
      since: latest(stepOn(mobility), paidOn, lastOf(mobility, "mobility.declared-eligible")),
      heading,
      lacking: lackingFor(mobility, finalPaymentNeeds, on)
    }))
}
