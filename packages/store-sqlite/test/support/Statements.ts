/**
 * Listens to what is asked of SQLite.
 */
import { Effect } from "effect"
import { StatementSync } from "node:sqlite"
import { vi } from "vitest"

/** What work leads to, and the texts of the statements that are run meanwhile, in order. */
export const statementsOf = <A, E>(work: Effect.Effect<A, E>) =>
  Effect.suspend(() => {
    const spies = [vi.spyOn(StatementSync.prototype, "all"), vi.spyOn(StatementSync.prototype, "run")]
    const calls = () =>
      spies.flatMap(({ mock }) => mock.contexts.map((each, i) => ({ each, nth: mock.invocationCallOrder[i] ?? 0 })))
    return work.pipe(
      Effect.map((done) => {
        const inOrder = calls().sort((a, b) => a.nth - b.nth)
        const texts = inOrder.flatMap(({ each }) => (each instanceof StatementSync ? [each.sourceSQL] : []))
        return [done, texts] as const
      }),
      // Other tests share the prototype, also when this one fails.
      Effect.ensuring(Effect.sync(() => spies.forEach((spy) => spy.mockRestore())))
    )
  })
