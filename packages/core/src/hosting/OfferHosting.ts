/**
 * Decision: a member offers beds, or others than before. Fewer than are taken is its word, and shows as overbooked. What is entered late,
 * after a word of a later day about the same offer, changes nothing of today.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { ofWord } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hostingCapacity } from "./HostingCapacity.ts"
import type { OfferHosting } from "./HostingCommand.ts"
import type { Offer } from "./HostingEvent.ts"
import { daysRefusal } from "./HostingRules.ts"

const parts = { capacity: hostingCapacity }

export const offerHosting: Decision<OfferHosting, ConsortiumEvent, Refusal, typeof parts> = {
  name: "offer-hosting",
  parts,
  contends: "capacity",
  keys: ({ member }) => ({ capacity: member }),
  decide: (command, { capacity }, { now }) => {
    const { beds, category = null, days, member, offer, timeZone } = command
    const today = dateAt(now, timeZone)
    const { on = today } = command
    if (on > today) return Result.fail({ code: "InFuture", what: "offer", date: on, today })
    const bad = daysRefusal(days)
    if (bad !== undefined) return Result.fail(bad)
    const before = capacity.offers[offer] ?? null
    const offered: Offer = { category, beds, days }
    return Result.map(ofWord(command, on, capacity.toldOn[offer], "offer"), (occurredOn) => [
      { type: "hosting.capacity-offered", member, offer, occurredOn, ...offered, timeZone, before }
    ])
  }
}
