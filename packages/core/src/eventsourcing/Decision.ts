/**
 * A decision: named projections it reads, its consistency boundary, and the rule that turns a command into events or a refusal.
 */
import type { Result } from "effect"
import type { DecisionContext } from "./Command.ts"
import type { Projection } from "./Projection.ts"

/** The projections a decision reads, by the name it gives them. */
export type Parts<Event> = Readonly<Record<string, Projection<unknown, Event>>>

/** The states of a decision's parts. */
export type States<P> = {
  readonly [Name in keyof P]: P[Name] extends Projection<infer State, infer _Event> ? State : never
}

/** Which key of each part a command is about; a part without key is not read, its state is the initial one. */
export type Keys<P> = { readonly [Name in keyof P]?: string }

/** Pure and total: no clock, no randomness, no I/O. */
export interface Decision<Command, Event, Refusal, P extends Parts<Event>> {
  readonly name: string
  readonly parts: P
  /** The part that commands compete for: those waiting for the same key are decided one after the other, appended together. */
  readonly contends: keyof P & string
  /**
   * The keys of the parts as far as the states known so far tell; asked again with more states until nothing is added. The
   * key of a part must not depend on that part.
   */
  keys(command: Command, known: Partial<States<P>>, context: DecisionContext): Keys<P>
  /**
   * The id of a command is kept with its events: one that leads to none is forgotten, and would be carried out when it is sent again
   * after others have changed what was so. So what is already so is told once more.
   */
  decide(command: Command, states: States<P>, context: DecisionContext): Result.Result<ReadonlyArray<Event>, Refusal>
}

/** Any decision, whatever its parts: what a runner needs to know of it. */
export interface AnyDecision<Command, Event, Refusal> {
  readonly name: string
  readonly parts: Parts<Event>
  readonly contends: string
  keys(
    command: Command,
    known: Readonly<Record<string, unknown>>,
    context: DecisionContext
  ): Readonly<Record<string, string | undefined>>
  decide(
    command: Command,
    states: Readonly<Record<string, unknown>>,
    context: DecisionContext
  ): Result.Result<ReadonlyArray<Event>, Refusal>
}
