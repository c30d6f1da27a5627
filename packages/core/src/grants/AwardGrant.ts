/**
 * Decision: write down the money that the agency awards. Its word is not guarded: less than is committed shows as overdrawn.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { type Project, project } from "../project/Project.ts"
import type { AwardGrant } from "../project/ProjectCommand.ts"
import { dayOfWord } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { repeatedRow } from "./Award.ts"
import { awarded, type ProjectAwards } from "./ProjectAwards.ts"

const parts = { project, awards: awarded }

/** A row for a category or a member that the project does not have, or for what another row is for; members that left count. */
const badRow = ({ awards, project }: AwardGrant, { categories, members }: Project): Refusal | undefined => {
  for (const { category, member } of awards) {
    if (category !== undefined && !categories.includes(category)) {
      return { code: "UnknownCategory", project, category, known: categories }
    }
    if (member !== undefined && members[member] === undefined) return { code: "UnknownMember", project, member }
  }
  const twice = repeatedRow(awards)
  if (twice === undefined) return undefined
  const { category = null, heading, member = null } = twice
  return { code: "AwardedTwice", project, heading, category, member }
}

/** An agreement keeps its currency; only who wrote down the wrong one puts another in its place. */
const otherCurrency = ({ currency, project, reason }: AwardGrant, before: ProjectAwards): Refusal | undefined =>
  before.currency === null || before.currency === currency || reason === "correction"
    ? undefined
    : { code: "OtherCurrency", project, currency, current: before.currency }

export const awardGrant: Decision<AwardGrant, ConsortiumEvent, Refusal, typeof parts> = {
  name: "award-grant",
  parts,
  contends: "awards",
  keys: (command) => ({ project: command.project, awards: command.project }),
  decide: (command, states, { now }) => {
    const { awards, currency, project, reason } = command
    const before = states.awards
    return Result.flatMap(dayOfWord(states.project, command, now, before.awardedOn), (occurredOn) => {
      const refusal = badRow(command, states.project) ?? otherCurrency(command, before)
      if (refusal !== undefined) return Result.fail(refusal)
      return Result.succeed([{ type: "project.grant-awarded", project, occurredOn, currency, awards, reason }])
    })
  }
}
