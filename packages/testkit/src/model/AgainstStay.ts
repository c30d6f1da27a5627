/**
 * What speaks against a command about the days of a stay, or about its papers and terms.
 */
import { dayOf, type Mobility, type MobilityCommand, type Model, projectOf } from "./Model.ts"
import { type Reason, when } from "./Standing.ts"

/** What speaks against a word about the stay: it ends later than it would have, and is over only when it does not pause. */
export const againstStay = ({ paused, stay }: Mobility, command: MobilityCommand): ReadonlyArray<Reason> => {
  switch (command.type) {
    case "extend":
      return when(stay.end !== null && (dayOf(command.plannedEnd) ?? 0) <= stay.end, "ExtensionNotLater")
    case "interrupt":
    case "complete":
      return when(paused, "StillInterrupted")
    case "resume":
      return when(!paused, "NotInterrupted")
    default:
      return []
  }
}

/** Words of which the one of the latest day counts. */
const told = {
  "change-goals": "mobility.goals-changed",
  "change-mode": "mobility.mode-changed",
  "change-funding": "mobility.funding-changed"
} as const

/** That other days were planned on a later day. */
export const againstPlan = (model: Model, { facts }: Mobility, on: string | undefined): ReadonlyArray<Reason> => {
  const day = dayOf(on) ?? model.today
  const last = facts.findLast(({ planned, type }) => planned !== undefined || type === "mobility.applied")
  return when(day < (dayOf(last?.on) ?? day), "OutOfOrder")
}

/** What speaks against a word about papers or terms, or for want of them. */
export const againstPapers = (model: Model, mobility: Mobility, command: MobilityCommand): ReadonlyArray<Reason> => {
  const { facts, project, rowFacts, row, signed } = mobility
  const on = dayOf("on" in command ? command.on : undefined) ?? model.today
  switch (command.type) {
    case "sign-document":
      return when(signed.has(`${command.document} by ${command.party}`), "AlreadySigned")
    case "withdraw-signature":
      return signed.has(`${command.document} by ${command.party}`)
        ? when(on < (signed.get(`${command.document} by ${command.party}`) ?? on), "OutOfOrder")
        : ["NotSigned"]
    case "note-report": {
      const made = rowFacts.findLast(({ what }) => what === "made")?.on ?? null
      const last = facts.findLast(({ report }) => report !== undefined)
      const other = last === undefined || last.report === command.status ? null : dayOf(last.on)
      return row === undefined ? ["NotRegistered"] : when(on < Math.max(made ?? on, other ?? on), "OutOfOrder")
    }
    case "replan":
      return againstPlan(model, mobility, command.on)
    case "change-goals":
    case "change-mode":
    case "change-funding": {
      const last = facts.findLast(({ type }) => type === told[command.type])
      return when(on < (dayOf(last?.on) ?? on), "OutOfOrder")
    }
    case "depart": {
      const needed = projectOf(model, project).settings.departureNeeds
      const there = ({ document, party }: (typeof needed)[number]): boolean => {
        const day = signed.get(`${document} by ${party}`)
        return day !== undefined && (day === null || day <= on)
      }
      return when(!needed.every(there), "SignatureMissing")
    }
    default:
      return []
  }
}
