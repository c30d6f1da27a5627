/**
 * Law of two generations of the model on one log: the older decides nothing on what it cannot read.
 */
import {
  Command,
  CommandRunner,
  ConsortiumCodec,
  type ConsortiumEvent,
  type Decision,
  EventCodec,
  type EventStore
} from "@westum/mobility"
import { Effect, Result } from "effect"
import { headOf, send, type Subject, wholeLog, withColdCache } from "../history/Play.ts"
import { conductLaw } from "./ConductLaw.ts"
import { eventsOf } from "./Answering.ts"
import { difference } from "./Law.ts"

const newer = Command.generation + 1

/** Writes events of types that no program of today knows, under the tags of those that it does. */
const newerCodec: EventCodec.EventCodec<ConsortiumEvent> = {
  ...ConsortiumCodec.codec,
  encode: (event, id, meta) => {
    const anew = { ...ConsortiumCodec.codec.encode(event, id, meta), type: `${event.type}-anew` }
    return { ...anew, digest: EventCodec.digest(anew) }
  }
}

/** Another process, of a newer model, records such an event. */
const writeAnew = Effect.fnUntraced(function* (store: EventStore.EventStoreService, event: ConsortiumEvent) {
  const decision: Decision.AnyDecision<null, ConsortiumEvent, never> = {
    name: "write anew",
    parts: {},
    contends: "nothing",
    keys: () => ({}),
    decide: () => Result.succeed([event])
  }
  const runner = yield* CommandRunner.make({
    store,
    codec: newerCodec,
    decisionOf: () => decision,
    projections: [],
    generation: newer
  })
  yield* runner.run({ commandId: "written anew", actor: "a law", commands: [null] })
})

/** Also one that knows what it decides on, and one that is asked for what it has carried out before, which it tells. */
export const newerDecidesAlone = conductLaw(
  "behind the first event of a newer model an older program decides nothing, whatever it knows",
  function* ({ chance, fresh, history: { entries }, right }) {
    const warm = yield* fresh
    const cut = Math.floor(chance * entries.length)
    const earlier = yield* Effect.forEach(entries.slice(0, cut), (entry, i) =>
      Effect.map(send(warm, entry, `entry-${i}`), (answers) => ({ answers, entry, i }))
    )
    const { events } = yield* wholeLog(warm)
    const [some] = events
    if (some === undefined) return
    const head = yield* headOf(warm)
    yield* Effect.scoped(writeAnew(warm.store, some.event))
    yield* right(difference(yield* headOf(warm), head + 2))
    const refuses = function* (older: Subject) {
      for (const [i, entry] of entries.slice(cut, cut + 3).entries()) {
        const answer = yield* Effect.result(send(older, entry, `later-${i}`))
        const tag = Result.isFailure(answer) ? answer.failure._tag : "an answer"
        yield* right(tag === "NewerModel" ? undefined : `entry ${cut + i} behind the newer model gets ${tag}`)
      }
      for (const { answers, entry, i } of earlier.slice(-3)) {
        if (!answers.every((answer) => answer._tag === "Done" && answer.events.length > 0)) continue
        const again = yield* send(older, entry, `entry-${i}`)
        yield* right(difference(again.map(eventsOf), answers.map(eventsOf)))
      }
    }
    yield* refuses(warm)
    yield* refuses(yield* withColdCache(warm))
    yield* right(difference(yield* headOf(warm), head + 2))
  }
)
