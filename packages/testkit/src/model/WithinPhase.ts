/**
 * What the phases of a project speak against in what is told of its mobilities.
 */
import type { Refusal } from "@westum/mobility"
import type { Fact } from "../oracle/Facts.ts"
import { type Agreed, dayOf, type Mobility } from "./Model.ts"
import { isAfterClosing, isFrozen, phaseBy } from "./Phases.ts"

const placed: ReadonlyArray<string> = ["approved", "departed", "completed", "returned-early"]

const againstFact = (
  project: Agreed,
  { ineligible, kind, moved, on, to = "none" }: Fact,
  today: number
): ReadonlyArray<Refusal.RefusalCode> => {
  const day = dayOf(on)
  const phase = phaseBy(project, day ?? today)
  const reasons: Array<Refusal.RefusalCode> = []
  if (placed.includes(to) && (phase === "applied" || phase === "rejected")) reasons.push("NotGranted")
  if (day === null) return reasons
  if (moved?.paid !== false && isAfterClosing(project, day)) reasons.push("ProjectClosed")
  if (kind === "row" && ineligible === undefined && isFrozen(project, day)) reasons.push("RowsFrozen")
  return reasons
}

/** What the phases of the project speak against in a mobility, as far as it was not told before like that. */
export const againstPhase = (
  project: Agreed,
  mobility: Mobility,
  before: Mobility | undefined,
  today: number
): ReadonlyArray<Refusal.RefusalCode> => {
  const told = before?.facts ?? []
  // Of another project a row had stood there, where it was put in order before.
  const known = before?.project === mobility.project ? told : told.filter(({ kind }) => kind === "row")
  const news = mobility.facts.filter(({ id, on }) => !known.some((fact) => fact.id === id && fact.on === on))
  return news.flatMap((fact) => againstFact(project, fact, today))
}
