/**
 * The items of queries, each with the position from which on it is asked, as arrays of columns.
 */
import { type EventStore, type Query, SequencePosition } from "@westum/mobility"
import { arrayText, integers, numbers, texts } from "./Database.ts"
import { answerable } from "./Unstorable.ts"

/** An item, and after which position it is asked. */
export interface Wanted {
  readonly item: Query.QueryItem
  readonly after: number
}

/** The items of all parts, but for those that nothing stored can match. */
export const wantedOf = (parts: ReadonlyArray<EventStore.ReadPart>): ReadonlyArray<Wanted> =>
  parts.flatMap(({ after = SequencePosition.start, query }) =>
    query.flatMap((asked) => {
      const item = answerable(asked)
      return item === undefined ? [] : [{ item, after }]
    })
  )

const tagsOf = ({ item: { tags } }: Wanted): string | null => (tags === undefined ? null : arrayText(tags))

/** Lists of types belong to projections: there are few of them, they are long, and they come with every command. */
const written = new WeakMap<ReadonlyArray<string>, string>()

const typesOf = ({ item: { types } }: Wanted): string | null => {
  if (types === undefined) return null
  const text = written.get(types) ?? arrayText(types)
  written.set(types, text)
  return text
}

const aftersOf = (wanted: ReadonlyArray<Wanted>): unknown => numbers(wanted.map(({ after }) => after))

/** Tags, types, after. */
export const encodeWanted = (wanted: ReadonlyArray<Wanted>): ReadonlyArray<unknown> => [
  texts(wanted.map(tagsOf)),
  texts(wanted.map(typesOf)),
  aftersOf(wanted)
]

/** The same with the types as numbers of lists, from 1, and then those lists, each once. */
export const encodeListed = (wanted: ReadonlyArray<Wanted>): ReadonlyArray<unknown> => {
  const lists = new Map<string, number>()
  const numberOf = (one: Wanted): number | null => {
    const text = typesOf(one)
    if (text === null) return null
    const number = lists.get(text) ?? lists.size + 1
    lists.set(text, number)
    return number
  }
  return [texts(wanted.map(tagsOf)), integers(wanted.map(numberOf)), aftersOf(wanted), texts([...lists.keys()])]
}

/** Whether these items ask for every event there is. */
export const isEverything = ([only, ...others]: ReadonlyArray<Query.QueryItem>): boolean =>
  only !== undefined && others.length === 0 && only.tags === undefined && only.types === undefined
