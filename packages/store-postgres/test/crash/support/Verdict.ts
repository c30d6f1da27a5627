/**
 * The log afterwards, held against everything that was told.
 */
import type { Event } from "@westum/mobility"
import { ConsistencyOracle, Laws } from "@westum/mobility-testkit"
import { Effect, Result } from "effect"
import { expect } from "vitest"
import { open, whole } from "../../support/Log.ts"
import type { Told } from "./Told.ts"

/** The log of a schema as the server has it now. */
export const logOn = (url: string, schema: string) =>
  Effect.scoped(Effect.flatMap(open({ url, schema, migrate: false, maxConnections: 2 }), whole))

/** How many of the acknowledged events are not where they were said to be. */
export const lost = (log: ReadonlyArray<Event.SequencedEvent>, { acknowledged }: Told): number => {
  const ids = new Map<number, string>(log.map(({ event, position }) => [position, event.id]))
  return acknowledged.filter(({ id, position }) => ids.get(position) !== id).length
}

/**
 * Fails unless all that was acknowledged is where it was said to be, nothing is there twice or unasked, positions have no gaps, each
 * append was possible when it was made, every law holds, that of the places too, and every subscriber saw each position once.
 */
export const sound = (log: ReadonlyArray<Event.SequencedEvent>, told: Told): void => {
  const { attempted } = told
  const acknowledged = told.acknowledged.map(({ id }) => id)
  Result.getOrThrow(ConsistencyOracle.check(log, { gapless: true, acknowledged, attempted }))
  expect(lost(log, told)).toBe(0)
  const decoded = Result.getOrThrow(Laws.logOf(log))
  for (const law of Laws.logLaws) law.check(decoded)
  const stored = log.map(({ event: { id }, position }) => ({ position, id }))
  for (const seen of told.subscribers) expect(seen).toEqual(stored)
}
