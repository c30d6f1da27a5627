/**
 * What waits about the row of a mobility in the tool.
 */
import { isForTool, isLeftOver, isStale } from "../mobility/InTool.ts"
import { isStageFact, type Mobility } from "../mobility/MobilityState.ts"
import { isSettled } from "../mobility/Stage.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { daysSetOn, lastOf, latest, type Rule, stepOn } from "./WaitingRule.ts"

/** The day on which the row was made, or changed last. */
const rowSetOn = (mobility: Mobility): CalendarDate | null =>
  lastOf(mobility, "mobility.registered", "mobility.registration-updated")

/** The day from which the row has been a draft. */
const draftFrom = ({ facts }: Mobility): CalendarDate | null => {
  const rows = facts.flatMap(({ event }) => ("status" in event && "tool" in event ? [event] : []))
  const made = rows.findLastIndex(({ type }) => type === "mobility.registered")
  const complete = rows.findLastIndex(({ status }) => status === "complete")
  return rows[Math.max(made, complete + 1)]?.occurredOn ?? null
}

/** The day on which it came to belong in the tool: that of its approval, or of the first step after it where that is not known. */
const forToolFrom = ({ facts }: Mobility): CalendarDate | null => {
  const steps = facts.flatMap(({ event }) => (isStageFact(event) ? [event] : []))
  const since = steps.slice(steps.findLastIndex(({ type }) => type === "mobility.approved"))
  return since.find(({ occurredOn }) => occurredOn !== null)?.occurredOn ?? null
}

/** The row is missing. */
export const registration: Rule = (mobility, { settings: { placeless, registerFrom } }) => {
  const { details, stage } = mobility
  if (mobility.registration !== undefined || details === undefined || placeless.includes(details.category)) return []
  const [isDue, from] =
    registerFrom === "completed" ? [isSettled(stage), stepOn(mobility)] : [isForTool(stage), forToolFrom(mobility)]
  if (!isDue) return []
  // A row that was removed was missing from that day on.
  const since = latest(from, lastOf(mobility, "mobility.registration-removed"))
  return [{ kind: "register", waitsFor: "coordinator", since, blocksReport: isSettled(stage) }]
}

/** The row is there, and not as it should be. */
export const row: Rule = (mobility) => {
  const { registration: there, stage } = mobility
  if (there === undefined) return []
  const common = { waitsFor: "coordinator", blocksReport: true } as const
  const set = rowSetOn(mobility)
  if (isLeftOver(mobility)) return [{ kind: "remove-registration", ...common, since: latest(stepOn(mobility), set) }]
  const isDraft = there.status === "draft" && isForTool(stage)
  // Drafts of applications wait for the decision.
  const draft = latest(draftFrom(mobility), lastOf(mobility, "mobility.approved"))
  return [
    ...(isDraft ? [{ kind: "complete-registration" as const, ...common, since: draft }] : []),
    ...(isStale(mobility)
      ? [{ kind: "update-registration" as const, ...common, since: latest(daysSetOn(mobility), set) }]
      : [])
  ]
}
