/**
 * Codecs with a fault each, and the law that must see it.
 */
import { type Event, EventCodec } from "@westum/mobility"
import type { CodecLaws } from "@westum/mobility-testkit"
import { Result } from "effect"
import { definitions, loans, type LoanEvent, upcast } from "./Loans.ts"

type Codec = EventCodec.EventCodec<LoanEvent>
type Subject = CodecLaws.CodecSubject<LoanEvent>

/** A fault, what it is in, and the name of the law that catches it. */
export interface BrokenCodec {
  readonly fault: string
  readonly subject: Subject
  readonly caughtBy: string
}

const { codec, golden } = loans

const broken = (fault: string, caughtBy: string, faulty: Partial<Subject>): BrokenCodec => ({
  fault,
  caughtBy,
  subject: { ...loans, ...faulty }
})

/** What is written is what the fault makes of it, with the digest that belongs to it. */
const writes = (change: (written: Event.EncodedEvent, event: LoanEvent) => Partial<Event.EncodedEvent>) => ({
  codec: {
    ...codec,
    encode: (event: LoanEvent, id: string, meta: string) => {
      const written = codec.encode(event, id, meta)
      const changed = { ...written, ...change(written, event) }
      return { ...changed, digest: EventCodec.digest(changed) }
    }
  }
})

const reads = (decode: Codec["decode"]) => ({ codec: { ...codec, decode } })

/** What was read, as the fault sees it. */
const seen = (change: (event: LoanEvent) => LoanEvent) =>
  reads((stored) => Result.map(codec.decode(stored), (read) => ({ ...read, event: change(read.event) })))

const changedData = (data: string, change: (data: EventCodec.Data) => EventCodec.Data): string =>
  JSON.stringify(change(JSON.parse(data)))

/** An older event brought up by another step. */
const upcasting = (step: (data: EventCodec.Data) => EventCodec.Data) => ({
  codec: EventCodec.make<LoanEvent>({ ...definitions, "book.lent": { ...definitions["book.lent"], upcasts: [step] } })
})

const isOfLent = ({ type }: { readonly type: string }): boolean => type === "book.lent"

const writing: ReadonlyArray<BrokenCodec> = [
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

const tagging: ReadonlyArray<BrokenCodec> = [
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

const versions: ReadonlyArray<BrokenCodec> = [
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

const newer = ({ event }: Event.SequencedEvent): boolean => event.version > (isOfLent(event) ? 2 : 1)

const withDetail = (stored: Event.SequencedEvent, problem: EventCodec.CannotDecode["problem"]) => {
  const { id, type, version } = stored.event
  return new EventCodec.CannotDecode({ position: stored.position, id, type, version, problem, detail: "?" })
}

const refusing: ReadonlyArray<BrokenCodec> = [
  broken(
    "throws on a newer version",
    "an event of a newer version is refused as that",
    reads((stored) => {
      if (newer(stored)) throw new RangeError("too new")
      return codec.decode(stored)
    })
  ),
  broken(
    "takes a newer version for its own",
    "an event of a newer version is refused as that",
    reads((stored) => codec.decode(newer(stored) ? { ...stored, event: { ...stored.event, version: 1 } } : stored))
  ),
  broken(
    "calls a newer version an unknown type",
    "an event of a newer version is refused as that",
    reads((stored) => (newer(stored) ? Result.fail(withDetail(stored, "unknown type")) : codec.decode(stored)))
  ),
  broken(
    "throws on an unknown type",
    "an event of an unknown type is refused as that",
    reads((stored) => {
      if (!codec.types.includes(stored.event.type)) throw new RangeError("unknown")
      return codec.decode(stored)
    })
  ),
  broken(
    "takes a type in capitals for its own",
    "an event of an unknown type is refused as that",
    reads((stored) => codec.decode({ ...stored, event: { ...stored.event, type: stored.event.type.toLowerCase() } }))
  ),
  broken(
    "throws on text that is no JSON",
    "data that is no JSON object is refused as that",
    reads((stored) => {
      JSON.parse(stored.event.data)
      return codec.decode(stored)
    })
  ),
  broken(
    "calls a list data of the wrong shape",
    "data that is no JSON object is refused as that",
    reads((stored) =>
      stored.event.data.startsWith("[") ? Result.fail(withDetail(stored, "wrong shape")) : codec.decode(stored)
    )
  )
]

const numbersRead = (data: string): string => data.replaceAll(/"days":"(\d+)"/g, `"days":$1`)

const filled = (data: string): string =>
  data.includes(`"days":`) || !data.includes(`"state":`) ? data : data.replace("{", `{"days":null,`)

/** What was stored, with other text in it. */
const withData = (stored: Event.SequencedEvent, data: string): Event.SequencedEvent => ({
  ...stored,
  event: { ...stored.event, data }
})

const bending: ReadonlyArray<BrokenCodec> = [
  broken(
    "takes a text for the number in it",
    "data of another shape is refused as that, and never bent into shape",
    reads((stored) => codec.decode(withData(stored, numbersRead(stored.event.data))))
  ),
  broken(
    "puts in what is missing",
    "data of another shape is refused as that, and never bent into shape",
    reads((stored) => codec.decode(withData(stored, filled(stored.event.data))))
  ),
  broken(
    "trips over an older event that is not what it expects",
    "a mutilated event is read as one of its type or refused with a typed error, and nothing is thrown",
    reads((stored) => {
      const older = isOfLent(stored.event) && stored.event.version === 1
      if (older) changedData(stored.event.data, ({ state, ...rest }) => ({ ...rest, pages: String(state).length }))
      return codec.decode(stored)
    })
  ),
  broken(
    "says of another event that it cannot be read",
    "a mutilated event is read as one of its type or refused with a typed error, and nothing is thrown",
    reads((stored) =>
      Result.mapError(codec.decode(stored), (failed) =>
        withDetail({ ...stored, event: { ...stored.event, id: "?" } }, failed.problem)
      )
    )
  ),
  broken(
    "reads an event as one of the type that its data names",
    "a mutilated event is read as one of its type or refused with a typed error, and nothing is thrown",
    reads((stored) => {
      const names = /"type":"(book\.\w+)"/.exec(stored.event.data)?.[1]
      return codec.decode(
        names === undefined ? stored : { ...stored, event: { ...stored.event, type: names, version: 1 } }
      )
    })
  )
]

/** All of them, by what they are about. */
export const brokenCodecs: Readonly<Record<string, ReadonlyArray<BrokenCodec>>> = {
  writing,
  tags: tagging,
  versions,
  refusing,
  "data of another shape": bending
}
