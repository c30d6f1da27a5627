/**
 * What an append costs in a memory store that is nearly empty, and in one that is full.
 */
import { type Event, EventStore, EventStoreMemory, SequencePosition } from "@westum/mobility"
import { Effect, Layer, ManagedRuntime } from "effect"
import type { Scale } from "../Scale.ts"
import { type Append, appendAll, approvals, encoded, headOf } from "../scenario/Appends.ts"
import { longLog, type Recorded, tell, type Told } from "../scenario/Log.ts"
import { checked, type Contender, timed, type Turn, type Work } from "../Work.ts"

const appends = 20_000
const few = 10

type Store = EventStore.EventStoreService

/** Appends are counted, and one decided on an old state is turned down. */
const violation = Effect.fnUntraced(function* (store: Store, before: number, late: Append) {
  const after = yield* headOf(store)
  if (after !== before + appends) return `${after - before} events were appended, not ${appends}`
  const judged = yield* Effect.flip(
    store.append([late.event], { failIfEventsMatch: late.boundary, after: SequencePosition.at(before) })
  )
  return judged._tag === "ConditionFailed" ? undefined : `an append on an old state ended as ${judged._tag}`
})

const filled = (log: ReadonlyArray<Recorded>) => {
  const runtime = ManagedRuntime.make(Layer.fresh(EventStoreMemory.layer))
  const [first, ...rest] = log.map((recorded): Event.SequencedEvent => ({
    position: recorded.position,
    recordedAt: recorded.recordedAt,
    event: encoded(recorded)
  }))
  const filling = Effect.tap(EventStore.EventStore, (store) =>
    first === undefined ? Effect.void : store.restore([first, ...rest])
  )
  return runtime.runPromise(filling)
}

const turn = async (store: Store, told: Told, from: number): Promise<Turn> => {
  const all = approvals(told, from, appends)
  const [late] = approvals(told, from + appends, 1)
  const head = await Effect.runPromise(headOf(store))
  const measured = await timed(appends, () => Effect.runPromise(appendAll(store, all, head)))
  return late === undefined ? measured : checked(measured, await Effect.runPromise(violation(store, head, late)))
}

/** Both contenders append the same events under the same conditions. */
export const appendInMemory = async ({ million }: Scale): Promise<Work> => {
  const told = await tell()
  const full = await filled(longLog(told, million))
  let from = million
  const small = `${few} events stored`
  const large = `${million} events stored`
  const contenders: ReadonlyArray<Contender> = [
    { name: small, turn: async () => turn(await filled(told.opened.slice(0, few)), told, from) },
    {
      name: large,
      turn: () => {
        from += appends
        return turn(full, told, from)
      }
    }
  ]
  return {
    title: "Appends to the memory store",
    unit: "appends",
    explanation:
      `${appends} appends of one event each, under the condition of an approval (four queries), to a store with ${few} ` +
      `and to one with ${million} events. The events are encoded beforehand.`,
    contenders,
    bases: [small],
    goals: [{ contender: large, against: small, atLeast: 0.5 }]
  }
}
