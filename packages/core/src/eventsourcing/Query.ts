/**
 * Which events one wants: any of the items, each naming types and tags (dcb.events, Specification: Query).
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { Tag } from "./Event.ts"

/** Any of the types **and** all of the tags. What is absent does not constrain. */
export interface QueryItem {
  readonly types?: NonEmptyReadonlyArray<string>
  readonly tags?: NonEmptyReadonlyArray<Tag>
}

/** Any of the items. */
export type Query = NonEmptyReadonlyArray<QueryItem>

/** Every event. */
export const all: Query = [{}]

/** Whether the item asks for an event of this type and these tags. */
export const matchesItem = ({ tags, types }: QueryItem, type: string, has: ReadonlyArray<Tag>): boolean =>
  (types === undefined || types.includes(type)) && (tags === undefined || tags.every((tag) => has.includes(tag)))

/** Whether the query asks for this event. */
export const matches = (query: Query, event: { readonly type: string; readonly tags: ReadonlyArray<Tag> }): boolean =>
  query.some((item) => matchesItem(item, event.type, event.tags))

/**
 * Items without the types that nothing stored can have, for a store that cannot hold every text and would ask for another in its
 * place; nothing for an item that cannot match. Lists of types come again and again, and are looked through once.
 */
export const answerable = (isStorable: (text: string) => boolean): ((item: QueryItem) => QueryItem | undefined) => {
  const storable = new WeakSet<ReadonlyArray<string>>()
  const areStorable = (types: NonEmptyReadonlyArray<string>): boolean => {
    if (storable.has(types)) return true
    if (!types.every(isStorable)) return false
    storable.add(types)
    return true
  }
  return (item) => {
    const { tags, types } = item
    if (tags?.every(isStorable) === false) return undefined
    if (types === undefined || areStorable(types)) return item
    const [first, ...others] = types.filter(isStorable)
    return first === undefined ? undefined : { ...item, types: [first, ...others] }
  }
}
