/**
 * Appends as a store gets them: encoded events, each under the condition of the decision that it came from.
 */
import {
  ConsortiumCodec,
  type ConsortiumEvent,
  Decisions,
  type Event,
  type EventStore,
  Projection,
  type Query,
  type SequencePosition
} from "@westum/mobility"
import { Effect } from "effect"
import { numbers } from "./Lives.ts"
import type { Recorded, Told } from "./Log.ts"

type Store = EventStore.EventStoreService

/** One event and what its decision read. */
export interface Append {
  readonly event: Event.EncodedEvent
  readonly boundary: Query.Query
  /** Up to where its decision had read; from the start, where it is not said. */
  readonly after?: SequencePosition.SequencePosition
}

/** Appends an event unless something of its boundary was recorded after a position. */
export const appendUnder = (store: Store, { after, boundary, event }: Append) =>
  store.append([event], { failIfEventsMatch: boundary, ...(after === undefined ? {} : { after }) })

const meta = JSON.stringify({ generation: 1, command: "a-command", digest: "", events: 1, actor: "coordinator" })

/** The event as a store keeps it. */
export const encoded = ({ event, id }: Recorded): Event.EncodedEvent => ConsortiumCodec.codec.encode(event, id, meta)

/** The queries of all parts of a decision, for this event. */
const boundaryOf = (command: "approve" | "depart", event: ConsortiumEvent): Query.Query => {
  const items = Object.values(Decisions.decisions[command].parts).flatMap((part) =>
    part.keys(event).flatMap((key) => Projection.query(part, key))
  )
  const [first, ...rest] = items
  if (first === undefined) throw new RangeError(`${command} reads nothing`)
  return [first, ...rest]
}

const appendsOf =
  (command: "approve" | "depart", stage: number) =>
  (told: Told, from: number, count: number): ReadonlyArray<Append> =>
    numbers(from, from + count).map((mobility) => {
      const recorded = told.event(mobility, stage)
      return { event: encoded(recorded), boundary: boundaryOf(command, recorded.event) }
    })

/** The approvals of so many mobilities: all of them read the places of the project. */
export const approvals = appendsOf("approve", 1)

/** The departures of so many mobilities: none reads what another writes. */
export const departures = appendsOf("depart", 2)

/** Where the log ends. */
export const headOf = (store: Store): Effect.Effect<SequencePosition.SequencePosition, EventStore.StoreFailed> =>
  Effect.map(store.read([{ query: [{}] }], { limit: 1 }), ({ head }) => head)

/** One after the other, each decided on what the one before led to. */
export const appendAll = Effect.fnUntraced(function* (
  store: Store,
  all: ReadonlyArray<Append>,
  head: SequencePosition.SequencePosition
) {
  let after = head
  for (const append of all) {
    after = (yield* appendUnder(store, { ...append, after })).last
  }
})
