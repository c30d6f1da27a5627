/**
 * Laws of conduct: states that are saved are never seen from outside.
 */
import {
  type AskOptions,
  CalendarDate,
  Consortium,
  type ConsortiumOptions,
  EventStore,
  Question,
  SavedStates,
  SavedStatesMemory
} from "@westum/mobility"
import { Context, Effect, Layer, type Scope } from "effect"
import { onDay, play, send, type Subject, wholeLog } from "../history/Play.ts"
import { iso } from "../model/Days.ts"
import { conductLaw } from "./ConductLaw.ts"
import { difference } from "./Law.ts"
import { distinct } from "./Recount.ts"

const emptyStates: Effect.Effect<SavedStates.SavedStatesService, never, Scope.Scope> = Effect.map(
  Layer.build(Layer.fresh(SavedStatesMemory.layer)),
  (context) => Context.get(context, SavedStates.SavedStates)
)

/** Another process on the same log, that begins with what was saved, and saves after so many events. */
const process = (
  { options, store }: Subject,
  states: SavedStates.SavedStatesService,
  saveEvery: number
): Effect.Effect<Subject, never, Scope.Scope> => {
  const more: ConsortiumOptions = { ...options, saveEvery }
  const under = Layer.merge(Layer.succeed(EventStore.EventStore, store), Layer.succeed(SavedStates.SavedStates, states))
  return Effect.map(Layer.build(Layer.provide(Consortium.layerWith(more), under)), (context) => ({
    options: more,
    store,
    consortium: Context.get(context, Consortium)
  }))
}

/** Whatever was saved, and whenever: each command is answered as without it, and so is each question about any past. */
export const savedStatesDoNotShow = conductLaw(
  "what was saved of a history changes no answer, about now or any past",
  function* ({ chance, fresh, history, right }) {
    const [plain, other] = [yield* fresh, yield* fresh]
    const states = yield* emptyStates
    const turns = yield* play(plain, history)
    const saveEvery = 1 + Math.floor(chance * 3)
    for (const [i, entry] of history.entries.entries()) {
      const answers = Effect.flatMap(process(other, states, saveEvery), (begun) => send(begun, entry, `entry-${i}`))
      yield* right(difference(yield* Effect.scoped(answers), turns[i]?.answers))
    }
    const { events, stored } = yield* wholeLog(plain)
    yield* right(difference((yield* wholeLog(other)).stored, stored))
    const last = history.entries[history.entries.length - 1]?.day ?? 0
    const some = [1, 2, 3].flatMap((i) => events[Math.floor((chance * i * events.length) / 3)] ?? [])
    const asOf = CalendarDate.CalendarDate.make(iso(last - Math.floor(chance * 90)))
    const pasts: ReadonlyArray<AskOptions> = [
      {},
      ...some.flatMap(({ recordedAt }) => [{ knownAt: recordedAt }, { knownAt: recordedAt - 1, asOf }])
    ]
    // Backwards too: states are saved of moments before those that are saved already.
    const forthAndBack = [...pasts, ...pasts.toReversed()]
    for (const id of distinct(events.flatMap(({ event }) => ("project" in event ? [event.project] : [])))) {
      for (const question of [Question.quotaUsage(id), Question.goalProgress(id)]) {
        for (const past of forthAndBack) {
          const asked = Effect.flatMap(process(other, states, saveEvery), ({ consortium }) =>
            onDay(last, consortium.ask<unknown>(question, past))
          )
          const wrong = difference(
            yield* Effect.scoped(asked),
            yield* onDay(last, plain.consortium.ask<unknown>(question, past))
          )
          yield* right(wrong === undefined ? undefined : `${question.name} of ${id} ${JSON.stringify(past)}: ${wrong}`)
        }
      }
    }
  }
)
