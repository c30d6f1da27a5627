/**
 * Laws of one projection: which events reach a state, and that it does not matter how it was folded.
 */
import { type ConsortiumEvent, ConsortiumCodec, Projection, Query } from "@westum/mobility"
import { Schema } from "effect"
import type { Recorded } from "../oracle/World.ts"
import { type Broken, difference, type LogLaw, logLaw } from "./Law.ts"

/** A projection over the events of a consortium, whatever its state. */
export type AnyProjection = Projection.Projection<unknown, ConsortiumEvent>

/** Every key of which the events say anything. */
export const keysIn = (projection: AnyProjection, events: ReadonlyArray<Recorded>): ReadonlySet<string> =>
  new Set(events.flatMap(({ event }) => (projection.types.includes(event.type) ? projection.keys(event) : [])))

/** What throws breaks the law as well. */
export const orThrown = (look: () => string | undefined): string | undefined => {
  try {
    return look()
  } catch (cause) {
    return `it throws ${String(cause)}`
  }
}

const eachKey = (
  projection: AnyProjection,
  events: ReadonlyArray<Recorded>,
  broken: Broken,
  look: (key: string) => string | undefined
): void => {
  for (const key of keysIn(projection, events)) {
    const problem = orThrown(() => look(key))
    if (problem !== undefined) broken(`${projection.name} of ${JSON.stringify(key)}: ${problem}`)
  }
}

/** The same question in two directions: which events a key reads, and which keys an event moves. */
export const tagsAreKeys = (projection: AnyProjection): LogLaw =>
  logLaw(`tags and keys agree: ${projection.name}`, ({ events }, broken) => {
    const tagged = events.map(({ event }) => ({ type: event.type, tags: ConsortiumCodec.tagsOf(event) }))
    eachKey(projection, events, broken, (key) => {
      const query = Projection.query(projection, key)
      const i = events.findIndex(({ event }, at) => {
        const tags = tagged[at]
        return tags === undefined || Query.matches(query, tags) !== Projection.concerns(projection, key, event)
      })
      return i < 0 ? undefined : `the query and the keys differ on ${JSON.stringify(events[i]?.event)}`
    })
  })

const resumed = (projection: AnyProjection, key: string, events: ReadonlyArray<Recorded>, at: number): unknown => {
  const { schema } = projection
  const saved = Projection.fold(projection, key, events.slice(0, at))
  const loaded =
    schema === undefined
      ? saved
      : Schema.decodeUnknownSync(schema)(JSON.parse(JSON.stringify(Schema.encodeUnknownSync(schema)(saved))))
  return Projection.fold(projection, key, events.slice(at), loaded)
}

/** From the start, from a checkpoint saved as its schema says, or event by event: the same value. */
export const resumes = (projection: AnyProjection): LogLaw =>
  logLaw(`fold, resume from a checkpoint and rebuild agree: ${projection.name}`, ({ events }, broken) => {
    const cuts = [0, 1 / 3, 1 / 2, 4 / 5, 1].map((part) => Math.floor(part * events.length))
    eachKey(projection, events, broken, (key) => {
      const whole = Projection.fold(projection, key, events)
      const again = Projection.fold(projection, key, events)
      const rebuilt = difference(again, whole)
      if (rebuilt !== undefined) return `built again: ${rebuilt}`
      for (const cut of cuts) {
        const wrong = difference(resumed(projection, key, events, cut), whole)
        if (wrong !== undefined) return `resumed after ${cut} events: ${wrong}`
      }
      return undefined
    })
  })

/** A reader who sees more than the key's events comes to the same state. */
export const passesOver = (projection: AnyProjection): LogLaw =>
  logLaw(`irrelevant events change nothing: ${projection.name}`, ({ events }, broken) =>
    eachKey(projection, events, broken, (key) => {
      const query = Projection.query(projection, key)
      let alone = projection.initial
      for (const recorded of events) {
        const { event } = recorded
        if (Query.matches(query, { type: event.type, tags: ConsortiumCodec.tagsOf(event) })) {
          alone = projection.evolve(alone, event, recorded, key)
        }
      }
      return difference(Projection.fold(projection, key, events), alone)
    })
  )
