/**
 * Decision: a partner asks a member to receive somebody.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hosting } from "./Hosting.ts"
import { hostingCapacity } from "./HostingCapacity.ts"
import type { RequestHosting } from "./HostingCommand.ts"
import { hostingRefusal, hostingStepRefusal, linkRefusal } from "./HostingRules.ts"
import type { HostingDetails } from "./HostingStanding.ts"
import { afterHostedFact, requested, unasked } from "./HostingState.ts"

const parts = { hosting, project, capacity: hostingCapacity }

export const requestHosting: Decision<RequestHosting, ConsortiumEvent, Refusal, typeof parts> = {
  name: "request-hosting",
  parts,
  contends: "hosting",
  // The offers of the member are read for their time zone alone, which a project has itself.
  keys: ({ hosting, member, project }) =>
    project === undefined ? { hosting, capacity: member } : { hosting, project },
  decide: (command, states, { now }) => {
    const { category, goals = [], group, hosting, learningGoals = [], member, participant } = command
    const { partner, planned, project } = command
    const { timeZone } = project === undefined ? states.capacity : states.project
    const today = dateAt(now, timeZone)
    const { on = today } = command
    const linked = project === undefined ? {} : { project }
    const details: HostingDetails = { ...linked, member, category, partner, participant, goals, timeZone }
    const grouped = group === undefined ? {} : { group }
    const event = requested(
      { type: "hosting.requested", hosting, occurredOn: on, planned, learningGoals, ...grouped },
      details
    )
    const refused =
      hostingStepRefusal(states.hosting, hosting, command.type) ??
      linkRefusal(details, states.project, hosting, on) ??
      hostingRefusal(afterHostedFact(unasked, { id: "", event }), today)
    return refused === undefined ? Result.succeed([event]) : Result.fail(refused)
  }
}
