/**
 * Decisions: the agency does not accept the row of a mobility, which then no longer counts as accepted; or accepts it after all.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { DeclareEligible, DeclareIneligible } from "./EligibilityCommand.ts"
import { mobility } from "./Mobility.ts"
import { keysOf } from "./Parts.ts"
import { stepRefusal, takeStep } from "./TakeStep.ts"
import { judgementRefusal } from "./UnderCheck.ts"

const parts = { mobility, project }

/** What is recorded of a judgement, and what is said of a row that was judged so already. */
interface Judgement {
  readonly type: "mobility.declared-ineligible" | "mobility.declared-eligible"
  readonly already: (mobility: DeclareEligible["mobility"]) => Refusal
}

const judged = <Command extends DeclareEligible | DeclareIneligible>(
  name: Command["type"],
  { already, type }: Judgement
): Decision<Command, ConsortiumEvent, Refusal, typeof parts> => ({
  name,
  parts,
  contends: "mobility",
  keys: keysOf,
  decide: (command, states, context) => {
    const { mobility: id, reason } = command
    const refused = stepRefusal(states.mobility, id, command.type)
    if (refused !== undefined) return Result.fail(refused)
    const { registration } = states.mobility
    if (registration === undefined) return Result.fail({ code: "NotRegistered", mobility: id })
    const isIneligible = registration.ineligible !== undefined
    if (isIneligible === (type === "mobility.declared-ineligible")) return Result.fail(already(id))
    return takeStep(
      command,
      states,
      context,
      (occurredOn) => ({ type, mobility: id, occurredOn, tool: registration.tool, reason }),
      (on) => judgementRefusal(registration, id, states, on)
    )
  }
})

export const declareIneligible = judged<DeclareIneligible>("declare-ineligible", {
  type: "mobility.declared-ineligible",
  already: (mobility) => ({ code: "AlreadyIneligible", mobility })
})

export const declareEligible = judged<DeclareEligible>("declare-eligible", {
  type: "mobility.declared-eligible",
  already: (mobility) => ({ code: "NotIneligible", mobility })
})
