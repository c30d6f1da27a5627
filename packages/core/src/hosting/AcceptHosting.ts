/**
 * Decision: a member says yes. The one decision that competes for beds.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { hosting } from "./Hosting.ts"
import { firstFullDay, hostingCapacity } from "./HostingCapacity.ts"
import type { AcceptHosting } from "./HostingCommand.ts"
import { takeHostingStep } from "./HostingStep.ts"

const parts = { hosting, capacity: hostingCapacity }

export const acceptHosting: Decision<AcceptHosting, ConsortiumEvent, Refusal, typeof parts> = {
  name: "accept-hosting",
  parts,
  contends: "capacity",
  keys: ({ hosting }, known) => {
    const member = known.hosting?.standing?.member
    return member === undefined ? { hosting } : { hosting, capacity: member }
  },
  decide: (command, states, context) => {
    const { hosting, supervisor } = command
    const named = supervisor === undefined ? {} : { supervisor }
    return Result.flatMap(
      takeHostingStep(command, states.hosting, context, (occurredOn) => ({
        type: "hosting.accepted",
        hosting,
        occurredOn,
        ...named
      })),
      (events) => {
        const { standing } = states.hosting
        if (standing === undefined) return Result.succeed(events)
        const full = firstFullDay(states.capacity, standing)
        return full === undefined
          ? Result.succeed(events)
          : Result.fail({ code: "NoBedLeft", member: standing.member, ...full })
      }
    )
  }
}
