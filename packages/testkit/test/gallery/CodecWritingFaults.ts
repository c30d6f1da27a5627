/**
 * Faults of codecs in what they write, and in what they make of older versions.
 */
import { EventCodec } from "@westum/mobility"
import { Result } from "effect"
import { broken, type BrokenCodec, changedData, isOfLent, reads, seen, writes } from "./BrokenCodec.ts"
import { definitions, loans, type LoanEvent, upcast } from "./Loans.ts"

const { codec, golden } = loans

/** An older event brought up by another step. */
const upcasting = (step: (data: EventCodec.Data) => EventCodec.Data) => ({
  codec: EventCodec.make<LoanEvent>({ ...definitions, "book.lent": { ...definitions["book.lent"], upcasts: [step] } })
})

/** What is written and read is not the same. */
export const writingFaults: ReadonlyArray<BrokenCodec> = [
  broken(
    "leaves a field out of what it writes",
    "what was written is read back as it was",
    writes(({ data }) => ({ data: changedData(data, ({ note: _note, ...rest }) => rest) }))
  ),
  broken(
    "leaves a field out of what it reads",
    "what was written is read back as it was",
    seen((event) => {
      if (event.type !== "book.lent") return event
      const { note: _, ...rest } = event
      return rest
    })
  ),
  broken(
    "reads every event as if it stood at its own time",
    "what was written is read back as it was",
    reads((stored) => Result.map(codec.decode(stored), (read) => ({ ...read, recordedAt: 0 })))
  ),
  broken(
    "writes meta as it likes it",
    "what was written is read back as it was",
    writes(({ meta }) => ({ meta: JSON.stringify(JSON.parse(meta), undefined, 1) }))
  ),
  broken(
    "writes when it wrote",
    "what was read is written again byte for byte",
    (() => {
      let count = 0
      return writes(({ data }) => ({ data: changedData(data, (fields) => ({ ...fields, written: count++ })) }))
    })()
  ),
  broken(
    "writes fields in the order in which they were put together",
    "one event has one text, in whatever order its fields were put together",
    writes((_, { type: _type, ...data }) => ({ data: JSON.stringify(data) }))
  ),
  broken(
    "writes only the outer fields in order",
    "one event has one text, in whatever order its fields were put together",
    writes(({ data }, event) => ({
      data: changedData(data, (fields) => (event.type === "book.lent" ? { ...fields, state: event.state } : fields))
    }))
  )
]

/** Tags, types and digest are not what stores need. */
export const taggingFaults: ReadonlyArray<BrokenCodec> = [
  broken(
    "forgets a tag",
    "golden events of today are written again byte for byte",
    writes(({ tags }) => ({ tags: tags.slice(0, 1) }))
  ),
  broken(
    "takes a tag from what is not in the event",
    "the tags of an event follow from what it says alone",
    writes(({ meta, tags }) => ({ tags: [...tags, `meta:${meta.length}`] }))
  ),
  broken(
    "takes what it reads from the tags",
    "the tags of an event follow from what it says alone",
    reads((stored) => {
      const [tag] = stored.event.tags
      const data = changedData(stored.event.data, (fields) => ({ ...fields, book: tag?.slice("book:".length) ?? "?" }))
      return codec.decode({ ...stored, event: { ...stored.event, data } })
    })
  ),
  broken(
    "names a tag twice",
    "every event can be stored",
    writes(({ tags: [first, ...tags] }) => ({ tags: first === undefined ? tags : [first, first, ...tags] }))
  ),
  broken(
    "has a key so long that the longest id does not go into the tag",
    "every event can be stored",
    writes((_, { book }) => ({ tags: [`${"book-of-this-library".repeat(10)}:${book}`] }))
  ),
  broken("writes types that it does not name", "every event can be stored", {
    codec: { ...codec, types: ["book.lent"] }
  }),
  broken("leaves the tags out of the digest", "the digest is that of what was written, and tells any change of it", {
    codec: {
      ...codec,
      encode: (event, id, meta) => {
        const written = codec.encode(event, id, meta)
        return { ...written, digest: EventCodec.digest({ ...written, tags: [] }) }
      }
    }
  })
]

/** Versions and golden events do not belong together. */
export const versionFaults: ReadonlyArray<BrokenCodec> = [
  broken("has lost what was written in an older version", "every version of every type has a golden event", {
    golden: golden
      .filter(({ version }) => version === 2 || true)
      .filter((file) => !(isOfLent(file) && file.version === 1))
  }),
  broken(
    "writes a new form under the old version",
    "every version of every type has a golden event",
    writes(({ type }) => (isOfLent({ type }) ? { version: 1 } : {}))
  ),
  broken("does not say what an older version reads as", "every golden event is read as it says", {
    golden: golden.map((file) => {
      const [{ reads: _, ...first }] = file.events
      return { ...file, events: [first] }
    })
  }),
  broken(
    "guesses what was not known",
    "every golden event is read as it says",
    upcasting((data) => ({ ...data, days: 14 }))
  ),
  broken(
    "brings an older version up by losing what it knew",
    "every golden event is read as it says",
    upcasting((data) => ({ ...upcast(data), state: { pages: 0, stains: false } }))
  ),
  broken(
    "writes what it writes in another form",
    "golden events of today are written again byte for byte",
    writes(({ data }) => ({ data: changedData(data, ({ book, ...rest }) => ({ ...rest, book })) }))
  )
]
