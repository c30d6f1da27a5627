/**
 * How long the first approval takes in front of a log of any length, and how much it asks: a report, for programs that measure.
 */
import { Consortium, type EventStore, type SavedStates } from "@westum/mobility"
import { Effect, type Layer, type Scope } from "effect"
import { type Asked, approving, costOf, type Failed, fill, openOn } from "./LongLog.ts"

/** What an opening and an approval took, in milliseconds of real time. */
export interface Measured extends Asked {
  readonly what: string
  readonly opening: number
  readonly approval: number
}

const timed = <A, E, R>(work: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const began = performance.now()
    return Effect.map(work, (done) => [done, Math.round(performance.now() - began)] as const)
  })

/** Fills an empty log, and approves from a process that has just been opened: without saved states, with them, and once more. */
export const measure = Effect.fnUntraced(function* <E, F>(
  log: Layer.Layer<EventStore.EventStore, E>,
  saved: Layer.Layer<SavedStates.SavedStates, F>,
  events: number
): Effect.fn.Return<ReadonlyArray<Measured>, E | F | Failed, Scope.Scope> {
  yield* Effect.scoped(
    Effect.flatMap(openOn(log, saved), ({ consortium }) => Effect.provideService(fill(events), Consortium, consortium))
  )
  const [without, openedWithout] = yield* timed(openOn(log))
  const [first, firstTook] = yield* timed(costOf(without, approving("next-0")))
  const [opened, opening] = yield* timed(openOn(log, saved))
  const [second, secondTook] = yield* timed(costOf(opened, approving("next-1")))
  yield* opened.consortium.preview([approving("next-2")])
  const [warm, warmTook] = yield* timed(costOf(opened, approving("next-2")))
  return [
    { what: "first, nothing saved", opening: openedWithout, approval: firstTook, ...first },
    { what: "first, from saved states", opening, approval: secondTook, ...second },
    { what: "next, all in memory", opening: 0, approval: warmTook, ...warm }
  ]
})
