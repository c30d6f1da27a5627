/**
 * Decision: a payment or a recovery had been entered by mistake.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { mobility } from "./Mobility.ts"
import { keysOf } from "./Parts.ts"
import type { WithdrawPayment } from "./PaymentCommand.ts"
import { takeBack } from "./TakeBack.ts"
import { stepRefusal } from "./TakeStep.ts"

const parts = { mobility, project }

export const withdrawPayment: Decision<WithdrawPayment, ConsortiumEvent, Refusal, typeof parts> = {
  name: "withdraw-payment",
  parts,
  contends: "mobility",
  keys: keysOf,
  decide: ({ mobility: id, payment, reason, type }, states, context) => {
    const { details, facts } = states.mobility
    const refused = stepRefusal(states.mobility, id, type)
    if (refused !== undefined) return Result.fail(refused)
    const entry = facts.find(({ event }) => "payment" in event && event.payment === payment)
    if (details === undefined || entry === undefined) {
      return Result.fail({ code: "UnknownPayment", mobility: id, payment })
    }
    const wrong = { type: "mobility.payment-withdrawn", corrects: [EventId.make(entry.id)] } as const
    return Result.map(takeBack(states, id, wrong, context), ({ today }) => [
      { ...wrong, mobility: id, occurredOn: today, ...details, payment, reason }
    ])
  }
}
