/**
 * A reaction: a projection whose states decide on commands. Pure: what runs it stands in `ReactionRunner`.
 */
import type { CommandInput } from "../consortium/ConsortiumCommand.ts"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Question } from "../consortium/Question.ts"
import type { Instant } from "../eventsourcing/Event.ts"
import type { Kept, ReadModel } from "../readmodel/ReadModel.ts"

/** A command, and what it is about. */
export interface Reply {
  /**
   * Tells it from whatever else the reaction ever does about the same key, in every version of the reaction. The command of one occasion is
   * always the same, whenever it is sent.
   */
  readonly occasion: string
  readonly command: CommandInput
}

/** What is to be done now, and when to look again though nothing happens. */
export interface Reacted {
  readonly replies: ReadonlyArray<Reply>
  /** The first moment at which there is more to do; null where there is none. */
  readonly again: Instant | null
}

/** What follows from the events of one key as time goes by, and perhaps from what the log answers to a question. */
export interface Reaction<State, Around = unknown> {
  /** Its states are kept as a read model of this name, and its commands are known by it: unique, and never changed. */
  readonly projection: Kept<State, ConsortiumEvent>
  /** Grows when `react` or its settings change, so that the moments at which rows are due are reckoned anew. */
  readonly version: number
  /**
   * A question about what the events of a key do not tell, such as the project of a mobility; where it is left out, or nothing, there is
   * none. It is asked of the log whenever a row is due.
   */
  around?(state: State): Question<Around> | undefined
  /**
   * Nothing may be due before the moment that `again` says. When rows are due is reckoned without an answer; what is done then, with
   * the one to `around`.
   */
  react(state: State, now: Instant, key: string, around?: Around): Reacted
}

/** The columns of a reaction's rows. */
export interface Due {
  /** From when on there is something to do; null where there is nothing as long as nothing happens. */
  readonly due: Instant | null
  readonly [column: string]: Instant | null
}

/** Before all time (ECMA-262, 21.4.1.1). */
export const beginning: Instant = -8.64e15

/** The rows of a reaction, found by when they are due. */
export const readModelOf = <State>(reaction: Reaction<State>): ReadModel<State, ConsortiumEvent, Due> => ({
  projection: reaction.projection,
  version: reaction.version,
  columns: { due: "number" },
  row: (state, key) => {
    const { again, replies } = reaction.react(state, beginning, key)
    return { due: replies.length === 0 ? again : beginning }
  }
})

/** The id of the command: the same for the same occasion, whoever sends it and however often. */
export const commandIdOf = <State>({ projection }: Reaction<State>, key: string, { occasion }: Reply): string =>
  `reaction ${JSON.stringify([projection.name, key, occasion])}`
