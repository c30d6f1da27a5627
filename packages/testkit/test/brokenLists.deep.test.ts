/**
 * The gallery of broken to-do lists, on the logs of histories; and that those logs have something of nearly every kind to do.
 */
import { expect, it } from "@effect/vitest"
import { CalendarDate, EventStoreMemory, ToDoItem } from "@westum/mobility"
import { HistoryGenerator, Laws, Runs } from "@westum/mobility-testkit"
import { Effect } from "effect"
import * as fc from "fast-check"
import { play, subject, wholeLog } from "../src/history/Play.ts"
import { brokenLists } from "./gallery/BrokenLists.ts"

/** Milliseconds, on a slow machine. */
const patience = 120_000

/** Most faults show within ten histories; the rarest, a row of other days where all else is done, within some hundreds. */
const enough = 1_000

const histories = fc.sample(HistoryGenerator.anywhere.allowed, { numRuns: enough, seed: 1 })

const logOf = (history: HistoryGenerator.History) =>
  Effect.scoped(
    Effect.gen(function* () {
      const on = yield* subject(EventStoreMemory.layer)
      yield* play(on, history)
      return yield* wholeLog(on)
    })
  )

const isBroken = (law: Laws.LogLaw, log: Laws.Log): boolean => {
  try {
    law.check(log)
    return false
  } catch {
    return true
  }
}

it.live(
  "every broken list is caught by the law that is there for it",
  () =>
    Effect.gen(function* () {
      let open = brokenLists.map(({ caughtBy, list, ...broken }) => ({
        ...broken,
        caughtBy,
        law: Laws.toDoLaws(list).find(({ name }) => name.startsWith(caughtBy))
      }))
      for (const history of histories) {
        if (open.length === 0) break
        const log = yield* logOf(history)
        open = open.filter(({ law }) => law === undefined || !isBroken(law, log))
      }
      expect(open.map(({ caughtBy, fault }) => `${fault}: not caught by “${caughtBy}”`)).toEqual([])
    }),
  patience
)

it.live(
  "there is something of nearly every kind to do",
  () =>
    Effect.gen(function* () {
      const all = yield* Effect.forEach(histories.slice(0, Math.max(50, Runs.runs())), logOf)
      const seen = all.map(({ events }) => {
        const days = [...new Set(events.flatMap(({ event }) => event.occurredOn ?? []))].toSorted()
        const ids = events.flatMap(({ event }) => (event.type === "project.opened" ? [event.project] : []))
        return new Set(
          ids.flatMap((id) =>
            days.flatMap((on) =>
              Laws.shippedList(id, events, { on: CalendarDate.CalendarDate.make(on) }).map(({ kind }) => kind)
            )
          )
        )
      })
      const shares = ToDoItem.toDoKinds.map(
        (kind) => [kind, seen.filter((kinds) => kinds.has(kind)).length / seen.length] as const
      )
      console.log(shares.map(([kind, share]) => `${kind} ${Math.round(100 * share)} %`).join(", "))
      expect(shares.filter(([, share]) => share > 0).length).toBeGreaterThanOrEqual(12)
    }),
  patience
)
