/**
 * Laws under races: whatever order the operations of several consortia take on one store, every answer is true, and so is the log.
 */
import { EventStore, type RowAnswer, type SequencePosition } from "@westum/mobility"
import { Effect, Layer, Result, type Scope } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import type * as fc from "fast-check"
import { check } from "../ConsistencyOracle.ts"
import {
  answerOf,
  type Fresh,
  headOf,
  onDay,
  type PlayFailed,
  send,
  type Subject,
  subject,
  wholeLog
} from "../history/Play.ts"
import { recording } from "../Recorder.ts"
import { difference, LawBroken, type Log, type LogLaw } from "./Law.ts"
import { raceDay, type Racer, type Scenario } from "./RaceScenario.ts"

type Store = EventStore.EventStoreService

/** A store whose operations begin and end when the scheduler says so. */
export const scheduled = (store: Store, scheduler: fc.Scheduler, who: string): Store => {
  const turn = (label: string) => Effect.promise(() => scheduler.schedule(Promise.resolve(), `${who} ${label}`))
  const inTurn =
    (label: string) =>
    <A, E>(operation: Effect.Effect<A, E>): Effect.Effect<A, E> =>
      Effect.flatMap(Effect.andThen(turn(`begins to ${label}`), Effect.exit(operation)), (exit) =>
        Effect.andThen(turn(`ends to ${label}`), exit)
      )
  return {
    ...store,
    read: (parts, options) => inTurn("read")(store.read(parts, options)),
    append: (events, condition) => inTurn("append")(store.append(events, condition)),
    find: (ids) => inTurn("find")(store.find(ids))
  }
}

/** An answer, and where the log ended when it was asked for and when it came. */
interface Answered {
  readonly racer: Racer
  readonly answer: RowAnswer
  readonly asked: SequencePosition.SequencePosition
  readonly came: SequencePosition.SequencePosition
}

const run = Effect.fnUntraced(function* (
  consortia: ReadonlyArray<Subject>,
  base: Subject,
  racer: Racer
): Effect.fn.Return<ReadonlyArray<Answered>, PlayFailed> {
  const through = consortia[racer.through % consortia.length]
  if (through === undefined) return []
  const asked = yield* headOf(base)
  const { command, commandId } = racer
  const answer = yield* onDay(raceDay, answerOf(through.consortium.execute(command, { commandId })))
  return [{ racer, answer, asked, came: yield* headOf(base) }]
})

/** The same question to a consortium that knows the log up to there and nothing else. */
const decidedAt = Effect.fnUntraced(function* (log: Log, upTo: number, { command, commandId }: Racer, fresh: Fresh) {
  const alone = yield* fresh
  const prefix = log.stored.filter(({ position }) => position <= upTo)
  if (isReadonlyArrayNonEmpty(prefix)) yield* alone.store.restore(prefix)
  return yield* onDay(raceDay, answerOf(alone.consortium.execute(command, { commandId })))
})

/** What is wrong with an answer, if anything. */
const untruth = Effect.fnUntraced(function* ({ answer, asked, came, racer }: Answered, log: Log, fresh: Fresh) {
  const { upTo } = answer
  if (upTo > came) return `it speaks of position ${upTo}, when the log ended at ${came}`
  if (answer._tag === "Done" && answer.events.length > 0) {
    const stored = answer.events.map(({ position }) => log.events.find((event) => event.position === position))
    return difference(answer.events, stored)
  }
  if (upTo < asked) return `it was true at ${upTo}, but at ${asked} the question was asked`
  const right = yield* decidedAt(log, upTo, racer, fresh)
  const told = answer._tag === "Done" ? answer.events : answer.refusals
  return difference(told, right._tag === "Done" ? right.events : right.refusals)
})

const acknowledgedIn = (answers: ReadonlyArray<Answered>): ReadonlyArray<string> =>
  answers.flatMap(({ answer }) => (answer._tag === "Done" ? answer.events.map(({ id }) => id) : []))

const fail = (law: string, problem: string) => Effect.fail(new LawBroken({ law, problem }))

/** Races the scenario in the scheduler's order and looks at every answer and at the log. */
export const race = Effect.fnUntraced(function* (
  { before, waves }: Scenario,
  scheduler: fc.Scheduler,
  fresh: Fresh,
  laws: ReadonlyArray<LogLaw>
): Effect.fn.Return<void, unknown, Scope.Scope> {
  const first = yield* fresh
  const store = recording(first.store)
  const base = yield* subject(Layer.succeed(EventStore.EventStore, store), first.options)
  yield* send(base, { day: raceDay - 1, mode: "all-or-none", commands: before }, "before")
  const consortia = yield* Effect.forEach([0, 1, 2], (i) =>
    subject(Layer.succeed(EventStore.EventStore, scheduled(store, scheduler, `consortium ${i}`)), first.options)
  )
  const wave = (racers: ReadonlyArray<Racer>) =>
    Effect.forEach(racers, (racer) => run(consortia, base, racer), { concurrency: "unbounded" })
  const all = Effect.map(Effect.forEach(waves, wave), (answers) => answers.flat(2))
  const context = yield* Effect.context()
  const answers = yield* Effect.promise(() => scheduler.waitFor(Effect.runPromiseWith(context)(all)))
  const log = yield* wholeLog(base)
  for (const answered of answers) {
    const problem = yield* untruth(answered, log, fresh)
    const { answer, racer } = answered
    const who = `${racer.commandId} (${racer.command.type}) was told ${JSON.stringify(answer)}`
    if (problem !== undefined) return yield* fail("every answer is true", `${who}: ${problem}`)
  }
  const checked = check(log.stored, { acknowledged: acknowledgedIn(answers) })
  if (Result.isFailure(checked)) return yield* fail("every append was possible", checked.failure.message)
  for (const law of laws) law.check(log)
})
