/**
 * Whatever fails on the way, whoever is faster and whoever gives up in between: nothing acknowledged is lost, nothing done twice.
 */
import { expect, it } from "@effect/vitest"
import type { ConsortiumService, RowAnswer } from "@westum/mobility"
import { ConsistencyOracle, FaultyStore, Laws } from "@westum/mobility-testkit"
import { Effect, Exit, Fiber } from "effect"
import * as fc from "fast-check"
import { property } from "../../src/contract/Property.ts"
import { answerOf, onDay } from "../../src/history/Play.ts"
import { raceDay, type Racer, scenarios } from "../../src/laws/RaceScenario.ts"
import {
  deniedTruly,
  faultyConsortia,
  acknowledgedBy,
  idsOf,
  inNoTime,
  soundConsortium,
  stored,
  untilAnswered
} from "./Callers.ts"
import { patience } from "./Pair.ts"
import { rival } from "./Rival.ts"

/** Every call is on its way for a while, so that callers meet; the same delays again and again. */
const delays = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }).map((round) => ({
  *[Symbol.iterator]() {
    for (;;) yield* round
  },
  [fc.toStringMethod]: () => `${JSON.stringify(round)} again and again`
}))

/** The rival has no command whose id its events could follow from. */
const laws = Laws.logLaws.filter(({ name }) => !name.startsWith("events of a command stand together"))

type Consortia = Effect.Success<ReturnType<typeof faultyConsortia>>

const ask =
  ({ command, commandId }: Racer) =>
  ({ execute }: ConsortiumService) =>
    onDay(raceDay, answerOf(execute(command, { commandId })))

/** Asks, and gives up after so many turns: an answer, if it had come by then. */
const impatient = Effect.fnUntraced(function* (asking: ReturnType<ReturnType<typeof ask>>, moment: number) {
  const fiber = yield* Effect.forkChild(asking, { startImmediately: true })
  for (let turn = 0; turn < moment; turn++) yield* Effect.yieldNow
  yield* Fiber.interrupt(fiber)
  const exit = yield* Fiber.await(fiber)
  return Exit.isSuccess(exit) ? [exit.value] : []
})

/** Who gives up asks again, and then until there is an answer. */
const run = Effect.fnUntraced(function* (
  { consortia: [first, second], sound }: Consortia,
  racer: Racer,
  moment: number | null,
  alone: boolean
) {
  const [one, other] = racer.through === 0 ? [first, second] : [second, first]
  const early = moment === null ? [] : yield* impatient(ask(racer)(one), moment)
  const onSetback = moment === null && alone ? deniedTruly(sound, racer.commandId) : undefined
  const late = yield* untilAnswered([one, other], ask(racer), onSetback)
  return [...early, late].map((answer) => ({ racer, answer }))
})

/** All that was acknowledged is stored, once and lawfully, and will be acknowledged for ever. */
const lookAt = Effect.fnUntraced(function* (
  { sound }: Consortia,
  answers: ReadonlyArray<{ readonly racer: Racer; readonly answer: RowAnswer }>
) {
  const log = yield* stored(sound)
  const acknowledged = answers.flatMap(({ answer }) => acknowledgedBy(answer))
  yield* Effect.fromResult(ConsistencyOracle.check(log, { acknowledged }))
  const decoded = yield* Effect.fromResult(Laws.logOf(log))
  for (const law of laws) law.check(decoded)
  const reliable = yield* soundConsortium(sound)
  for (const { answer, racer } of answers) {
    if (acknowledgedBy(answer).length === 0) continue
    expect(idsOf(log, racer.commandId)).toEqual(acknowledgedBy(answer))
    expect(yield* ask(racer)(reliable)).toEqual({ ...answer, again: true })
  }
  expect(yield* stored(sound)).toHaveLength(log.length)
})

it.effect(
  "of those who race, each is answered in the end, and the log is one that a sound store could have",
  () =>
    property(
      fc.record({
        scenario: scenarios,
        plan: FaultyStore.plans(rival),
        delays,
        /** After how many turns each gives up; who has none is patient. */
        moments: fc.array(fc.option(fc.nat({ max: 30 })), { minLength: 1 }),
        waves: fc.constantFrom("together" as const, "one by one" as const)
      }),
      ({ delays, moments, plan, scenario: { before, waves }, waves: order }) =>
        Effect.gen(function* () {
          const all = yield* faultyConsortia({ ...plan, delays })
          const reliable = yield* soundConsortium(all.sound)
          yield* onDay(raceDay - 1, reliable.executeAll(before, { commandId: "before" }))
          const ids = waves.flat().map(({ commandId }) => commandId)
          const isAlone = ({ commandId }: Racer) => ids.indexOf(commandId) === ids.lastIndexOf(commandId)
          const wave = (racers: ReadonlyArray<Racer>) =>
            Effect.forEach(racers, (racer, i) => run(all, racer, moments[i % moments.length] ?? null, isAlone(racer)), {
              concurrency: "unbounded"
            })
          const answers = Effect.forEach(waves, wave, { concurrency: order === "together" ? "unbounded" : 1 })
          yield* lookAt(all, (yield* inNoTime(answers)).flat(2))
        }),
      1 / 2
    ),
  patience
)
