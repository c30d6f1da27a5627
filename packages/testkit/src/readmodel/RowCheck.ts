/**
 * One promise of a store of read models, and what it is tried with.
 */
import type { ReadModelStore } from "@westum/mobility"
import { SequencePosition } from "@westum/mobility"
import { Effect, type Scope } from "effect"

/** The store under test. */
export interface RowSubject {
  /** Empty at first, and of this check alone. */
  readonly store: ReadModelStore.ReadModelStoreService
  /** Another empty store of the same kind. */
  readonly fresh: Effect.Effect<ReadModelStore.ReadModelStoreService, unknown, Scope.Scope>
}

/** Succeeds when the promise is kept. */
export interface RowCheck {
  readonly name: string
  readonly run: (subject: RowSubject) => Effect.Effect<void, unknown, Scope.Scope>
}

/** A check as a generator; what it throws or fails with says what was not kept. */
export const rowCheck = (
  name: string,
  body: (subject: RowSubject) => Generator<Effect.Effect<unknown, unknown, Scope.Scope>, void, never>
): RowCheck => ({ name, run: (subject) => Effect.gen(() => body(subject)) })

/** Positions by their numbers. */
export const at = SequencePosition.at

/** A version of a read model of towns. */
export const towns = (version: string): ReadModelStore.Shape => ({
  model: "towns",
  version,
  columns: { country: "text", people: "number" }
})

/** A row of it. */
export const town = (key: string, country: string | null = null, people: number | null = null) => ({
  key,
  state: JSON.stringify({ town: key, people }),
  columns: { country, people }
})

/** All rows, in the order of their keys. */
export const everything = { tests: [], order: [], offset: 0, limit: undefined }
