/**
 * Decision: the partner asks again after a rejection, possibly for other days.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { hosting } from "./Hosting.ts"
import type { RequestHostingAgain } from "./HostingCommand.ts"
import { hostingStepRefusal, linkRefusal } from "./HostingRules.ts"
import { linkedKeys } from "./HostingParts.ts"
import { takeHostingStep } from "./HostingStep.ts"

const parts = { hosting, project }

export const requestHostingAgain: Decision<RequestHostingAgain, ConsortiumEvent, Refusal, typeof parts> = {
  name: "request-hosting-again",
  parts,
  contends: "hosting",
  keys: linkedKeys,
  decide: (command, states, context) => {
    const { planned: before, standing } = states.hosting
    const refused = hostingStepRefusal(states.hosting, command.hosting, command.type)
    if (refused !== undefined) return Result.fail(refused)
    if (standing === undefined || before === undefined) {
      return Result.fail({ code: "UnknownHosting", hosting: command.hosting })
    }
    const { category = standing.category, goals = standing.goals, hosting } = command
    const { learningGoals = states.hosting.learningGoals, planned = before } = command
    const details = { ...standing, category, goals }
    return Result.flatMap(
      takeHostingStep(
        command,
        states.hosting,
        context,
        (occurredOn) => ({ type: "hosting.requested-again", hosting, occurredOn, planned, learningGoals }),
        details
      ),
      (events) => {
        const unlinked = events.map(({ occurredOn }) => linkRefusal(details, states.project, hosting, occurredOn))
        const [problem] = unlinked
        return problem === undefined ? Result.succeed(events) : Result.fail(problem)
      }
    )
  }
}
