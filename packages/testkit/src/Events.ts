/**
 * Encoded events and queries for tests of stores: made by hand, or generated from small alphabets so that queries hit.
 */
import { type Event, EventCodec, type Query, SequencePosition } from "@westum/mobility"
import { Array as Arr } from "effect"
import * as fc from "fast-check"
import { letter } from "./values/Letter.ts"

/** What an event may say beside its type and tags. */
export interface Content {
  readonly id?: string
  readonly version?: number
  readonly data?: string
  readonly meta?: string
}

/** An event with a new id, version 1 and empty `data` and `meta` unless told otherwise; its digest is right. */
export const make = (type: string, tags: ReadonlyArray<Event.Tag> = [], content: Content = {}): Event.EncodedEvent => {
  const plain = { id: crypto.randomUUID(), type, version: 1, tags, data: "{}", meta: "{}", ...content }
  return { ...plain, digest: EventCodec.digest(plain) }
}

/** So many events of one type and the same tags. */
export const many = (
  count: number,
  type: string,
  tags: ReadonlyArray<Event.Tag> = []
): Arr.NonEmptyArray<Event.EncodedEvent> => Arr.makeBy(count, () => make(type, tags))

const nonEmpty = <A>(arbitrary: fc.Arbitrary<Array<A>>): fc.Arbitrary<Arr.NonEmptyArray<A>> =>
  arbitrary.filter((values) => Arr.isArrayNonEmpty(values))

/** The types that generated events have; some differ only in case or by a letter. */
export const types = ["place.taken", "place.given", "Place.taken", "placeXtaken"] as const

/** The tags that generated events have; some differ only in case or by a space. */
export const tags = ["place:a", "place:b", "place:A", "place:a ", "member:a"] as const

/** One of a few types. */
export const type: fc.Arbitrary<string> = fc.constantFrom(...types)

/** One of a few tags. */
export const tag: fc.Arbitrary<Event.Tag> = fc.constantFrom(...tags)

/** JSON text as codecs make it, with any Unicode in it. */
export const json: fc.Arbitrary<string> = fc.json({ stringUnit: letter })

const labelled = (content: fc.Arbitrary<Content>): fc.Arbitrary<Event.EncodedEvent> =>
  fc
    .tuple(type, fc.uniqueArray(tag, { maxLength: 4, size: "max" }), content)
    .map(([type, tags, content]) => make(type, tags, content))

/** An event that matters by its type and tags alone. */
export const plain: fc.Arbitrary<Event.EncodedEvent> = labelled(fc.uuid().map((id) => ({ id })))

/** An event with any content. */
export const event: fc.Arbitrary<Event.EncodedEvent> = labelled(
  fc.record({ id: fc.uuid(), version: fc.integer({ min: 1, max: 1000 }), data: json, meta: json })
)

/** What is appended at once. */
export type Batch = Arr.NonEmptyReadonlyArray<Event.EncodedEvent>

const chunks = (events: ReadonlyArray<Event.EncodedEvent>, size: number): ReadonlyArray<Batch> =>
  Arr.isReadonlyArrayNonEmpty(events) ? Arr.chunksOf(events, size) : []

/** Some appends after each other, all ids distinct. */
export const batches = (of: fc.Arbitrary<Event.EncodedEvent> = plain): fc.Arbitrary<ReadonlyArray<Batch>> =>
  fc
    .tuple(fc.uniqueArray(of, { maxLength: 20, size: "max", selector: ({ id }) => id }), fc.integer({ min: 1, max: 4 }))
    .map(([events, size]) => chunks(events, size))

/** The events of some appends as a store may return them: recorded one after the other, with gaps or without. */
export const recorded = (
  of: fc.Arbitrary<Event.EncodedEvent> = plain
): fc.Arbitrary<ReadonlyArray<Event.SequencedEvent>> =>
  fc.tuple(batches(of), fc.constantFrom(1, 1, 3), fc.constantFrom(0, 1000)).map(([batches, gap, pause]) =>
    batches.flatMap((batch, append) => {
      const before = batches.slice(0, append).flat().length
      return batch.map((event, i) => ({
        position: SequencePosition.at((before + i) * gap + 1),
        recordedAt: append * pause,
        event
      }))
    })
  )

/** An item over the same alphabets; it may ask for every event. */
export const queryItem: fc.Arbitrary<Query.QueryItem> = fc.record(
  {
    types: nonEmpty(fc.uniqueArray(type, { minLength: 1, maxLength: 3, size: "max" })),
    // One tag most often: few events have two that are asked for.
    tags: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(tag) },
      { weight: 1, arbitrary: nonEmpty(fc.uniqueArray(tag, { minLength: 2, maxLength: 2 })) }
    )
  },
  { requiredKeys: [] }
)

/** One to three items. */
export const query: fc.Arbitrary<Query.Query> = nonEmpty(fc.array(queryItem, { minLength: 1, maxLength: 3 }))
