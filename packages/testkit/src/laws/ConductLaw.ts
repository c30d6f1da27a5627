/**
 * A law of conduct: how a consortium answers, tried by playing histories on stores of their own.
 */
import { Effect, type Scope } from "effect"
import type { History } from "../history/History.ts"
import type { Fresh } from "../history/Play.ts"
import { LawBroken } from "./Law.ts"

/** What a law of conduct works with. */
export interface Stage {
  readonly history: History
  /** A number between 0 and 1 for whatever the law has to choose. */
  readonly chance: number
  readonly fresh: Fresh
  /** Fails with the problem if there is one. */
  readonly right: (problem: string | undefined) => Effect.Effect<void, LawBroken>
}

/** A law of conduct. */
export interface ConductLaw {
  readonly name: string
  /** It speaks of what is allowed, so that histories with refusals tell it nothing. */
  readonly allowedOnly: boolean
  /** Fails with a `LawBroken` that says what is wrong. */
  readonly check: (history: History, chance: number, fresh: Fresh) => Effect.Effect<void, unknown, Scope.Scope>
}

const rightIn =
  (law: string): Stage["right"] =>
  (problem) =>
    problem === undefined ? Effect.void : Effect.fail(new LawBroken({ law, problem }))

/** A law from its name and from what tries it. */
export const conductLaw = (
  name: string,
  attempt: (stage: Stage) => Generator<Effect.Effect<unknown, unknown, Scope.Scope>, void, never>,
  allowedOnly = false
): ConductLaw => ({
  name,
  allowedOnly,
  check: (history, chance, fresh) => Effect.gen(() => attempt({ history, chance, fresh, right: rightIn(name) }))
})
