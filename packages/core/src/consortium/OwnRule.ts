/**
 * A rule of a consortium's own, laid over the decisions that come with the domain: it may refuse what these allow, never allow
 * what these refuse.
 */
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { Keys, Parts, States } from "../eventsourcing/Decision.ts"
import type { ConsortiumCommand } from "./ConsortiumCommand.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import type { Decisions } from "./Decisions.ts"
import { layOver } from "./Overlay.ts"

/** The values that prove that the rule is broken: a refusal carries them, and the rule's text is filled with them. */
export type Objection = Readonly<Record<string, string | number>>

/** Pure and total, as a decision is. What it reads belongs to the boundary, so that it holds under races too. */
export interface OwnRule<P extends Parts<ConsortiumEvent>> {
  /** Names the rule in refusals; a catalogue may have a text under it. */
  readonly name: string
  readonly parts: P
  /** The keys of its parts, as a decision gives them; a part without a key is not read, its state is the initial one. */
  keys(command: ConsortiumCommand, known: Partial<States<P>>, context: DecisionContext): Keys<P>
  /** What it has against that these events are recorded, or nothing. It is asked about every command that leads to any. */
  against(events: ReadonlyArray<ConsortiumEvent>, states: States<P>, context: DecisionContext): Objection | undefined
}

/** Any rule, whatever it reads. */
export interface AnyRule {
  readonly name: string
  readonly parts: Parts<ConsortiumEvent>
  keys(
    command: ConsortiumCommand,
    known: Readonly<Record<string, unknown>>,
    context: DecisionContext
  ): Readonly<Record<string, string | undefined>>
  against(
    events: ReadonlyArray<ConsortiumEvent>,
    states: Readonly<Record<string, unknown>>,
    context: DecisionContext
  ): Objection | undefined
}

/** The decisions under one more rule; two rules of one name would read each other's parts. */
export const withRule = (decisions: Decisions, rule: AnyRule): Decisions =>
  layOver(decisions, {
    name: rule.name,
    parts: rule.parts,
    keys: (command, known, context) => rule.keys(command, known, context),
    after: (events, states, context) => {
      const values = rule.against(events, states, context)
      return values === undefined ? undefined : { code: "OwnRule", rule: rule.name, values }
    }
  })
