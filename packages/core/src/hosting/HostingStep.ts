/**
 * The shape of a decision about one hosting that reads nothing else.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import type { HostingId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hosting } from "./Hosting.ts"
import { hostingRefusal, hostingStepRefusal } from "./HostingRules.ts"
import type { HostingStepName } from "./HostingStage.ts"
import { afterHostedFact, composed, type Hosting, type HostingDraft } from "./HostingState.ts"
import type { HostingDetails } from "./HostingStanding.ts"
import type { HostingFact } from "./HostingEvent.ts"

/** A command to a hosting that is there. */
export interface HostingStepCommand {
  readonly type: HostingStepName
  readonly hosting: HostingId
  readonly on?: CalendarDate
}

/** A fact that is not the first. */
type LaterDraft = Exclude<HostingDraft, { readonly type: "hosting.requested" }>

/** The event of a step, or why it is refused; `details` where the step says them anew. */
export const takeHostingStep = (
  command: HostingStepCommand,
  state: Hosting,
  { now }: DecisionContext,
  draftOf: (occurredOn: CalendarDate) => LaterDraft,
  details?: HostingDetails
): Result.Result<ReadonlyArray<HostingFact>, Refusal> => {
  const { standing } = state
  const refused = hostingStepRefusal(state, command.hosting, command.type)
  if (refused !== undefined) return Result.fail(refused)
  if (standing === undefined) return Result.fail({ code: "UnknownHosting", hosting: command.hosting })
  const today = dateAt(now, standing.timeZone)
  const event = composed(standing, draftOf(command.on ?? today), details)
  const impossible = hostingRefusal(afterHostedFact(state, { id: "", event }), today)
  return impossible === undefined ? Result.succeed([event]) : Result.fail(impossible)
}

const parts = { hosting }

/** A step whose event follows from its command. */
export const hostingStep = <Command extends HostingStepCommand>(
  name: Command["type"],
  draftOf: (command: Command, occurredOn: CalendarDate) => LaterDraft
): Decision<Command, ConsortiumEvent, Refusal, typeof parts> => ({
  name,
  parts,
  contends: "hosting",
  keys: (command) => ({ hosting: command.hosting }),
  decide: (command, states, context) => takeHostingStep(command, states.hosting, context, (on) => draftOf(command, on))
})
