/**
 * Stores that find other events than were asked for, by id or by time.
 */
import type { Event } from "@westum/mobility"
import { Effect } from "effect"
import { type BrokenStore, wrapped } from "./BrokenStore.ts"

const inPosition = (stored: ReadonlyArray<Event.SequencedEvent>) => stored.toSorted((a, b) => a.position - b.position)

export const lookupFaults: ReadonlyArray<BrokenStore> = [
  wrapped("found in the order that was asked", "find: find gives the stored events", ({ find }) => ({
    find: (ids) =>
      Effect.map(
        Effect.forEach(ids, (id) => find([id])),
        (found) => [...new Set(found.flat())]
      )
  })),
  wrapped("found as often as asked", "find: find gives the stored events", ({ find }) => ({
    find: (ids) =>
      Effect.map(
        Effect.forEach(ids, (id) => find([id])),
        (found) => inPosition(found.flat())
      )
  })),
  wrapped("as many ids as a statement takes", "find: find takes tens of thousands", ({ find }) => ({
    find: (ids) => find(ids.slice(0, 32_766))
  })),
  wrapped(
    "recorded at an instant taken for before it",
    "order and time: positionAt is the last position",
    ({ positionAt }) => ({
      positionAt: (instant) => positionAt(instant - 1)
    })
  )
]
