/**
 * Stores that select something else than was asked for.
 */
import { type Event, Query } from "@westum/mobility"
import { Array as Arr } from "effect"
import { asking, type BrokenStore, ruled, wrapped } from "./BrokenStore.ts"

type Comparison = (asked: string, own: string) => boolean

const same: Comparison = (asked, own) => asked === own

/** Query semantics with its parts open to faults. */
const matching =
  ({ tag = same, type = same, anyTag = false, anyOfBoth = false }) =>
  (query: Query.Query, event: Event.EncodedEvent): boolean =>
    query.some((item) => {
      const types = item.types?.some((asked) => type(asked, event.type))
      const found = item.tags?.map((asked) => event.tags.some((own) => tag(asked, own)))
      const tags = anyTag ? found?.includes(true) : found?.every(Boolean)
      if (anyOfBoth && types !== undefined && tags !== undefined) return types || tags
      return (types ?? true) && (tags ?? true)
    })

const ignoringCase: Comparison = (asked, own) => asked.toLowerCase() === own.toLowerCase()
const asPattern: Comparison = (asked, own) =>
  new RegExp(
    `^${asked
      .replaceAll(/[^%_]/g, (letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`)
      .replaceAll("%", ".*")
      .replaceAll("_", ".")}$`,
    "u"
  ).test(own)

const asBytes: Comparison = (asked, own) => Buffer.from(asked).equals(Buffer.from(own))

const meaning = "queries: an item means any of its types and all of its tags"
const torn = "queries: half a surrogate pair"
const similar = "queries: types and tags are texts, not patterns"

export const queryFaults: ReadonlyArray<BrokenStore> = [
  ruled("any of the tags instead of all", meaning, { matches: matching({ anyTag: true }) }),
  ruled("types or tags instead of both", meaning, { matches: matching({ anyOfBoth: true }) }),
  ruled("all of the items instead of any", meaning, {
    matches: (query, event) => query.every((item) => Query.matches([item], event))
  }),
  wrapped(
    "the first item of a query alone",
    meaning,
    asking(([first]) => [first])
  ),
  wrapped(
    "the first tag of an item alone",
    meaning,
    asking((query) => Arr.map(query, (item) => (item.tags === undefined ? item : { ...item, tags: [item.tags[0]] })))
  ),
  wrapped(
    "the first type of an item alone",
    meaning,
    asking((query) => Arr.map(query, (item) => (item.types === undefined ? item : { ...item, types: [item.types[0]] })))
  ),
  ruled("upper case taken for lower", similar, { matches: matching({ tag: ignoringCase, type: ignoringCase }) }),
  ruled("types taken for patterns", similar, { matches: matching({ type: asPattern }) }),
  ruled("tags taken for patterns", similar, { matches: matching({ tag: asPattern }) }),
  ruled("tags compared by how they begin", similar, {
    matches: matching({ tag: (asked, own) => own.startsWith(asked) })
  }),
  ruled("accents composed before they are compared", similar, {
    matches: matching({ tag: (asked, own) => asked.normalize() === own.normalize() })
  }),
  ruled("tags trimmed before they are compared", similar, {
    matches: matching({ tag: (asked, own) => asked.trim() === own.trim() })
  }),
  ruled("half a surrogate pair in a tag taken for U+FFFD", torn, { matches: matching({ tag: asBytes }) }),
  ruled("half a surrogate pair in a type taken for U+FFFD", torn, { matches: matching({ type: asBytes }) }),
  ruled("tags with hundreds of neighbours cut off", "contents: an event may have 200 tags", {
    matches: (query, event) => Query.matches(query, { ...event, tags: event.tags.slice(0, 100) })
  }),
  wrapped(
    "items beyond the five hundredth forgotten",
    "contents: a query may have thousands of items",
    asking((query) => (Arr.take(query, 500).length > 0 ? [query[0], ...query.slice(1, 500)] : query))
  )
]
