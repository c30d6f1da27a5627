/**
 * Law of several projections: folded together, in one pass over one read, each is what it is alone.
 */
import {
  Ask,
  CommandRunner,
  ConsortiumCodec,
  type ConsortiumEvent,
  type Decision,
  type Event,
  EventStore,
  EventStoreMemory
} from "@westum/mobility"
import { Array as Arr, Effect, Exit, Layer, Result, type Scope } from "effect"
import { type AnyProjection, keysIn } from "./Folding.ts"
import { difference, type Log, type LogLaw, logLaw } from "./Law.ts"

/** One key of one projection. */
interface Part {
  readonly projection: AnyProjection
  readonly key: string
}

type States = Readonly<Record<string, unknown>>

const partsIn = (projections: ReadonlyArray<AnyProjection>, { events }: Log): ReadonlyArray<Part> =>
  projections.flatMap((projection) => [...keysIn(projection, events)].map((key) => ({ projection, key })))

/**
 * A decision that reads all the parts and answers no with their states: so they are read and folded as those of any command,
 * by the runner and its cache.
 */
const telling = (parts: ReadonlyArray<Part>): Decision.AnyDecision<null, ConsortiumEvent, States> => ({
  name: "tell the states",
  parts: Object.fromEntries(parts.map(({ projection }, i) => [i, projection])),
  contends: "0",
  keys: () => Object.fromEntries(parts.map(({ key }, i) => [i, key])),
  decide: (_, states) => Result.fail(states)
})

const origin = { commandId: "tell the states", actor: "a law", commands: [null] } as const

/** The states of all parts at the head of the store, folded together. */
const statesOf = (runner: CommandRunner.CommandRunner<null, ConsortiumEvent, States>) =>
  Effect.map(runner.preview([origin]), ({ verdicts: [verdict] }): States =>
    verdict !== undefined && Result.isFailure(verdict) ? verdict.failure[0].refusal : {}
  )

/** What is wrong with a state, each compared with what its own query leads to. */
const wrongIn = (store: EventStore.EventStoreService, parts: ReadonlyArray<Part>, states: States) =>
  Effect.map(
    Effect.forEach(parts, ({ key, projection }, i) =>
      Effect.map(Ask.ask(store, ConsortiumCodec.codec, projection, key), ({ state }) => {
        const wrong = difference(states[i], state)
        return wrong === undefined ? [] : [`${projection.name} of ${JSON.stringify(key)}: ${wrong}`]
      })
    ),
    (found) => found.flat().at(0)
  )

/** The first difference, with a part of the log stored and with all of it: the second time, what is known moves on. */
const firstWrong = Effect.fnUntraced(function* (
  parts: ReadonlyArray<Part>,
  events: ReadonlyArray<Event.EncodedEvent>
): Effect.fn.Return<string | undefined, unknown, EventStore.EventStore | Scope.Scope> {
  const store = yield* EventStore.EventStore
  const projections = new Set(parts.map(({ projection }) => projection))
  const decision = telling(parts)
  const runner = yield* CommandRunner.make({
    store,
    codec: ConsortiumCodec.codec,
    decisionOf: () => decision,
    projections
  })
  const half = Math.floor(events.length / 2)
  for (const some of [events.slice(0, half), events.slice(half)]) {
    if (Arr.isReadonlyArrayNonEmpty(some)) yield* store.append(some)
    const wrong = yield* wrongIn(store, parts, yield* statesOf(runner))
    if (wrong !== undefined) return wrong
  }
  return undefined
})

/** One read of all that several projections want, and one pass over it, gives each the state that it has alone. */
export const together = (name: string, projections: ReadonlyArray<AnyProjection>): LogLaw =>
  logLaw(`folded together and each alone agree: ${name}`, (log, broken) => {
    const parts = partsIn(projections, log)
    if (parts.length === 0) return
    // Written anew, since a runner decides nothing on what a newer model has written.
    const events = log.events.map(({ event, id }) => ConsortiumCodec.codec.encode(event, id, "{}"))
    const onEmptyStore = Effect.provide(firstWrong(parts, events), Layer.fresh(EventStoreMemory.layer))
    const exit = Effect.runSyncExit(Effect.scoped(onEmptyStore))
    if (Exit.isFailure(exit)) return broken(String(exit.cause))
    if (exit.value !== undefined) broken(exit.value)
  })
