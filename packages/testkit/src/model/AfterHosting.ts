/**
 * What stands about a hosting after a command about it, and what is offered after an offer.
 */
import { type Offered, offersIn } from "../oracle/Beds.ts"
import { type Asked, hostingCorrected, type HostingFact, leadsTo, seenHosting } from "../oracle/HostingFacts.ts"
import { iso } from "./Days.ts"
import type { EnteredHosting, Hosted, HostingCommand, OfferCommand, ToldOffer } from "./Model.ts"

type Of<Type extends HostingCommand["type"]> = Extract<HostingCommand, { readonly type: Type }>

const happens: { readonly [Type in HostingCommand["type"]]?: string } = {
  "accept-hosting": "accepted",
  "reject-hosting": "rejected",
  "withdraw-hosting": "withdrawn",
  "cancel-hosting": "cancelled",
  "record-no-show": "no-show",
  "record-arrival": "arrived",
  "end-hosting": "ended",
  "end-hosting-early": "ended-early",
  "name-supervisor": "supervisor-named"
}

const standing = (hosting: EnteredHosting): Hosted => {
  const seen = seenHosting(hosting.facts)
  return { ...hosting, ...seen, stage: hosting.inError ? "in-error" : seen.stage }
}

const asked = (command: Of<"request-hosting">): Asked => {
  const { category, goals = [], learningGoals = [], planned } = command
  return { category, goals, learningGoals, planned }
}

const askedAgain = (before: Hosted, command: Of<"request-hosting-again">): Asked => {
  const { category = before.category, goals = before.goals } = command
  const { learningGoals = before.learningGoals, planned = before.planned } = command
  return { category, goals, learningGoals, planned }
}

const factOf = (before: Hosted, command: HostingCommand, on: string): HostingFact => {
  const id = String(before.entries)
  if (command.type === "request-hosting-again") {
    return { id, what: "requested-again", on, asked: askedAgain(before, command) }
  }
  const supervisor = "supervisor" in command ? command.supervisor : undefined
  return { id, what: happens[command.type] ?? "", on, ...(supervisor === undefined ? {} : { supervisor }) }
}

const withoutLastStep = (facts: ReadonlyArray<HostingFact>): ReadonlyArray<HostingFact> => {
  const last = facts.findLast((fact, i) => i > 0 && leadsTo(fact) !== undefined)
  return facts.filter((fact) => fact !== last)
}

/** The hosting after a command about it on that day; nothing where none is there to be spoken of. */
export const afterHosting = (
  before: Hosted | undefined,
  command: HostingCommand,
  today: number
): Hosted | undefined => {
  const { on = iso(today) } = "on" in command ? command : {}
  if (command.type === "request-hosting") {
    const { group, hosting: id, member, participant, partner, project } = command
    const facts = [{ id: "0", what: "requested", on, asked: asked(command) }]
    return standing({ id, project, member, partner, participant, group, facts, struck: [], inError: false, entries: 1 })
  }
  if (before === undefined) return undefined
  const entries = before.entries + 1
  switch (command.type) {
    case "correct-hosting":
      return standing({ ...hostingCorrected(before, command.changes), entries })
    case "retract-hosting-step":
      return standing({ ...before, facts: withoutLastStep(before.facts), entries })
    case "enter-hosting-in-error":
      return standing({ ...before, facts: [], struck: before.facts, inError: true, entries })
    case "reinstate-hosting":
      return standing({ ...before, facts: before.struck, struck: [], inError: false, entries })
    default:
      return standing({ ...before, facts: [...before.facts, factOf(before, command, on)], entries })
  }
}

const offered = (command: Extract<OfferCommand, { readonly beds: number }>): Offered => {
  const { beds, category, days, member, offer } = command
  return { member, offer, category: category ?? null, beds, days }
}

/** What is offered by the end of a day, by what was told. */
export const offersBy = (told: ReadonlyArray<ToldOffer>, day: number): ReadonlyArray<Offered> =>
  offersIn(
    told.flatMap(({ command, on }) =>
      on > day
        ? []
        : { on: iso(on), about: command, stands: command.type === "offer-hosting" ? offered(command) : null }
    )
  )
