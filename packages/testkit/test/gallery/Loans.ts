/**
 * A small codec with two versions: readers borrow books and bring them back.
 */
import { EventCodec } from "@westum/mobility"
import { type CodecLaws, Values } from "@westum/mobility-testkit"
import { Schema } from "effect"

const id = Schema.String.check(
  Schema.isMinLength(1),
  Schema.isMaxLength(200),
  Schema.isPattern(/^[^\p{Surrogate}\p{Cc}]+$/u)
)
const Book = id.pipe(Schema.brand("Book"))
const Reader = id.pipe(Schema.brand("Reader"))

/** In version 1 nobody wrote down for how long. */
export const Lent = Schema.Struct({
  type: Schema.Literal("book.lent"),
  book: Book,
  reader: Reader,
  /** Null where it was not written down. */
  days: Schema.NullOr(Schema.Natural),
  state: Schema.Struct({ pages: Schema.Natural, stains: Schema.Boolean }),
  note: Schema.optionalKey(Schema.String)
})

/** The book is back. */
export const Returned = Schema.Struct({ type: Schema.Literal("book.returned"), book: Book, reader: Reader })

/** What happens in a library. */
export type LoanEvent = typeof Lent.Type | typeof Returned.Type

/** How a version 1 reads in version 2: what was not known then is unknown. */
export const upcast = (data: EventCodec.Data): EventCodec.Data => ({ ...data, days: null })

/** What the codec of a library is made of. */
export const definitions: Readonly<Record<LoanEvent["type"], EventCodec.EventDefinition<LoanEvent>>> = {
  "book.lent": {
    type: "book.lent",
    version: 2,
    schema: Lent,
    tags: ({ book, reader }) => [`book:${book}`, `reader:${reader}`],
    upcasts: [upcast]
  },
  "book.returned": {
    type: "book.returned",
    version: 1,
    schema: Returned,
    tags: ({ book, reader }) => [`book:${book}`, `reader:${reader}`],
    upcasts: []
  }
}

const lent = { book: "b", reader: "r", state: { pages: 300, stains: false } }
const tags = ["book:b", "reader:r"] as const
const lentAt1 = { tags, meta: {}, data: lent, reads: { book: "b", reader: "r", days: null, state: lent.state } }
const lentAt2 = { tags, meta: { by: "desk" }, data: { ...lentAt1.reads, days: 14, note: "first edition" } }

/** The codec, what it is tried on, and what was written once. */
export const loans: CodecLaws.CodecSubject<LoanEvent> = {
  codec: EventCodec.make<LoanEvent>(definitions),
  events: { "book.lent": Values.of(Lent), "book.returned": Values.of(Returned) },
  golden: [
    { type: "book.lent", version: 1, events: [lentAt1] },
    { type: "book.lent", version: 2, events: [lentAt2] },
    { type: "book.returned", version: 1, events: [{ tags, meta: {}, data: { book: "b", reader: "r" } }] }
  ]
}
