/**
 * One promise of the store port and the program that tries it.
 */
import type { Event, EventStore } from "@westum/mobility"
import { Effect, type Scope } from "effect"

/** The store under test and what a check can do with it. */
export interface Subject {
  /** Empty at first, and of this check alone. */
  readonly store: EventStore.EventStoreService
  /** Another empty store of the same kind. */
  readonly fresh: Effect.Effect<EventStore.EventStoreService, unknown, Scope.Scope>
  /** Stops the clock that store and check go by at an instant. Before, it shows the time of the machine. */
  readonly setClock: (now: Event.Instant) => Effect.Effect<void>
  /** Whether the store declares that its positions leave no gaps. */
  readonly gapless: boolean
}

/** Succeeds when the promise is kept. */
export interface Check {
  readonly name: string
  readonly run: (subject: Subject) => Effect.Effect<void, unknown, Scope.Scope>
}

/** A check as a generator; what it throws or fails with says what was not kept. */
export const check = (
  name: string,
  body: (subject: Subject) => Generator<Effect.Effect<unknown, unknown, Scope.Scope>, void, never>
): Check => ({ name, run: (subject) => Effect.gen(() => body(subject)) })
