/**
 * What a process asks of a file with a long log, from its opening on: the first approval, and one of which all is known.
 */
import { expect, it } from "@effect/vitest"
import { Consortium } from "@westum/mobility"
import { SqliteEventStore, SqliteSavedStates } from "@westum/mobility-store-sqlite"
import { LongLog } from "@westum/mobility-testkit"
import { Effect } from "effect"
import { statementsOf } from "./support/Statements.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const length = 5_000

const wordOf = (text: string): string | undefined => text.split(" ")[0]

/** Under the lock of the file: where the log ends, whether the event is stored, the event and its tags. */
const append = ["BEGIN", "SELECT", "SELECT", "INSERT", "INSERT", "COMMIT"]

it.live(
  `in front of ${length} events the first approval takes two reads and an append, and reads what was recorded since`,
  () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const log = SqliteEventStore.layer({ filename: `${directory}/log.db`, synchronous: "NORMAL" })
      const saved = SqliteSavedStates.layer({ filename: `${directory}/saved-states.db` })
      const filled = LongLog.openOn(log, saved).pipe(
        Effect.flatMap(({ consortium }) => Effect.provideService(LongLog.fill(length), Consortium, consortium)),
        Effect.scoped
      )
      yield* filled
      const without = yield* LongLog.openOn(log)
      // The mobility, its participant's stays and the project, twice the application; and every stay that took a place.
      const stays = length / 5
      expect(yield* LongLog.costOf(without, LongLog.approving("next-0"))).toEqual({ calls: 3, events: stays + 6 })

      const opened = yield* LongLog.openOn(log, saved)
      const [cost, texts] = yield* statementsOf(LongLog.costOf(opened, LongLog.approving("next-1")))
      expect(cost.calls).toBe(3)
      expect(cost.events).toBeLessThanOrEqual(6 + 500)
      // A statement for each of the two reads, of all parts and of where the log ends; then the append.
      expect(texts.map(wordOf)).toEqual(["SELECT", "SELECT", ...append])

      yield* opened.consortium.preview([LongLog.approving("next-2")])
      const [warm, one] = yield* statementsOf(LongLog.costOf(opened, LongLog.approving("next-2")))
      expect(warm).toEqual({ calls: 1, events: 0 })
      expect(one.map(wordOf)).toEqual(append)
    })
)
