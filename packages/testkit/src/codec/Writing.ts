/**
 * Laws of what a codec writes: it can be read, it can be stored, and it is the same each time.
 */
import { AppendRules, type Event, EventCodec } from "@westum/mobility"
import { Result } from "effect"
import * as fc from "fast-check"
import { difference } from "../laws/Law.ts"
import { codecLaw, eachType, noMeta, read, reading, someId, stored } from "./CodecLaw.ts"

const meta = fc.json()
const idAndMeta = fc.tuple(fc.uuid(), meta)

/** Everything that an event says comes back, with where it stands. */
export const readsBack = codecLaw("what was written is read back as it was", ({ codec, ...subject }, broken) =>
  eachType({ codec, ...subject }, idAndMeta, (event, [id, meta]) => {
    const written = codec.encode(event, id, meta)
    const result = reading(codec, written, broken)
    if (Result.isFailure(result)) return broken(result.failure.message)
    const { position, recordedAt } = stored(written)
    const wrong = difference(result.success, { id, position, recordedAt, event })
    if (wrong !== undefined) broken(wrong)
    const kept = difference({ id: written.id, meta: written.meta }, { id, meta })
    if (kept !== undefined) broken(`as written, ${kept}`)
  })
)

/** A log that is exported, read and written anew has the same bytes, and so the same digests. */
export const writesAgain = codecLaw("what was read is written again byte for byte", ({ codec, ...subject }, broken) =>
  eachType({ codec, ...subject }, idAndMeta, (event, [id, meta]) => {
    const written = codec.encode(event, id, meta)
    const wrong = difference(codec.encode(read(codec, written, broken), id, meta), written)
    if (wrong !== undefined) broken(wrong)
  })
)

const fromTheEnd = (value: object): ReadonlyArray<readonly [string, unknown]> => Object.entries(value).toReversed()

const turnedInside = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turnedInside)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(fromTheEnd(value).map(([key, inner]) => [key, turnedInside(inner)]))
}

/** The same event, put together from the end; it is plain JSON. */
const turned = <Event>(event: Event): Event => JSON.parse(JSON.stringify(turnedInside(event)))

/**
 * Whoever puts an event together need not think of the order of its fields. Names that are the event's own, as in a record
 * by language, keep theirs: so of fields within fields it is asked that they are written as they would be after a reading.
 */
export const oneText = codecLaw(
  "one event has one text, in whatever order its fields were put together",
  ({ codec, ...subject }, broken) =>
    eachType({ codec, ...subject }, fc.constant(undefined), (event) => {
      const written = codec.encode(event, someId, noMeta)
      const turnedRound = codec.encode({ ...Object.fromEntries(fromTheEnd(event)), ...event }, someId, noMeta)
      const wrong = difference(turnedRound, written)
      if (wrong !== undefined) broken(`put together from the end, ${wrong}`)
      const inside = codec.encode(turned(event), someId, noMeta)
      const again = codec.encode(read(codec, inside, broken), someId, noMeta)
      const differs = difference(inside, again)
      if (differs !== undefined) broken(`with the fields within its fields turned, ${differs}`)
    })
)

/** Nobody has to know more than the event to find it again by its tags. */
export const tagsFollow = codecLaw(
  "the tags of an event follow from what it says alone",
  ({ codec, ...subject }, broken) =>
    eachType({ codec, ...subject }, fc.tuple(idAndMeta, idAndMeta), (event, [[id, meta], [otherId, otherMeta]]) => {
      const written = codec.encode(event, id, meta)
      const wrong = difference(codec.encode(event, otherId, otherMeta).tags, written.tags)
      if (wrong !== undefined) broken(`under another id and meta, the tags: ${wrong}`)
      const without = read(codec, { ...written, tags: [] }, broken)
      const missed = difference(codec.encode(without, id, meta).tags, written.tags)
      if (missed !== undefined) broken(`read without its tags and written again, the tags: ${missed}`)
    })
)

/** Tags are `key:value`, of at most 255 characters, each once; no text holds half a letter. */
export const canBeStored = codecLaw("every event can be stored", ({ codec, ...subject }, broken) =>
  eachType({ codec, ...subject }, idAndMeta, (event, [id, meta]) => {
    const written = codec.encode(event, id, meta)
    const invalid = AppendRules.invalidAppend([written])
    if (invalid !== undefined) broken(invalid.problem)
    if (!codec.types.includes(written.type)) broken(`${written.type} is none of the types that the codec names`)
    if (!Number.isSafeInteger(written.version) || written.version < 1) broken(`version ${written.version} is none`)
  })
)

const changed: ReadonlyArray<(event: Event.EncodedEvent) => Partial<Event.EncodedEvent>> = [
  ({ id }) => ({ id: `${id} ` }),
  ({ type }) => ({ type: `${type} ` }),
  ({ version }) => ({ version: version + 1 }),
  ({ tags }) => ({ tags: [...tags, "one:more"] }),
  ({ tags: [, ...tags] }) => ({ tags }),
  ({ tags }) => ({ tags: tags.toReversed() }),
  ({ data }) => ({ data: `${data} ` }),
  ({ meta }) => ({ meta: `${meta} ` })
]

/** Verification finds whatever was changed in a stored event afterwards. */
export const digestTells = codecLaw(
  "the digest is that of what was written, and tells any change of it",
  ({ codec, ...subject }, broken) =>
    eachType({ codec, ...subject }, idAndMeta, (event, [id, meta]) => {
      const written = codec.encode(event, id, meta)
      if (!EventCodec.intact(written)) broken(`the digest is not that of ${JSON.stringify(written)}`)
      for (const change of changed) {
        const other = { ...written, ...change(written) }
        const same = JSON.stringify(other) === JSON.stringify(written)
        if (!same && EventCodec.intact(other))
          broken(`the digest does not tell that it became ${JSON.stringify(other)}`)
      }
    })
)
