/**
 * Where a project stands on a day, by what was told of it.
 */
import type { Refusal } from "@westum/mobility"
import type { Agreed, PhaseCommand } from "./Model.ts"

/** Where it may stand. */
export type Phase = Extract<Refusal.Refusal, { readonly code: "NotGranted" }>["phase"]

type Told = Agreed["phases"]

const last = (told: Told, wanted: (command: PhaseCommand) => boolean): Told[number] | undefined =>
  told.findLast(({ command }) => wanted(command))

const aboutReport = (told: Told, report: "interim" | "final"): PhaseCommand["type"] | undefined =>
  last(told, (command) => "report" in command && command.report === report)?.command.type

/** The phase by the end of that day: the furthest that it has come to, and not come back from. */
export const phaseBy = ({ appliedFor, phases, start }: Agreed, day: number): Phase => {
  const told = phases.filter(({ on }) => on <= day)
  const has = (type: PhaseCommand["type"]): boolean => told.some(({ command }) => command.type === type)
  if (has("close-project")) return "closed"
  if (has("record-check")) return "checked"
  if (aboutReport(told, "final") === "submit-report") return "final-reported"
  if (aboutReport(told, "interim") === "submit-report") return "interim-reported"
  const decided = last(told, ({ type }) => type === "record-grant-decision")?.command
  const decision = decided?.type === "record-grant-decision" ? decided.decision : undefined
  if (decision === "rejected") return "rejected"
  if (appliedFor && decision === undefined) return "applied"
  return start <= day ? "running" : "granted"
}

/** Whether rows in the tool stand still: a submission on an earlier day, and no return since, that day included. */
export const isFrozen = ({ phases }: Agreed, day: number): boolean => {
  const about = phases.filter(
    ({ command, on }) =>
      "report" in command && command.report === "final" && (command.type === "submit-report" ? on < day : on <= day)
  )
  return about.at(-1)?.command.type === "submit-report"
}

/** Nothing happens after the closing. */
export const isAfterClosing = ({ phases }: Agreed, day: number): boolean =>
  phases.some(({ command, on }) => command.type === "close-project" && on < day)

/** The names of the versions, with their days, in order. */
export const versionsIn = ({
  phases
}: Pick<Agreed, "phases">): ReadonlyArray<{ readonly name: string; readonly on: number }> => {
  const counts = new Map<string, number>()
  return phases.flatMap(({ command, on }) => {
    const kind =
      command.type === "submit-report" ? command.report : command.type === "record-check" ? "check" : undefined
    if (kind === undefined) return command.type === "close-project" ? [{ name: "closed", on }] : []
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    return [{ name: `${kind}-${number}`, on }]
  })
}
