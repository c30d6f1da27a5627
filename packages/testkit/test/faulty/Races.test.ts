/**
 * Whatever fails on the way, whoever is faster and whoever gives up in between: nothing acknowledged is lost, nothing done twice.
 */
import { expect, it } from "@effect/vitest"
import type { RowAnswer } from "@westum/mobility"
import { ConsistencyOracle, FaultyStore, Laws } from "@westum/mobility-testkit"
import { Effect, Exit, Fiber } from "effect"
import * as fc from "fast-check"
import { property } from "../../src/contract/Property.ts"
import { answerOf, onDay } from "../../src/history/Play.ts"
import { raceDay, type Racer, scenarios } from "../../src/laws/RaceScenario.ts"
import {
  acknowledged,
  deniedTruly,
  faultyConsortia,
  idsOf,
  inNoTime,
  soundConsortium,
  stored,
  untilAnswered
} from "./Callers.ts"
import { patience } from "./Pair.ts"
import { rival } from "./Rival.ts"

/** The rival has no command whose id its events could follow from. */
const laws = Laws.logLaws.filter(({ name }) => !name.startsWith("events of a command stand together"))

it.effect(
  "of those who race, each is answered in the end, and the log is one that a sound store could have",
  () =>
    property(
      fc.tuple(scenarios, FaultyStore.plans(rival), fc.array(fc.option(fc.nat({ max: 30 })), { minLength: 1 })),
      ([{ before, waves }, plan, moments]) =>
        Effect.gen(function* () {
          const { consortia, sound } = yield* faultyConsortia(plan)
          const reliable = yield* soundConsortium(sound)
          yield* onDay(raceDay - 1, reliable.executeAll(before, { commandId: "before" }))

          /** Asks, gives up after so many turns, and asks again until there is an answer. */
          const run = Effect.fnUntraced(function* ({ command, commandId, through }: Racer, i: number) {
            const ask = ({ execute }: typeof reliable) => onDay(raceDay, answerOf(execute(command, { commandId })))
            const [one, other] = through === 0 ? consortia : [consortia[1], consortia[0]]
            const moment = moments[i % moments.length] ?? null
            const answers: Array<RowAnswer> = []
            if (moment !== null) {
              const asking = yield* Effect.forkChild(ask(one), { startImmediately: true })
              for (let turn = 0; turn < moment; turn++) yield* Effect.yieldNow
              yield* Fiber.interrupt(asking)
              const exit = yield* Fiber.await(asking)
              if (Exit.isSuccess(exit)) answers.push(exit.value)
            }
            const sentOnce =
              moment === null && waves.flat().filter((racer) => racer.commandId === commandId).length === 1
            const onSetback = sentOnce ? deniedTruly(sound, commandId) : undefined
            answers.push(yield* untilAnswered([one, other], ask, onSetback))
            return answers.map((answer) => ({ commandId, command, answer }))
          })

          const all = Effect.forEach(waves, (wave) => Effect.forEach(wave, run, { concurrency: "unbounded" }))
          const answers = (yield* inNoTime(all)).flat(2)
          const log = yield* stored(sound)
          yield* Effect.fromResult(
            ConsistencyOracle.check(log, { acknowledged: answers.flatMap(({ answer }) => acknowledged(answer)) })
          )
          const decoded = yield* Effect.fromResult(Laws.logOf(log))
          for (const law of laws) law.check(decoded)

          for (const { answer, command, commandId } of answers) {
            const told = acknowledged(answer)
            if (told.length === 0) continue
            expect(idsOf(log, commandId)).toEqual(told)
            const again = yield* onDay(raceDay, answerOf(reliable.execute(command, { commandId })))
            expect(again).toEqual({ ...answer, again: true })
          }
          expect(yield* stored(sound)).toHaveLength(log.length)
        }),
      1 / 2
    ),
  patience
)
