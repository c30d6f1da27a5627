/**
 * Decision: a member takes an offer back, as if it had never been made.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { afterLast } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hostingCapacity } from "./HostingCapacity.ts"
import type { WithdrawHostingOffer } from "./HostingCommand.ts"

const parts = { capacity: hostingCapacity }

export const withdrawHostingOffer: Decision<WithdrawHostingOffer, ConsortiumEvent, Refusal, typeof parts> = {
  name: "withdraw-hosting-offer",
  parts,
  contends: "capacity",
  keys: ({ member }) => ({ capacity: member }),
  decide: (command, { capacity }, { now }) => {
    const { member, offer } = command
    const before = capacity.offers[offer]
    if (before === undefined) return Result.fail({ code: "UnknownOffer", member, offer })
    const today = dateAt(now, capacity.timeZone)
    const { on = today } = command
    if (on > today) return Result.fail({ code: "InFuture", what: "offer", date: on, today })
    return Result.map(afterLast(on, capacity.toldOn[offer], "offer", "withdrawal"), (occurredOn) => [
      { type: "hosting.capacity-withdrawn", member, offer, occurredOn, before }
    ])
  }
}
