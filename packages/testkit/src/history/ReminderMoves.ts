/**
 * Reminders of what waits; or, aimed to miss, of what does not, or out of turn.
 */
import { BudgetHeading, Document } from "@westum/mobility"
import { Schema } from "effect"
import type { Agreed, Model, ReminderCommand } from "../model/Model.ts"
import { given, waitingIn } from "../model/Reminders.ts"
import type { Waits } from "../oracle/Waits.ts"
import { choose, type Draw } from "./Move.ts"
import type { Sight } from "./Sight.ts"

const kinds = [
  "sign-document",
  "register",
  "update-registration",
  "expect-report-request",
  "hand-in-report",
  "pay-final",
  "use-places",
  "submit-final-report"
] as const

const parties = Schema.decodeUnknownSync(Document.Party)
const headings = Schema.decodeUnknownSync(BudgetHeading.BudgetHeading)

/** Which of several of a kind it is. */
const which = ({ document, for: party, heading }: Waits): Pick<ReminderCommand, "heading" | "signature"> => ({
  ...(document === undefined ? {} : { signature: { document, party: parties(party) } }),
  ...(heading === undefined ? {} : { heading: headings(heading) })
})

/** The next reminder of it; nothing where it is of a kind that nobody is reminded of here, or has no day. */
const next = (model: Model, project: string, waits: Waits): ReminderCommand | undefined => {
  const { kind, mobility, since } = waits
  const of = kinds.find((each) => each === kind)
  if (of === undefined || since === null) return undefined
  const thing = { about: mobility === undefined ? { project } : { mobility }, of, since, ...which(waits) }
  return { type: "remind", ...thing, number: given(model, thing) + 1 }
}

const possible = (model: Model, project: Agreed): ReadonlyArray<ReminderCommand> =>
  waitingIn(model, project).flatMap((waits) => next(model, project.id, waits) ?? [])

/** Somebody is reminded of something that waits in the project. */
export const reminder = (project: Agreed, { who }: Draw, model: Model): ReminderCommand | undefined =>
  choose(possible(model, project), who)

/** One that is possible, most often, or the same once more, or too soon, or of another day. */
export const aimedReminder = ({ choice, model, project }: Sight, command: ReminderCommand): ReminderCommand => {
  const one = project === undefined ? undefined : choice(possible(model, project), undefined)
  if (one === undefined) return command
  const { number, ...thing } = one
  const { heading: _, signature: __, ...untold } = one
  const others = [{ ...thing, number: Math.max(1, number - 1) }, { ...one, since: command.since }, untold]
  return choice([one, one, ...others], one)
}
