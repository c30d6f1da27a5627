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
    return Effect.map(work, (done) => {
      const texts = calls()
        .sort((a, b) => a.nth - b.nth)
        .flatMap(({ each }) => (each instanceof StatementSync ? [each.sourceSQL] : []))
      for (const spy of spies) spy.mockRestore()
      return [done, texts] as const
    })
  })
