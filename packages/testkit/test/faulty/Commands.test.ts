/**
 * Whatever fails on the way: who sends a command again until it is answered is answered as if nothing had failed.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStoreMemory, type RowAnswer } from "@westum/mobility"
import { FaultyStore, HistoryGenerator } from "@westum/mobility-testkit"
import { Array as Arr, Effect, Layer, Result } from "effect"
import * as fc from "fast-check"
import { property } from "../../src/contract/Property.ts"
import type { Entry } from "../../src/history/History.ts"
import { answerOf, onDay, play, subject } from "../../src/history/Play.ts"
import { scenarios, raceDay } from "../../src/laws/RaceScenario.ts"
import { withoutRecord } from "../../src/oracle/Record.ts"
import { deniedTruly, faultyConsortia, stored, untilAnswered } from "./Callers.ts"
import { patience } from "./Pair.ts"

const memory = Layer.fresh(EventStoreMemory.layer)

const anyHistory = fc.oneof(HistoryGenerator.anywhere.allowed, HistoryGenerator.anywhere.hostile)

/** The commands of an entry as requests, with the ids that a consortium would give them. */
const requestsOf = ({ commands, mode }: Entry, commandId: string) =>
  mode === "all-or-none"
    ? [{ commands, commandId }]
    : commands.map((command, row) => ({ commands: Arr.of(command), commandId: `${commandId}/${row}` }))

/** Whether it had been done before is all in which an answer may differ. */
const asFirst = (answer: RowAnswer | undefined) => (answer?._tag === "Done" ? { ...answer, again: false } : answer)

/** The answer to a row as it is given where that is sent alone: it is the first row then. */
const asAlone = (answer: RowAnswer | undefined) =>
  answer?._tag === "Refused"
    ? { ...answer, refusals: Arr.map(answer.refusals, (each) => ({ ...each, row: 0 })) }
    : answer

describe("sent again until it is answered", () => {
  it.live(
    "each command of a history is answered, and leaves the same log, as on a sound store",
    () =>
      property(
        fc.tuple(anyHistory, FaultyStore.plans()),
        ([history, plan]) =>
          Effect.gen(function* () {
            const reference = yield* subject(memory)
            const right = (yield* play(reference, history)).flatMap(({ answers }) => answers)
            const { consortia, sound } = yield* faultyConsortia(plan)
            const requests = history.entries.flatMap((entry, i) =>
              requestsOf(entry, `entry-${i}`).map((request) => ({ ...request, day: entry.day }))
            )
            for (const [i, { commandId, commands, day }] of requests.entries()) {
              const [row] = yield* untilAnswered(consortia, ({ preview }) =>
                Effect.map(onDay(day, preview(commands, { commandId })), ({ rows }) => rows)
              )
              const answer = yield* untilAnswered(
                consortia,
                ({ executeAll }) => onDay(day, answerOf(executeAll(commands, { commandId }))),
                deniedTruly(sound, commandId)
              )
              expect(asFirst(answer)).toEqual(asFirst(commands.length === 1 ? asAlone(right[i]) : right[i]))
              const foretold = row !== undefined && Result.isSuccess(row) ? row.success : row?.failure
              const came = answer._tag === "Done" ? answer.events.map(({ event }) => event) : answer.refusals
              expect(foretold).toEqual(came)
            }
            const log = (yield* stored(sound)).map((each) => ({ ...each, event: withoutRecord(each.event) }))
            expect(log).toEqual(yield* stored(reference.store))
          }),
        1 / 2
      ),
    patience
  )

  it.live(
    "rows that are carried out one by one are carried out once, though all of them are sent again",
    () =>
      property(
        fc.tuple(scenarios, FaultyStore.plans()),
        ([{ before: rows }, plan]) =>
          Effect.gen(function* () {
            const reference = yield* subject(memory)
            const right = yield* onDay(raceDay, reference.consortium.executeEach(rows, { commandId: "import" }))
            const { consortia, sound } = yield* faultyConsortia(plan)
            const answers = yield* untilAnswered(consortia, ({ executeEach }) =>
              onDay(raceDay, executeEach(rows, { commandId: "import" }))
            )
            expect(answers.map(asFirst)).toEqual(right.map(asFirst))
            const log = (yield* stored(sound)).map((each) => ({ ...each, event: withoutRecord(each.event) }))
            expect(log).toEqual(yield* stored(reference.store))
          }),
        1 / 4
      ),
    patience
  )
})
