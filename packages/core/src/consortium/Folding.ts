/**
 * A question that is being answered, and how to go on from a state that was saved.
 */
import { fold, type Projection, type Recorded } from "../eventsourcing/Projection.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

/** A fold under way. */
export interface Folding<Answer> {
  /** The next events, in order; those of other keys are passed over. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void
  answer(): Answer
  /** What it has come to, where that can be saved. */
  state?(): unknown
}

/** A fold of one key's state, from a state it has come to; answered is what is seen of it. */
export const folding = <State, Answer>(
  projection: Projection<State, ConsortiumEvent>,
  key: string,
  view: (state: State) => Answer,
  from: State
): Folding<Answer> => {
  let state = from
  return {
    take: (events) => {
      state = fold(projection, key, events, state)
    },
    answer: () => view(state),
    state: () => state
  }
}

/** How to go on from a state that was saved. */
export interface Resumption<Answer> {
  readonly projection: Projection<unknown, ConsortiumEvent>
  from(state: unknown): Folding<Answer>
}

/** The same, shut: how states are saved is no matter of whoever asks, nor are the types that it takes. */
export class Resumable<Answer> {
  readonly #resumption: Resumption<Answer>

  constructor(resumption: Resumption<Answer>) {
    this.#resumption = resumption
  }

  /** What is in it. */
  static open<Answer>(resumable: Resumable<Answer>): Resumption<Answer> {
    return resumable.#resumption
  }
}
