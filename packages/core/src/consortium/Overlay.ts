/**
 * Something laid over every decision: it refuses, before the decision is asked or once it is known what that would record. What
 * it reads joins the parts of the decision, and so its boundary.
 */
import { Record, Result } from "effect"
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { Parts } from "../eventsourcing/Decision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { ConsortiumCommand } from "./ConsortiumCommand.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import type { ConsortiumDecision, Decisions } from "./Decisions.ts"

type Named<A> = Readonly<Record<string, A>>

/** Pure and total, as a decision is. */
export interface Overlay {
  /** Keeps its parts apart from those of others: two overlays of one name would read each other's. */
  readonly name: string
  readonly parts: Parts<ConsortiumEvent>
  /** The keys of its parts, as a decision gives them; a part without a key is not read, its state is the initial one. */
  keys(command: ConsortiumCommand, known: Named<unknown>, context: DecisionContext): Named<string | undefined>
  /** Why the command is refused whatever the decision says: then the decision is not asked. */
  before?(command: ConsortiumCommand, states: Named<unknown>, context: DecisionContext): Refusal | undefined
  /** Why these events may not be recorded. It is asked where there are any. */
  after?(events: ReadonlyArray<ConsortiumEvent>, states: Named<unknown>, context: DecisionContext): Refusal | undefined
}

/** Parts of the decision and of what lies over it stand side by side: those of an overlay under its name. */
const marked = <A>(prefix: string, own: Named<A>): Named<A> =>
  Object.fromEntries(Object.entries(own).map(([name, value]) => [`${prefix}${name}`, value]))

const unmarked = (prefix: string, all: Named<unknown>): Named<unknown> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : []
    )
  )

const under = (decision: ConsortiumDecision, overlay: Overlay): ConsortiumDecision => {
  const prefix = `${overlay.name}: `
  return {
    name: decision.name,
    contends: decision.contends,
    parts: { ...decision.parts, ...marked(prefix, overlay.parts) },
    keys: (command, known, context) => ({
      ...decision.keys(command, known, context),
      ...marked(prefix, overlay.keys(command, unmarked(prefix, known), context))
    }),
    decide: (command, states, context) => {
      const own = unmarked(prefix, states)
      const refused = overlay.before?.(command, own, context)
      if (refused !== undefined) return Result.fail(refused)
      return Result.flatMap(decision.decide(command, states, context), (events) => {
        const against = events.length === 0 ? undefined : overlay.after?.(events, own, context)
        return against === undefined ? Result.succeed(events) : Result.fail(against)
      })
    }
  }
}

/** The decisions under one more overlay. */
export const layOver = (decisions: Decisions, overlay: Overlay): Decisions =>
  Record.map(decisions, (decision) => under(decision, overlay))
