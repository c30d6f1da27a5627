/**
 * A rule of a consortium's own, laid over the decisions that come with the domain: it may refuse what these allow, never allow
 * what these refuse.
 */
import { Record, Result } from "effect"
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { Keys, Parts, States } from "../eventsourcing/Decision.ts"
import type { ConsortiumCommand } from "./ConsortiumCommand.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import type { ConsortiumDecision, Decisions } from "./Decisions.ts"

/** The values that prove that the rule is broken: a refusal carries them, and the rule's text is filled with them. */
export type Objection = Readonly<Record<string, string | number>>

/** Pure and total, as a decision is. What it reads belongs to the boundary, so that it holds under races too. */
export interface OwnRule<P extends Parts<ConsortiumEvent>> {
  /** Names the rule in refusals; a catalogue may have a text under it. */
  readonly name: string
  readonly parts: P
  /** The keys of its parts, as a decision gives them; a part without a key is not read, its state is the initial one. */
  keys(command: ConsortiumCommand, known: Partial<States<P>>): Keys<P>
  /** What it has against that these events are recorded, or nothing. It is asked about every command that leads to any. */
  against(events: ReadonlyArray<ConsortiumEvent>, states: States<P>, context: DecisionContext): Objection | undefined
}

/** Any rule, whatever it reads. */
export interface AnyRule {
  readonly name: string
  readonly parts: Parts<ConsortiumEvent>
  keys(
    command: ConsortiumCommand,
    known: Readonly<Record<string, unknown>>
  ): Readonly<Record<string, string | undefined>>
  against(
    events: ReadonlyArray<ConsortiumEvent>,
    states: Readonly<Record<string, unknown>>,
    context: DecisionContext
  ): Objection | undefined
}

type Named<A> = Readonly<Record<string, A>>

/** Parts of the decision and of rules stand side by side: those of a rule under its name. */
const marked = <A>(prefix: string, own: Named<A>): Named<A> =>
  Object.fromEntries(Object.entries(own).map(([name, value]) => [`${prefix}${name}`, value]))

const unmarked = (prefix: string, all: Named<unknown>): Named<unknown> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : []
    )
  )

const ruled = (decision: ConsortiumDecision, rule: AnyRule): ConsortiumDecision => {
  const prefix = `${rule.name}: `
  return {
    name: decision.name,
    contends: decision.contends,
    parts: { ...decision.parts, ...marked(prefix, rule.parts) },
    keys: (command, known) => ({
      ...decision.keys(command, known),
      ...marked(prefix, rule.keys(command, unmarked(prefix, known)))
    }),
    decide: (command, states, context) =>
      Result.flatMap(decision.decide(command, states, context), (events) => {
        if (events.length === 0) return Result.succeed(events)
        const values = rule.against(events, unmarked(prefix, states), context)
        return values === undefined ? Result.succeed(events) : Result.fail({ code: "OwnRule", rule: rule.name, values })
      })
  }
}

/** The decisions under one more rule; two rules of one name would read each other's parts. */
export const withRule = (decisions: Decisions, rule: AnyRule): Decisions =>
  Record.map(decisions, (decision) => ruled(decision, rule))
