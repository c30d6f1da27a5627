/**
 * The store of dcb-es with buildDecisionModel, a boundary per mobility, and the same tags as ours.
 */
import {
  AppendConditionError,
  buildDecisionModel,
  type DcbEvent,
  type EventHandlerWithState,
  Query,
  Tags
} from "@dcb-es/event-store"
import { PostgresEventStore } from "@dcb-es/event-store-postgres"
import { Pool, TypeOverrides, types } from "pg"
import { evolve } from "../../../src/peers/EmmettDesk.ts"
import type { PeerEvent } from "../../../src/peers/PeerMobility.ts"
import { pooled } from "../Limits.ts"
import { type Folded, nothing, type OpenPeer } from "./Peer.ts"

type Stored<Event extends PeerEvent = PeerEvent> = Event extends PeerEvent
  ? DcbEvent<Event["type"], Tags, Event["data"], null>
  : never

const tagged = (stream: string, { data, type }: PeerEvent): DcbEvent => ({
  type,
  tags: Tags.from([
    `stream:${stream}`,
    `mobility:${data.mobility}`,
    `project:${data.project}`,
    `member:${data.member}`,
    `participant:${data.participant}`
  ]),
  data,
  metadata: null
})

const next = ({ length, mobility }: Folded, event: PeerEvent): Folded => ({
  mobility: evolve(mobility, event),
  length: length + 1
})

/** What is read of a stream. */
const boundary = (stream: string) =>
  ({
    tagFilter: Tags.from([`stream:${stream}`]),
    init: nothing,
    when: {
      "mobility.applied": ({ event }, state) => next(state, { type: "mobility.applied", data: event.data }),
      "mobility.approved": ({ event }, state) => next(state, { type: "mobility.approved", data: event.data }),
      "mobility.goals-changed": ({ event }, state) => next(state, { type: "mobility.goals-changed", data: event.data }),
      "mobility.departed": ({ event }, state) => next(state, { type: "mobility.departed", data: event.data }),
      "mobility.completed": ({ event }, state) => next(state, { type: "mobility.completed", data: event.data }),
      "mobility.registered": ({ event }, state) => next(state, { type: "mobility.registered", data: event.data })
    }
  }) satisfies EventHandlerWithState<Stored, Folded>

const known = Object.keys(boundary("any").when)

const ofStream = (stream: string): Query => Query.fromItems([{ types: known, tags: Tags.from([`stream:${stream}`]) }])

const unlessConflict = async (done: Promise<unknown>): Promise<boolean> => {
  try {
    await done
    return true
  } catch (error) {
    if (error instanceof AppendConditionError) return false
    throw error
  }
}

// Emmett changes the parsers of the whole process; this store wants numbers of 64 bits as texts.
const own = new TypeOverrides()
own.setTypeParser(types.builtins.INT8, String)

/** The store with a pool as large as that of the bare driver. */
export const openDcbEs: OpenPeer = async (url) => {
  const pool = new Pool({ connectionString: url, max: pooled, types: own })
  const store = new PostgresEventStore({ pool })
  await store.ensureInstalled()
  return {
    name: "dcb-es",
    connections: `${pooled}, a pg.Pool given to it`,
    begin: (stream, events) =>
      unlessConflict(
        store.append({
          events: events.map((event) => tagged(stream, event)),
          condition: { failIfEventsMatch: ofStream(stream) }
        })
      ),
    handle: async (stream, decide) => {
      const { appendCondition, state } = await buildDecisionModel(store, { stream: boundary(stream) })
      return unlessConflict(store.append({ events: tagged(stream, decide(state.stream)), condition: appendCondition }))
    },
    load: async (stream) => (await buildDecisionModel(store, { stream: boundary(stream) })).state.stream,
    typesOf: async (stream) => {
      const found: Array<string> = []
      for await (const { event } of store.read(ofStream(stream))) found.push(event.type)
      return found
    },
    replay: async () => {
      let seen = 0
      for await (const _ of store.read(Query.all())) seen += 1
      return seen
    },
    close: () => pool.end()
  }
}
