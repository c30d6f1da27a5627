/**
 * What a process asks of a server with a long log, from its opening on, counted on the wire: the first approval, and one of which all
 * is known.
 */
import { expect, it } from "@effect/vitest"
import { Consortium } from "@westum/mobility"
import { PostgresEventStore, PostgresSavedStates } from "@westum/mobility-store-postgres"
import { LongLog } from "@westum/mobility-testkit"
import { Effect } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"
import { countedTo } from "./support/Statements.ts"

const { schema, url } = fileDatabase()

const length = 5_000

/** Rows that are no events: the answer to the append, and what tells every second that a connection is awake. */
const besides = 4

it.live(
  `in front of ${length} events the first approval takes three statements, and reads what was recorded since`,
  () =>
    Effect.gen(function* () {
      const name = yield* schema
      const counted = yield* countedTo(url())
      const log = PostgresEventStore.layer({ url: counted.url, schema: name })
      const saved = PostgresSavedStates.layer({ url: counted.url, schema: name })
      yield* LongLog.openOn(log, saved).pipe(
        Effect.flatMap(({ consortium }) => Effect.provideService(LongLog.fill(length), Consortium, consortium)),
        Effect.scoped
      )
      const costOf = (opened: LongLog.Opened, mobility: string) =>
        Effect.suspend(() => {
          counted.passed()
          return Effect.map(LongLog.costOf(opened, LongLog.approving(mobility)), (asked) => ({
            asked,
            passed: counted.passed()
          }))
        })
      const stays = length / 5
      const without = yield* costOf(yield* LongLog.openOn(log), "next-0")
      expect(without.asked).toEqual({ calls: 3, events: stays + 6 })
      expect(without.passed.statements).toBe(3)
      expect(without.passed.rows).toBeLessThanOrEqual(stays + 6 + besides)

      const opened = yield* LongLog.openOn(log, saved)
      const first = yield* costOf(opened, "next-1")
      expect(first.asked.calls).toBe(3)
      expect(first.passed.statements).toBe(3)
      expect(first.passed.rows).toBeLessThanOrEqual(6 + 500 + besides)

      yield* opened.consortium.preview([LongLog.approving("next-2")])
      const warm = yield* costOf(opened, "next-2")
      expect(warm.asked).toEqual({ calls: 1, events: 0 })
      expect(warm.passed.statements).toBe(1)
      expect(warm.passed.rows).toBeLessThanOrEqual(besides)
    }),
  patience
)
